public import Diagnostics

/// A template as it was read.
public struct TemplateSource: Sendable {
    /// How partials and pages name it, for example `kinds/politique`.
    public var name: String
    /// The file's path as given on the command line, for diagnostics.
    public var path: String
    /// UTF-8; a byte order mark is not part of the template.
    public var bytes: [UInt8]

    /// Joins a name, a path and the content.
    public init(name: String, path: String, bytes: [UInt8]) {
        self.name = name
        self.path = path
        self.bytes = bytes
    }
}

/// Mustache templates that can include one another, compiled once and rendered as often as needed.
///
/// The language is Mustache 1.4 with dynamic names and inheritance, without lambdas
/// (<https://github.com/mustache/spec>). Rendering is as lenient as the specification: what does not exist prints
/// nothing. `check(_:shapes:)` is the strict pass.
public struct TemplateSet: Sendable {
    private let shared: SharedProgram
    var program: Program { shared.program }
    /// What is wrong with the sources' syntax, in printing order. A template with an error is rendered as far as it
    /// was understood.
    public let diagnostics: [Diagnostic]
    /// Of what it was compiled, to compile it otherwise.
    let sources: [TemplateSource]
    let constants: [String: String]

    /// Compiles all sources. Of several with one name the first counts, so a theme's templates come before those of its
    /// parent.
    /// - Parameter constants: by dotted name as tags write it, the texts that are the same wherever a page asks for them:
    ///   they are printed, escaped, without being looked up. A text of several lines is not taken.
    public init(compiling sources: [TemplateSource], constants: [String: String] = [:]) {
        let constants = constants.filter { !$0.value.utf8.contains(UInt8(ascii: "\n")) }
        self.sources = sources
        self.constants = constants
        var compiler = TemplateCompiler(constants: constants)
        for source in sources where compiler.program.templateByName[source.name] == nil { compiler.compile(source) }
        var program = compiler.program.joiningTexts()
        program.templateOfName = program.names.map { program.templateByName[$0] ?? -1 }
        shared = SharedProgram(program)
        diagnostics = compiler.diagnostics.ordered
    }

    /// The names of all templates, in alphabetical order.
    public var names: [String] { program.templateByName.keys.sorted() }

    /// Whether there is a template of that name.
    public func contains(_ name: String) -> Bool { shared.program.templateByName[name] != nil }

    /// Renders a template at the end of a buffer.
    /// - Parameter stack: the context stack, outermost first; most often objects.
    /// - Returns: Why the result is not complete: there is no such template, or its partials go deeper than
    ///   `RenderingLimits` allow. Never traps.
    public func render(_ name: String, _ stack: [TemplateValue], into buffer: inout [UInt8]) -> Diagnostic? {
        guard let template = shared.program.templateByName[name] else {
            return Diagnostic(.template(.unknownPartial(name)), at: Place(name))
        }
        return Renderer.render(shared, template, stack: stack, into: &buffer).map { instruction in
            Diagnostic(.template(.endlessPartial(name)), at: program.place(of: instruction))
        }
    }

    /// Renders a template with one context.
    public func render(_ name: String, _ context: any TemplateContext, into buffer: inout [UInt8]) -> Diagnostic? {
        render(name, [.object(context)], into: &buffer)
    }
}

extension Program {
    /// Where an instruction's tag stands.
    func place(of instruction: Int) -> Place {
        guard let template = templates.first(where: { $0.body.contains(instruction) }) else { return Place("") }
        return template.source.place(of: offsets[instruction])
    }
}

extension TemplateSource {
    /// The length of the byte order mark, in bytes.
    var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The line and column of a byte.
    func place(of offset: Int) -> Place {
        let before = bytes[markLength..<max(markLength, min(offset, bytes.count))]
        let newline = UInt8(ascii: "\n")
        let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? before.startIndex
        let line = before.count { $0 == newline } + 1
        return Place(path, line: line, column: String(decoding: before[lineStart...], as: UTF8.self).count + 1)
    }
}
