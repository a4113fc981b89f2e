/// All templates of a set as one list of instructions, with the tables that the instructions refer to by index.
struct Program: Sendable {
    var instructions: [Instruction] = []
    /// Where each instruction's tag begins, in bytes from the start of its source; parallel to `instructions`.
    var offsets: [Int] = []
    /// The bytes of every literal.
    var literals: [UInt8] = []
    var paths: [DottedName] = []
    /// The names of partials, parents and blocks.
    var names: [String] = []
    /// The template of each name, or -1; parallel to `names`, known once all templates are compiled.
    var templateOfName: [Int] = []
    /// What parents pass on: each parent owns a range of it.
    var arguments: [Argument] = []
    var templates: [Template] = []
    /// By name, the index in `templates`.
    var templateByName: [String: Int] = [:]

    /// One compiled source.
    struct Template: Sendable {
        var source: TemplateSource
        /// In `instructions`.
        var body: Range<Int>
    }

    /// A block between `{{<parent}}` and its end.
    struct Argument: Sendable {
        /// In `names`.
        var name: Int
        /// The instruction of the block.
        var block: Int
    }

    /// A dotted name: `key` is looked up in the whole stack, the rest in what it yields.
    struct DottedName: Sendable {
        let key: KeyName
        let rest: [KeyName]
        /// `{{.}}`: the top of the stack.
        let isIterator: Bool

        init(_ text: String) {
            isIterator = text == "."
            let parts = isIterator ? [] : text.split(separator: ".").map { KeyName(String($0)) }
            key = parts.first ?? KeyName(text)
            rest = Array(parts.dropFirst())
        }

        /// As the template writes it.
        var text: String { ([key] + rest).map(\.text).joined(separator: ".") }
    }
}

/// A program that changes no more: renderings, thousands of them and several at once, share it by one reference.
final class SharedProgram: Sendable {
    let program: Program
    /// The templates' bodies, in `Program.instructions`.
    let bodies: [Range<Int>]

    init(_ program: Program) {
        self.program = program
        bodies = program.templates.map(\.body)
    }

    /// What each step of a rendering reads, as pointers that hold inside the call: read through an array, every step would
    /// count a reference that all cores share.
    func withTables<Result>(_ body: (ProgramTables) -> Result) -> Result {
        program.instructions.withUnsafeBufferPointer { instructions in
            program.literals.withUnsafeBufferPointer { literals in
                program.paths.withUnsafeBufferPointer { paths in
                    program.templateOfName.withUnsafeBufferPointer { templateOfName in
                        program.arguments.withUnsafeBufferPointer { arguments in
                            bodies.withUnsafeBufferPointer { bodies in
                                body(
                                    ProgramTables(
                                        instructions: instructions, literals: literals, paths: paths,
                                        templateOfName: templateOfName, arguments: arguments, bodies: bodies))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The tables of a shared program.
struct ProgramTables {
    let instructions: UnsafeBufferPointer<Instruction>
    let literals: UnsafeBufferPointer<UInt8>
    let paths: UnsafeBufferPointer<Program.DottedName>
    let templateOfName: UnsafeBufferPointer<Int>
    let arguments: UnsafeBufferPointer<Program.Argument>
    /// By template.
    let bodies: UnsafeBufferPointer<Range<Int>>
}

/// What rendering does at one point. Bodies follow their instruction, up to `end` (exclusive).
enum Instruction: Sendable {
    case text(Literal)
    case print(path: Int, escaped: Bool)
    case section(path: Int, end: Int)
    case inverted(path: Int, end: Int)
    case partial(Inclusion)
    case parent(Inclusion, arguments: Range<Int>, end: Int)
    /// A place that an argument can fill, with its default body. The bodies of blocks stand without the indentation of
    /// their place; `indentation` puts it back, whichever body is printed. An inline block's first line is already begun.
    case block(name: Int, indentation: Literal, isInline: Bool, end: Int)

    /// The same with another end of its body.
    func ending(at end: Int) -> Instruction {
        switch self {
        case .section(let path, _): .section(path: path, end: end)
        case .inverted(let path, _): .inverted(path: path, end: end)
        case .parent(let inclusion, let arguments, _): .parent(inclusion, arguments: arguments, end: end)
        case .block(let name, let indentation, let isInline, _):
            .block(name: name, indentation: indentation, isInline: isInline, end: end)
        case .text, .print, .partial: self
        }
    }
}

/// Bytes of a template that are printed as they stand.
struct Literal: Sendable {
    /// In `Program.literals`.
    var start = 0
    /// In bytes.
    var count = 0
    /// Whether it stands at the beginning of a line of the template, where the indentation of a standalone partial goes.
    /// An empty literal may mark the beginning of a line that begins with a tag.
    var startsLine = false
}

/// A partial or a parent: which template, and how its lines are indented.
struct Inclusion: Sendable {
    enum Target: Sendable {
        /// In `Program.names`.
        case name(Int)
        /// `{{>*path}}`: the template whose name is the value.
        case dynamic(path: Int)
    }

    var target: Target
    var indentation = Literal()
    /// A standalone tag's template takes the indentation of where it stands; another's is printed as it is.
    var isStandalone = false
}
