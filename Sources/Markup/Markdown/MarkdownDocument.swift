public import Diagnostics
internal import Language

/// A Markdown text as fragments: the body, and the fields that stand in it.
public struct MarkdownDocument: Sendable {
    /// What no field has taken.
    public var body: Fragment
    /// Where the body's first block stands; nil for an empty one.
    public var bodyPlace: Place?
    /// In order of appearance; two may have one name.
    public var fieldSections: [FieldSection]
    /// The title that the text begins with, where the options ask for it; it is no part of the body then.
    public var title: Title?
    /// The body's first paragraph without markup, at most 200 characters, cut at a word with `…`; may be empty.
    public var summary: String
    /// Whether blocks were kept or cut by edition: then another edition needs the text parsed again.
    public var hasEditionFences: Bool
    /// Everything that is wrong, in the order of places.
    public var diagnostics: [Diagnostic]

    /// A heading that is the entry's title.
    public struct Title: Sendable, Hashable {
        /// Without markup.
        public var text: String
        /// Where the heading stands.
        public var place: Place
    }

    /// Reads a text. Hidden blocks are cut before anything is derived from it.
    public init(parsing text: MarkdownText, options: MarkdownOptions = MarkdownOptions()) {
        self.init(reading: text, options: options)
        let slips = options.words.slips.diagnostics(in: text)
        guard !slips.isEmpty else { return }
        // `!!! dirigeants`: one message says it.
        let lines = Set(slips.map(\.place.line))
        diagnostics = (diagnostics.filter { !$0.isForeignMark || !lines.contains($0.place.line) } + slips).ordered
    }

    private init(reading text: MarkdownText, options: MarkdownOptions) {
        var source = MarkedSource(marking: text.bytes)
        guard !source.mayExplode else {
            var renderer = MarkdownRenderer(source: source, text: text, options: options, boxes: [:])
            renderer.diagnostics = [Diagnostic(.markup(.tableTooLarge), at: Place(text.path, line: text.firstLine))]
            self.init(rendered: renderer)
            return
        }
        guard let tree = SyntaxTree(parsing: source) else {
            self.init(rendered: MarkdownRenderer(source: source, text: text, options: options, boxes: [:]))
            return
        }
        guard source.hasFences else {
            var renderer = MarkdownRenderer(source: source, text: text, options: options, boxes: [:])
            renderer.render(tree)
            self.init(rendered: renderer)
            return
        }
        let fences = Fences(of: source, in: tree, text: text, options: options)
        guard !fences.editionBlocks.isEmpty else {
            var renderer = MarkdownRenderer(source: source, text: text, options: options, boxes: fences.actions)
            renderer.render(tree)
            renderer.diagnostics += fences.diagnostics
            self.init(rendered: renderer)
            return
        }
        source = MarkedSource(marking: fences.cutting(text.bytes))
        var renderer = MarkdownRenderer(source: source, text: text, options: options, boxes: [:])
        if let tree = SyntaxTree(parsing: source) {
            if source.hasFences {
                renderer.boxes = Fences(of: source, in: tree, text: text, options: options).actions
            }
            renderer.render(tree)
        }
        renderer.diagnostics += fences.diagnostics
        self.init(rendered: renderer)
        hasEditionFences = true
    }

    private init(rendered: consuming MarkdownRenderer) {
        let diagnostics = rendered.diagnostics.isEmpty ? [] : rendered.diagnostics.ordered
        (body, summary) = (rendered.body, rendered.summary)
        fieldSections = rendered.fieldSections
        hasEditionFences = false
        title = rendered.title
        bodyPlace = rendered.bodyPlace
        self.diagnostics = diagnostics
    }
}

extension Diagnostic {
    fileprivate var isForeignMark: Bool { if case .markup(.foreignMark) = problem { true } else { false } }
}
