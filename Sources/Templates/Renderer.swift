/// Bounds that keep every rendering finite, whatever templates and contexts do.
enum RenderingLimits {
    /// Sections, partials and blocks in one another, across templates. Bounds the native stack.
    static let depth = 400
    /// Partials and parents rendered for one page. Bounds the time of templates that include themselves twice.
    static let inclusions = 1_000_000
}

/// One rendering: walks a program's instructions and appends to a buffer.
///
/// The tables that each instruction reads are the shared program's, as long as `render(_:stack:into:)` runs.
struct Renderer {
    private let shared: SharedProgram
    let tables: ProgramTables
    /// The objects of the context stack, outermost first: the only contexts that have keys.
    private(set) var objects: [(KeyName) -> TemplateValue]
    /// Which state of `objects` this is: it is the same as long as the number is.
    private(set) var stack = 0
    private var lastStack = 0
    /// What names yielded last: templates ask whether there is a value, then for the value. By path, modulo its length.
    var known = [Known](repeating: Known(path: -1, stack: 0, value: .absent), count: 8)
    /// The top of the context stack when it is no object; nil when it is the last of `objects`.
    private(set) var top: TemplateValue?
    /// What begins each line of the template being rendered.
    private var indentation: [UInt8] = []
    /// The line of an inline block is already indented: its body's first line is not.
    private var isLineIndented = false
    /// The arguments in force where we are: an index in `frames`, or -1.
    private var frame = -1
    private var frames: [Frame] = []
    private var depth = 0
    private var inclusions = 0
    /// The instruction at which a limit was reached; nothing is rendered from then on.
    private var stoppedAt: Int?
    /// What wrote the bytes from a position on, where that is asked for.
    private var steps: [RenderingTrace.Step]?

    /// What a name yielded in a state of the stack.
    struct Known {
        var path: Int
        var stack: Int
        var value: TemplateValue
    }

    /// The arguments of one parent being rendered.
    private struct Frame {
        /// In `Program.arguments`.
        var arguments: Range<Int>
        /// The arguments in force around the parent; they win over these.
        var outer: Int
    }

    private init(_ shared: SharedProgram, _ tables: ProgramTables, stack: [TemplateValue]) {
        self.shared = shared
        self.tables = tables
        if case .object? = stack.last { top = nil } else { top = stack.last ?? .absent }
        objects = stack.compactMap { value in
            if case .object(let object) = value { object } else { nil }
        }
    }

    /// Renders one template.
    /// - Returns: The instruction at which a limit was reached.
    static func render(
        _ shared: SharedProgram, _ template: Int, stack: [TemplateValue], into buffer: inout [UInt8]
    ) -> Int? {
        shared.withTables { tables in
            var renderer = Renderer(shared, tables, stack: stack)
            renderer.run(tables.bodies[template], into: &buffer)
            return renderer.stoppedAt
        }
    }

    /// Renders one template, and tells which instruction wrote what.
    static func trace(
        _ shared: SharedProgram, _ template: Int, stack: [TemplateValue], into buffer: inout [UInt8]
    ) -> [RenderingTrace.Step] {
        shared.withTables { tables in
            var renderer = Renderer(shared, tables, stack: stack)
            renderer.steps = []
            renderer.run(tables.bodies[template], into: &buffer)
            return renderer.steps ?? []
        }
    }

    private mutating func run(_ range: Range<Int>, into buffer: inout [UInt8]) {
        guard depth < RenderingLimits.depth else { return stop(at: range.lowerBound) }
        depth += 1
        defer { depth -= 1 }
        var index = range.lowerBound
        while index < range.upperBound, stoppedAt == nil {
            switch tables.instructions[index] {
            case .text(let literal):
                steps?.append(RenderingTrace.Step(start: buffer.count, instruction: index))
                write(literal, into: &buffer)
            case .print(let path, let escaped):
                steps?.append(RenderingTrace.Step(start: buffer.count, instruction: index))
                print(value(of: path), escaped: escaped, into: &buffer)
            case .section(let path, let end):
                runSection(over: value(of: path), index + 1..<end, into: &buffer)
                index = end
                continue
            case .inverted(let path, let end):
                if !value(of: path).isTrue { run(index + 1..<end, into: &buffer) }
                index = end
                continue
            case .partial(let inclusion):
                include(inclusion, at: index, into: &buffer)
            case .parent(let inclusion, let arguments, let end):
                frames.append(Frame(arguments: arguments, outer: frame))
                frame = frames.count - 1
                include(inclusion, at: index, into: &buffer)
                frame = frames.removeLast().outer
                index = end
                continue
            case .block(let name, let indentation, let isInline, let end):
                runBlock(name, default: index + 1..<end, indentation, isInline: isInline, into: &buffer)
                index = end
                continue
            }
            index += 1
        }
    }

