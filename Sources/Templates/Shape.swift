/// What a template can expect of a value, whatever entry it comes from. Every value may be missing.
public indirect enum Shape: Sendable, Hashable {
    case text
    case number
    case flag
    case markup
    /// A text out of a closed list of template names, which a dynamic partial may include.
    case name([String])
    case list(Shape)
    /// By its name in the catalogue, so that shapes may hold one another.
    case object(String)

    /// What a context of each name answers, by key: the keys for which `TemplateContext.value(for:)` is never `.absent`.
    public typealias Catalogue = [String: [String: Shape]]
}

/// A template that the generator renders, and what it gives to it.
public struct TemplateUse: Sendable, Hashable {
    /// The template's name.
    public var template: String
    /// The context stack, outermost first, by name in the catalogue.
    public var contexts: [String]

    /// Says that a template is rendered with a stack of contexts.
    public init(_ template: String, contexts: [String]) {
        self.template = template
        self.contexts = contexts
    }
}
