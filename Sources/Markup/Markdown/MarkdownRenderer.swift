internal import CMarkGFM
internal import Diagnostics
internal import Language

/// Walks a tree once and writes its fragments.
///
/// The markup is cmark-gfm's own (`html.c`) but for what a page needs: slots, levels, ids, captions, French spaces,
/// words for screen readers. With `options.isPlain` it is cmark-gfm's, to the byte.
struct MarkdownRenderer {
    var source: MarkedSource
    let text: MarkdownText
    let options: MarkdownOptions
    /// What to do at the marks of fences.
    var boxes: [Int: Fences.Action]
    var diagnostics: [Diagnostic] = []

    /// What is being written: the body or a field.
    var out: FragmentBuilder
    /// The body while a field is being written.
    private var suspendedBody: FragmentBuilder?
    private var fields: [FragmentBuilder] = []
    /// The first paragraph, in the body's plain text.
    private var summaryRange: Range<Int>?

    // Where the walk stands.
    let isFrench: Bool
    /// Whether the text may hold references to characters, such as `&#8238;`.
    let hasReferences: Bool
    /// What the next text has before it.
    var edge = Typography.Edge.boundary
    var imageDepth = 0
    var isInHeading = false
    var openLink: OpenLink?
    /// The link around an image, while its alternative text is read.
    var openImages: [(link: Int, start: Int)] = []
    var tableState: TableState?
    /// Set while a paragraph becomes the caption of the table behind it.
    var captionParagraph: SyntaxNode?
    /// How many bytes of the next text belong to no output (`Tableau :`).
    var skippedBytes = 0
    var openItem: OpenCell?
    /// Where the open paragraph begins in the plain text.
    var paragraphStart = 0
    /// The open heading: its level, where its attributes go in the HTML, where it begins in the plain text.
    var openHeading: (level: Int, html: Int, plain: Int) = (0, 0, 0)
    /// The note being written: its number and references.
    var openNote: (node: SyntaxNode, number: Int, references: Int)?
    var openBoxes = 0
    /// Where the body's first block stands.
    var bodyPlace: Place?
    /// The title that the text begins with.
    var title: MarkdownDocument.Title?
    /// The elements of an author's HTML that are open, and the boxes among them.
    var openHTML: [OpenHTML] = []
    /// Where the last link of a line was found, so that the next one is searched behind it.
    var linkCursor: (line: Int, column: Int) = (-1, 0)
    /// The same for what only looks like a link.
    var suspectCursor: (line: Int, column: Int) = (-1, 0)
    private var depth = 0
    private var isTooDeep = false

    /// More elements within each other than this is an error: browsers give up at 512.
    static let depthLimit = 200

    init(source: MarkedSource, text: MarkdownText, options: MarkdownOptions, boxes: [Int: Fences.Action]) {
        self.source = source
        self.text = text
        self.options = options
        self.boxes = boxes
        isFrench = options.language == .french && !options.isPlain
        hasReferences = !options.isPlain && text.bytes.withUnsafeBufferPointer { $0.position(of: 0x26) != nil }
        let prefix = options.idPrefix.isEmpty ? "" : options.idPrefix + "--"
        out = FragmentBuilder(idPrefix: prefix, firstLevel: options.firstHeadingLevel)
        out.html.reserveCapacity(text.bytes.count + text.bytes.count / 2 + 64)
        out.plain.reserveCapacity(text.bytes.count)
    }

    mutating func render(_ tree: borrowing SyntaxTree) {
        walk(tree.root)
        closeHTML(in: tree.root)
        endField()
        writeNotes()
        for index in fields.indices {
            swap(&out, &fields[index])
            writeNotes()
            swap(&out, &fields[index])
        }
        checkDefinitions(in: tree)
    }

    // MARK: Results

    /// The fields that have been written.
    var finishedFields: [FragmentBuilder] { fields }

    var body: Fragment { out.fragment(withSections: options.collectsSections) }

    var fieldSections: [FieldSection] {
        fields.compactMap { builder in
            builder.field.map { builder.fieldSection($0, withSections: options.collectsSections) }
        }
    }

    /// At most 200 characters of the first paragraph.
    var summary: String {
        guard let summaryRange else { return "" }
        let bytes = out.plain[summaryRange]
        if let cut = bytes.withUnsafeBufferPointer(MarkdownRenderer.summaryOfLatin) { return cut }
        let whole = String(decoding: bytes.prefix(1200), as: UTF8.self)
        guard bytes.count > 200, whole.count > 200 else { return whole }
        let cut = whole.prefix(200)
        let word = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
        return word.trimmingSuffix { ",;:.".contains($0) || $0.isWhitespace } + "…"
    }