    private mutating func stop(at instruction: Int) {
        if stoppedAt == nil { stoppedAt = instruction }
    }

    private mutating func runSection(over value: TemplateValue, _ body: Range<Int>, into buffer: inout [UInt8]) {
        let around = top
        switch value {
        case .list(let items):
            for item in items where stoppedAt == nil { run(body, with: item, into: &buffer) }
        case .text, .number, .markup, .object:
            if value.isTrue { run(body, with: value, into: &buffer) }
        case .flag(true):
            run(body, into: &buffer)
        case .absent, .empty, .flag(false):
            break
        }
        top = around
    }

    /// Renders a body with another value on top of the context stack.
    private mutating func run(_ body: Range<Int>, with value: TemplateValue, into buffer: inout [UInt8]) {
        if case .object(let object) = value {
            let below = stack
            top = nil
            lastStack += 1
            stack = lastStack
            objects.append(object)
            run(body, into: &buffer)
            objects.removeLast()
            stack = below
        } else {
            top = value
            run(body, into: &buffer)
        }
    }

    private mutating func include(_ inclusion: Inclusion, at index: Int, into buffer: inout [UInt8]) {
        guard let template = template(of: inclusion.target) else { return }
        inclusions += 1
        guard inclusions <= RenderingLimits.inclusions else { return stop(at: index) }
        let around = indentation
        if inclusion.isStandalone { append(inclusion.indentation) } else { indentation = [] }
        run(tables.bodies[template], into: &buffer)
        indentation = around
        // A template's limit shows at the tag that includes it, where the author can do something about it.
        if stoppedAt == tables.bodies[template].lowerBound { stoppedAt = index }
    }

    private mutating func template(of target: Inclusion.Target) -> Int? {
        switch target {
        case .name(let name):
            let index = tables.templateOfName[name]
            return index < 0 ? nil : index
        case .dynamic(let path):
            guard case .text(let name) = value(of: path) else { return nil }
            return shared.program.templateByName[name]
        }
    }

    private mutating func runBlock(
        _ name: Int, default body: Range<Int>, _ own: Literal, isInline: Bool, into buffer: inout [UInt8]
    ) {
        let (around, frameAround) = (indentation, frame)
        append(own)
        isLineIndented = isInline
        if let argument = argument(name) {
            // The body sees the arguments that were in force where it was written.
            frame = argument.frame
            if case .block(_, _, _, let end) = tables.instructions[argument.block] {
                run(argument.block + 1..<end, into: &buffer)
            }
        } else {
            run(body, into: &buffer)
        }
        isLineIndented = false
        (indentation, frame) = (around, frameAround)
    }

    /// The outermost argument of that name, and the arguments in force around its parent.
    private func argument(_ name: Int) -> (block: Int, frame: Int)? {
        var found: (block: Int, frame: Int)?
        var index = frame
        while index >= 0 {
            let frame = frames[index]
            if let argument = tables.arguments[frame.arguments].first(where: { $0.name == name }) {
                found = (argument.block, frame.outer)
            }
            index = frame.outer
        }
        return found
    }

    private mutating func append(_ literal: Literal) {
        guard literal.count > 0 else { return }
        indentation += tables.literals[literal.start..<literal.start + literal.count]
    }
}

extension Renderer {
    private mutating func write(_ literal: Literal, into buffer: inout [UInt8]) {
        let bytes = UnsafeBufferPointer(rebasing: tables.literals[literal.start..<literal.start + literal.count])
        guard !indentation.isEmpty || isLineIndented else {
            buffer.append(contentsOf: bytes)
            return
        }
        var position = bytes.startIndex
        var isLineStart = literal.startsLine
        repeat {
            if isLineStart, isLineIndented {
                isLineIndented = false
            } else if isLineStart, bytes.isEmpty || !isLineBreak(bytes[position...]) {
                buffer += indentation
            }
            let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
            let next = newline.map { $0 + 1 } ?? bytes.endIndex
            buffer += bytes[position..<next]
            position = next
            isLineStart = true
        } while position < bytes.endIndex
    }

    /// Whether the line is empty; empty lines are not indented.
    private func isLineBreak(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.first == UInt8(ascii: "\n") || bytes.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    }
}
