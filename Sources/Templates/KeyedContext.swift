/// A context whose keys stand in a table.
public protocol KeyedContext: TemplateContext, SendableMetatype {
    /// What it answers.
    static var keys: KeyTable<Self> { get }
}

extension KeyedContext {
    /// How the table's keys are declared: `Key.text("@title", "The heading.") { $0.title }`.
    public typealias Key = TemplateKey<Self>

    /// As the table says.
    @inlinable
    public func value(for name: KeyName) -> TemplateValue { Self.keys.value(of: name, in: self) }

    /// Its name in the catalogue.
    public static var name: String { keys.name }

    /// The table, for readers and for the check of templates.
    public static var description: ContextDescription {
        ContextDescription(
            name: keys.name, sentence: keys.sentence,
            keys: keys.keys.map { ContextDescription.Key(name: $0.name.text, shape: $0.shape, sentence: $0.sentence) })
    }

    /// The contexts that its keys lead to.
    static var followers: [any KeyedContext.Type] { keys.keys.compactMap(\.leadsTo) }
}

/// What a context answers, in words.
public struct ContextDescription: Sendable, Hashable {
    /// Its name in the catalogue.
    public var name: String
    /// What it is.
    public var sentence: String
    /// In the order of the table.
    public var keys: [Key]

    /// One key.
    public struct Key: Sendable, Hashable {
        /// As templates write it.
        public var name: String
        /// What can be expected of it.
        public var shape: Shape
        /// What it means.
        public var sentence: String

        /// Says what a key is.
        public init(name: String, shape: Shape, sentence: String) {
            (self.name, self.shape, self.sentence) = (name, shape, sentence)
        }
    }

    /// Says what a context answers.
    public init(name: String, sentence: String, keys: [Key]) {
        (self.name, self.sentence, self.keys) = (name, sentence, keys)
    }

    /// The keys' shapes, for the catalogue.
    public var shapes: [String: Shape] { Dictionary(keys.map { ($0.name, $0.shape) }) { first, _ in first } }

    /// The descriptions of some contexts and of all that their keys lead to, each once, by name.
    public static func all(from roots: [any KeyedContext.Type]) -> [ContextDescription] {
        var found: [String: ContextDescription] = [:]
        var waiting = roots
        while let next = waiting.popLast() {
            if found[next.name] != nil { continue }
            found[next.name] = next.description
            waiting += next.followers
        }
        return found.values.sorted { $0.name < $1.name }
    }
}
