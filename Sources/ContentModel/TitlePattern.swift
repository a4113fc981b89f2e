/// What an entry's title is made of.
public struct TitlePattern: Sendable, Hashable {
    /// A literal text or the field of that position.
    public enum Part: Sendable, Hashable {
        /// This text.
        case literal(String)
        /// The field's value in words.
        case field(FieldID)
    }
    /// In reading order.
    public var parts: [Part]

    /// The field that is the title all by itself; nil for a pattern.
    public var singleField: FieldID? {
        if parts.count == 1, case .field(let index) = parts[0] { index } else { nil }
    }

    /// The fields of the title, in reading order.
    public var fields: [FieldID] { parts.compactMap { if case .field(let index) = $0 { index } else { nil } } }
}
