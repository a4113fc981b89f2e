import Diagnostics

/// Turns sources into the instructions of a program, one after the other.
///
/// Sections are closed by filling in the `end` of their instruction, so nothing is built in between.
struct TemplateCompiler {
    /// How many sections, blocks and parents may stand in one another.
    static let nestingLimit = 60

    /// A section, block or parent whose end tag has not come yet.
    struct Open {
        var tag: TagScanner.Tag
        /// Its instruction.
        var instruction: Int
        /// Where its body begins in the source.
        var bodyStart = 0
        /// A parent: the blank before it, when it begins its line. A block: the indentation of its line.
        var blankBefore: Range<Int>?
        /// A block alone on its line.
        var isStandalone = false
        /// A parent's blocks so far.
        var arguments: [Program.Argument] = []
    }

    /// The template that is being compiled.
    private(set) var source = TemplateSource(name: "", path: "", bytes: [])
    var program = Program()
    var diagnostics: [Diagnostic] = []
    var scanner = TagScanner(TemplateSource(name: "", path: "", bytes: []))
    var open: [Open] = []
    /// Whether what comes next begins a line of the template.
    var startsLine = true
    var pathByText: [String: Int] = [:]
    var nameByText: [String: Int] = [:]
    /// What names stand for that mean the same everywhere; no line breaks.
    private let constants: [String: String]

    init(constants: [String: String] = [:]) {
        self.constants = constants
    }

    /// Compiles a template at the end of the program.
    mutating func compile(_ template: TemplateSource) {
        let start = program.instructions.count
        source = template
        scanner = TagScanner(template)
        open = []
        startsLine = true
        compile()
        program.templateByName[template.name] = program.templates.count
        program.templates.append(Program.Template(source: template, body: start..<program.instructions.count))
    }

    private mutating func compile() {
        if String(validating: source.bytes, as: UTF8.self) == nil {
            diagnostics.append(Diagnostic(.markup(.notUTF8), at: Place(source.path)))
        }
        while scanner.position < source.bytes.count {
            let (text, tag) = scanner.next()
            guard let tag else {
                emitText(text)
                break
            }
            compile(tag, after: text)
            if open.count > Self.nestingLimit {
                report(.nestedTooDeep(limit: Self.nestingLimit), at: tag.range.lowerBound)
                break
            }
        }
        diagnostics += scanner.diagnostics
        for element in open.reversed() {
            if open.count <= Self.nestingLimit { reportUnclosed(element) }
            setEnd(of: element.instruction)
        }
    }

    private mutating func compile(_ tag: TagScanner.Tag, after text: Range<Int>) {
        if let parent = directParent, tag.kind.isNeverPrintedInParent {
            report(.ignoredInParent(parent.closingName), at: tag.range.lowerBound)
        }
        switch tag.kind {
        case .variable, .unescaped:
            emitText(text)
            if tag.kind == .variable, let constant = constants[tag.name] {
                emit(.text(literal(escaping: constant)), at: tag)
            } else {
                emit(.print(path: path(tag.name), escaped: tag.kind == .variable), at: tag)
            }
        case .malformed:
            emitText(text)
        case .section, .inverted, .partial, .comment, .delimiters:
            compileLineTag(tag, after: text)
        case .parent:
            openParent(tag, after: text)
        case .block:
            openBlock(tag, after: text)
        case .close:
            close(tag, after: text)
        }
    }

    /// A tag that takes its line with it when it is alone there.
    private mutating func compileLineTag(_ tag: TagScanner.Tag, after text: Range<Int>) {
        let blank = emitText(text, before: tag)
        let instruction: Instruction
        switch tag.kind {
        case .section: instruction = .section(path: path(tag.name), end: 0)
        case .inverted: instruction = .inverted(path: path(tag.name), end: 0)
        case .partial: instruction = .partial(inclusion(of: tag, indentation: blank))
        case .variable, .unescaped, .close, .parent, .block, .comment, .delimiters, .malformed: return
        }
        emit(instruction, at: tag, isStandalone: blank != nil)
        if tag.kind != .partial { open.append(Open(tag: tag, instruction: program.instructions.count - 1)) }
    }

    /// Emits the text before a tag. When the tag is alone on its line, the rest of the line is skipped.
    /// - Returns: The blank before a tag that is alone on its line.
    mutating func emitText(_ text: Range<Int>, before tag: TagScanner.Tag) -> Range<Int>? {
        guard let blank = source.blankBefore(tag.range.lowerBound),
            let next = source.blankLineEnd(after: tag.range.upperBound)
        else {
            emitText(text)
            return nil
        }
        emitText(text.lowerBound..<blank.lowerBound)
        scanner.position = next
        startsLine = true
        return blank
    }

    mutating func emitText(_ text: Range<Int>) {
        guard !text.isEmpty else { return }
        if let parent = directParent {
            if let visible = source.bytes[text].firstIndex(where: { $0 > 0x20 }) {
                report(.ignoredInParent(parent.closingName), at: visible)
            }
            return
        }
        append(.text(literal(text, startsLine: startsLine)), at: text.lowerBound)
        startsLine = source.bytes[text].last == UInt8(ascii: "\n")
    }

    /// Emits a tag's instruction, after the mark of the beginning of a line if the tag stands there with others.
    mutating func emit(_ instruction: Instruction, at tag: TagScanner.Tag, isStandalone: Bool = false) {
        if !isStandalone { markLineStart(at: tag.range.lowerBound) }
        append(instruction, at: tag.range.lowerBound)
    }

    mutating func markLineStart(at offset: Int) {
        guard startsLine, directParent == nil else { return }
        append(.text(Literal(startsLine: true)), at: offset)
        startsLine = false
    }

    mutating func append(_ instruction: Instruction, at offset: Int) {
        program.instructions.append(instruction)
        program.offsets.append(offset)
    }
}