    /// The same for a text in which every scalar is a character of its own; nil for others.
    private static func summaryOfLatin(_ bytes: Bytes) -> String? {
        var characters = 0
        var space: Int?
        for index in bytes.indices {
            guard bytes[index] & 0xC0 != 0x80 else { continue }
            guard CharacterCount.isAlone(bytes, at: index) else { return nil }
            characters += 1
            if characters > 200 {
                var end = space ?? index
                while end > 0, bytes[end - 1] <= 0x20 || [0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[end - 1]) { end -= 1 }
                // A no-break space before the sign goes as well: the longer way knows those.
                return end > 0 && [0xA0, 0xAF].contains(bytes[end - 1]) ? nil : bytes.part(0..<end).string + "…"
            }
            if bytes[index] == 0x20 { space = index }
        }
        return bytes.string
    }

    // MARK: Walking

    /// What `enter` wants next.
    enum Visit {
        case descend
        /// Neither the node's children nor its end.
        case skip
    }

    /// Visits everything below a node, without recursion: texts may nest as deep as they are long.
    mutating func walk(_ root: SyntaxNode) {
        guard var node = root.pointee.first_child else { return }
        while true {
            if enter(node) == .descend {
                if let child = node.pointee.first_child {
                    node = child
                    depth += 1
                    if depth > MarkdownRenderer.depthLimit { reportDepth(node) }
                    continue
                }
                leave(node)
            }
            while node.pointee.next == nil {
                guard let parent = node.pointee.parent, parent != root else { return }
                node = parent
                depth -= 1
                leave(node)
            }
            guard let next = node.pointee.next else { return }
            node = next
        }
    }

    private mutating func reportDepth(_ node: SyntaxNode) {
        guard !isTooDeep else { return }
        isTooDeep = true
        report(.nestedTooDeep, line: node.line, column: max(node.column, 0))
    }

    mutating func report(_ problem: MarkupProblem, line: Int, column: Int) {
        let place = source.place(line: line, markedColumn: column, in: text)
        diagnostics.append(Diagnostic(.markup(problem), at: place))
    }

    // MARK: Fields

    /// Begins a field when a heading of the top level is one's name, or ends the one that it does not belong to.
    /// - Returns: whether the heading is a field's.
    mutating func beginsField(_ heading: SyntaxNode) -> Bool {
        guard !options.words.sectionFields.isEmpty, openHTML.isEmpty, heading.pointee.parent?.kind == .document else {
            return false
        }
        let level = Int(cmark_node_level(heading))
        if let field = out.field, level <= field.level { endField() }
        guard out.field == nil else { return false }
        var bytes: [UInt8] = []
        heading.forEachDescendant { node in
            switch node.kind {
            case .text, .code: bytes.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: bytes.append(0x20)
            default: break
            }
        }
        var name = String(decoding: bytes, as: UTF8.self)
        var folded = name.folded
        if folded.utf8.last == 0x3A, !options.words.sectionFields.contains(folded) {
            // The colon that authors write behind a heading is no part of the name.
            name = name.trimmingSuffix { $0 == ":" || $0.isWhitespace }
            folded = name.folded
        }
        guard options.words.sectionFields.contains(folded) else { return false }
        let place = source.place(line: heading.line, markedColumn: heading.column, in: text)
        let prefix = out.idPrefix + folded.slug + "--"
        suspendedBody = out
        out = FragmentBuilder(
            idPrefix: prefix, firstLevel: min(6, options.firstHeadingLevel + 1),
            field: FragmentBuilder.Field(name: name, folded: folded, place: place, level: level))
        return true
    }

    /// Takes a heading of the first level, with which the text begins, for the title, when nothing else says it or
    /// says the same: pages show the title above the text.
    mutating func isTitle(_ heading: SyntaxNode) -> Bool {
        guard case .read(let given) = options.leadingTitle, title == nil, cmark_node_level(heading) == 1,
            out.html.isEmpty, out.field == nil, fields.isEmpty, openHTML.isEmpty,
            heading.pointee.parent?.kind == .document
        else { return false }
        var words: [UInt8] = []
        var isPlain = true
        heading.forEachDescendant { node in
            switch node.kind {
            case .text, .code: words.append(contentsOf: node.literal)
            case .softBreak, .lineBreak: words.append(0x20)
            case .emphasis, .strong: break
            default: isPlain = false
            }
        }
        let text = words.withUnsafeBufferPointer { source.restored($0) }
        let written = String(decoding: text, as: UTF8.self)
        guard isPlain, !written.folded.isEmpty, given == nil || given?.folded == written.folded else { return false }
        title = MarkdownDocument.Title(
            text: written, place: source.place(line: heading.line, markedColumn: heading.column, in: self.text))
        return true
    }

    private mutating func endField() {
        guard let body = suspendedBody else { return }
        suspendedBody = nil
        fields.append(out)
        out = body
    }

    /// Remembers the body's first paragraph, which ends here.
    mutating func noteSummary(from start: Int) {
        guard summaryRange == nil, out.field == nil, openBoxes == 0, out.plain.count > start else { return }
        summaryRange = start..<out.plain.count
    }
    var wantsSummary: Bool { summaryRange == nil && out.field == nil }
}

extension StringProtocol {
    func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
        var end = endIndex
        while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
        return String(self[..<end])
    }
}
