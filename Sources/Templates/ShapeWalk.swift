import Diagnostics
import Language

/// Follows templates with the stack of context shapes: `Renderer` with shapes for values.
struct ShapeWalk {
    /// A shape on the stack; nil for what has been reported as unknown, in which everything is allowed.
    typealias Known = Shape?

    /// What a template's check depends on: it is done once for each.
    private struct Visit: Hashable {
        var template: Int
        var stack: [Known]
        var frame: Int
    }

    /// The arguments of a parent, around which others may be in force. Each is kept once, so that an index stands for
    /// what it says.
    struct Frame: Hashable {
        /// The parent's instruction.
        var parent: Int
        /// In `Program.arguments`.
        var arguments: Range<Int>
        /// In `frames`, or -1.
        var outer: Int
    }

    /// A template being checked.
    private struct Call {
        var template: Int
        /// The tag that includes it; nil for the template that the generator renders.
        var tag: Int?
        /// How many contexts were pushed since it began.
        var pushed = 0
        /// How many sections around the current point guard against endless recursion.
        var guards = 0
    }

    let program: Program
    let shapes: Shape.Catalogue
    var stack: [Known] = []
    var frame = -1
    private(set) var frames: [Frame] = []
    private var calls: [Call] = []
    private var visited: Set<Visit> = []
    private var reported: Set<Report> = []
    private(set) var diagnostics: [Diagnostic] = []

    /// A problem at a tag, whoever includes the template.
    private struct Report: Hashable {
        var problem: TemplateProblem
        var tag: Int
    }

    init(_ program: Program, shapes: Shape.Catalogue) {
        self.program = program
        self.shapes = shapes
    }

    mutating func check(_ use: TemplateUse) {
        guard let template = program.templateByName[use.template] else {
            let problem = Problem.template(.unknownPartial(use.template))
            diagnostics.append(
                Diagnostic(problem, at: Place(use.template), suggestion: nearestTemplate(to: use.template)))
            return
        }
        stack = []
        frame = -1
        for context in use.contexts { stack = pushing(.object(context)) }
        call(template, from: nil)
    }

    /// Checks a template with the current stack, unless that has been done.
    mutating func call(_ template: Int, from tag: Int?) {
        if let first = calls.lastIndex(where: { $0.template == template }), let tag,
            calls[first...].allSatisfy({ $0.guards == 0 })
        {
            report(.endlessPartial(program.templates[template].source.name), at: tag)
            return
        }
        guard visited.insert(Visit(template: template, stack: stack, frame: frame)).inserted else { return }
        calls.append(Call(template: template, tag: tag))
        walk(program.templates[template].body)
        calls.removeLast()
    }

    /// Checks a section's body with another context on the stack.
    /// - Parameter depth: how far from the top of the stack the section's value was found; nil for a flag, which
    ///   pushes nothing.
    mutating func walk(_ body: Range<Int>, over shape: Known, foundAt depth: Int, isGuard: Bool) {
        let around = stack
        let call = calls.indices.last
        let isGuarding = isGuard && call.map { depth <= calls[$0].pushed } ?? false
        stack = pushing(shape)
        if let call {
            calls[call].pushed += 1
            calls[call].guards += isGuarding ? 1 : 0
        }
        walk(body)
        if let call {
            calls[call].pushed -= 1
            calls[call].guards -= isGuarding ? 1 : 0
        }
        stack = around
    }

    /// The stack with one more context. The same object further down can never be asked again, as it knows the same
    /// keys: leaving it out keeps the stacks of recursive templates finite.
    private func pushing(_ shape: Known) -> [Known] {
        stack.filter { $0 != shape } + [shape]
    }

    /// The index of a parent's arguments. A parent inside itself adds nothing: the outer arguments win, and have the
    /// same names.
    mutating func entering(_ parent: Int, _ arguments: Range<Int>) -> Int {
        var outer = frame
        while outer >= 0 {
            if frames[outer].parent == parent { return frame }
            outer = frames[outer].outer
        }
        let entered = Frame(parent: parent, arguments: arguments, outer: frame)
        if let known = frames.firstIndex(of: entered) { return known }
        frames.append(entered)
        return frames.count - 1
    }

    /// Reports a problem once for each tag, with the inclusions that led there.
    mutating func report(_ problem: TemplateProblem, at tag: Int, suggestion: String? = nil) {
        guard reported.insert(Report(problem: problem, tag: tag)).inserted else { return }
        let notes = calls.reversed().compactMap(\.tag).prefix(5).map { tag in
            Diagnostic.Note(.includedHere, at: program.place(of: tag))
        }
        diagnostics.append(
            Diagnostic(.template(problem), at: program.place(of: tag), suggestion: suggestion, notes: Array(notes)))
    }

    func nearestTemplate(to name: String) -> String? {
        NearMiss.nearest(to: name, among: program.templateByName.keys)
    }
}
