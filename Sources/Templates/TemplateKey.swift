/// A key that a context answers, declared once: its name, what can be expected of it, what it means and how it is found.
/// Inlinable, so that values are made for the types of the contexts, without generic code at each look-up.
public struct TemplateKey<Context>: Sendable {
    /// As templates write it.
    public let name: KeyName
    /// What it means, in English, for those who write themes.
    public let sentence: String
    @usableFromInline let expected: KeyExpectation
    @usableFromInline let value: @Sendable (Context) -> TemplateValue

    @usableFromInline
    init(
        _ name: KeyName, _ expected: KeyExpectation, _ sentence: String,
        _ value: @escaping @Sendable (Context) -> TemplateValue
    ) {
        (self.name, self.expected, self.sentence, self.value) = (name, expected, sentence, value)
    }

    /// What the check of templates expects of the value.
    public var shape: Shape {
        switch expected {
        case .shape(let shape): shape
        case .object(let type): .object(type.name)
        case .list(let type): .list(.object(type.name))
        }
    }

    /// The type of the contexts that the shape names; nil where it names none, or one that depends on the model.
    var leadsTo: (any KeyedContext.Type)? {
        switch expected {
        case .shape: nil
        case .object(let type), .list(let type): type
        }
    }

    /// A text; nothing for nil.
    @inlinable
    public static func text(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> String?
    ) -> TemplateKey {
        TemplateKey(name, .shape(.text), sentence) { context in value(context).map { .text($0) } ?? .empty }
    }

    /// A number; nothing for nil.
    @inlinable
    public static func number(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> Int?
    ) -> TemplateKey {
        TemplateKey(name, .shape(.number), sentence) { context in value(context).map { .number($0) } ?? .empty }
    }

    /// True or false, for sections.
    @inlinable
    public static func flag(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> Bool
    ) -> TemplateKey {
        TemplateKey(name, .shape(.flag), sentence) { .flag(value($0)) }
    }

    /// HTML made by the generator: `.markup` or `.empty`.
    @inlinable
    public static func markup(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> TemplateValue
    ) -> TemplateKey {
        TemplateKey(name, .shape(.markup), sentence, value)
    }

    /// Contexts of one type.
    @inlinable
    public static func list<Element: KeyedContext>(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> [Element]
    ) -> TemplateKey {
        TemplateKey(name, .list(Element.self), sentence) { context in
            .list(value(context).map { .object($0) })
        }
    }

    /// A context; nothing for nil.
    @inlinable
    public static func object<Object: KeyedContext>(
        _ name: KeyName, _ sentence: String, _ value: @escaping @Sendable (Context) -> Object?
    ) -> TemplateKey {
        TemplateKey(name, .object(Object.self), sentence) { context in
            value(context).map { .object($0) } ?? .empty
        }
    }

    /// A context whose keys depend on the model or the theme: the catalogue has its shape under that name.
    @inlinable
    public static func object(
        _ name: KeyName, named shape: String, _ sentence: String,
        _ value: @escaping @Sendable (Context) -> TemplateValue
    ) -> TemplateKey {
        TemplateKey(name, .shape(.object(shape)), sentence, value)
    }

    /// The same key of a context that holds this one.
    public func within<Outer>(_ inner: @escaping @Sendable (Outer) -> Context) -> TemplateKey<Outer> {
        let value = value
        return TemplateKey<Outer>(name, expected, sentence) { value(inner($0)) }
    }
}

/// What the check of templates expects of a key. Contexts are named by their types: their tables, which may lead back to
/// this one, are made only when asked for.
@usableFromInline
enum KeyExpectation: Sendable {
    case shape(Shape)
    case object(any KeyedContext.Type)
    case list(any KeyedContext.Type)
}

/// Puts the keys of a table one below the other.
@resultBuilder
public enum KeyBuilder<Context> {
    /// One key.
    public static func buildExpression(_ key: TemplateKey<Context>) -> [TemplateKey<Context>] { [key] }
    /// Keys that several tables have.
    public static func buildExpression(_ keys: [TemplateKey<Context>]) -> [TemplateKey<Context>] { keys }
    /// All of them.
    public static func buildBlock(_ keys: [TemplateKey<Context>]...) -> [TemplateKey<Context>] { keys.flatMap(\.self) }
}
