public import Diagnostics

/// A page with what wrote each of its bytes: to tell whose fault it is that something is wrong with it.
public struct RenderingTrace: Sendable {
    /// One instruction that wrote.
    struct Step {
        /// In bytes from the start of the page.
        let start: Int
        let instruction: Int
    }

    /// The page, the same as without the trace.
    public let bytes: [UInt8]
    private let program: Program
    private let steps: [Step]

    init(_ bytes: [UInt8], _ program: Program, _ steps: [Step], template: Int?) {
        self.template = template.map { Place(program.templates[$0].source.path) }
        self.bytes = bytes
        self.program = program
        self.steps = steps
    }

    /// The template that was asked for, as a whole.
    public let template: Place?

    /// The line of the template that wrote the byte at an offset; nil where a value did.
    public func place(of offset: Int) -> Place? {
        guard let step = steps.last(where: { $0.start <= offset }),
            case .text = program.instructions[step.instruction]
        else { return nil }
        var place = program.place(of: step.instruction)
        place.line += bytes[step.start..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") }
        place.column = 0
        return place
    }
}

extension TemplateSet {
    /// Renders a template once more, slowly, with what wrote each byte. Texts are not joined as they are for rendering, so
    /// that each keeps its line.
    public func trace(_ name: String, _ stack: [TemplateValue]) -> RenderingTrace {
        var compiler = TemplateCompiler(constants: constants)
        for source in sources where compiler.program.templateByName[source.name] == nil { compiler.compile(source) }
        var program = compiler.program
        program.templateOfName = program.names.map { program.templateByName[$0] ?? -1 }
        var bytes: [UInt8] = []
        guard let template = program.templateByName[name] else {
            return RenderingTrace(bytes, program, [], template: nil)
        }
        let steps = Renderer.trace(SharedProgram(program), template, stack: stack, into: &bytes)
        return RenderingTrace(bytes, program, steps, template: template)
    }
}
