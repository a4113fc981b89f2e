/// What a template calls a value, with a number of it by which tables find the key. Made when templates are compiled and
/// when tables are made, never while a page is.
public struct KeyName: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As templates write it: `@title`.
    public let text: String
    /// The same for the same text, in every process (FNV-1a, 32 bits).
    @usableFromInline let number: UInt32

    /// Numbers a name.
    public init(_ text: String) {
        self.text = text
        number = text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// Numbers a name.
    public init(stringLiteral text: String) { self.init(text) }

    /// Whether two names are one.
    @inlinable
    public static func == (a: KeyName, b: KeyName) -> Bool { a.number == b.number && a.text == b.text }

    /// Feeds the number to a hasher.
    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
