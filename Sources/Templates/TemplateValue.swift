/// Something whose values a template can name: an entry, a page, a site.
public protocol TemplateContext {
    /// The value of a key, resolved when a template asks for it.
    ///
    /// `.absent` says that this context does not know the key, and lets the search go on in the contexts around it. A
    /// key that is known but has nothing to say is `.empty`, which ends the search.
    func value(for name: KeyName) -> TemplateValue
}

/// What a template can print, test or go through.
public enum TemplateValue {
    /// The key is not known here: the contexts further down the stack are asked.
    case absent
    /// The key is known and has no value: prints nothing, is false, ends the search.
    case empty
    /// Prints nothing; for sections only.
    case flag(Bool)
    /// Printed with HTML escaping; false when empty.
    case text(String)
    /// Printed in decimal; always true, 0 included.
    case number(Int)
    /// HTML that writes itself at the end of the buffer, never escaped; always true.
    case markup((_ buffer: inout [UInt8]) -> Void)
    /// A section goes through it; false when empty.
    case list([TemplateValue])
    /// A section pushes it on the context stack; always true. What it answers, by key: one reference, which is cheap to
    /// copy, whatever the context holds.
    case object((_ name: KeyName) -> TemplateValue)

    /// A context.
    @inlinable
    public static func object(_ context: some TemplateContext) -> TemplateValue {
        .object { context.value(for: $0) }
    }

    /// Whether a section over the value is rendered, and an inverted section is not.
    var isTrue: Bool {
        switch self {
        case .absent, .empty: false
        case .flag(let flag): flag
        case .text(let text): !text.isEmpty
        case .list(let list): !list.isEmpty
        case .number, .markup, .object: true
        }
    }
}
