/// A part of the model, by its position among its like: a kind in `Model.kinds`, a field among the fields of its kind or
/// of its records field.
///
/// Positions of different lists are different types, so that none is taken for another.
public struct Identifier<Element>: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// From 0.
    public let index: Int

    /// Names the part at that position.
    @inlinable
    public init(_ index: Int) { self.index = index }

    /// The position alone: types tell the rest.
    public var description: String { String(index) }

    /// By position: in the order of the model.
    @inlinable
    public static func < (a: Identifier, b: Identifier) -> Bool { a.index < b.index }
}

/// A position in `Model.kinds`.
public typealias KindID = Identifier<Kind>
/// A position in the fields of a kind or of a records field, as said where it stands.
public typealias FieldID = Identifier<Field>
/// A position in `Model.vocabularies`.
public typealias VocabularyID = Identifier<Vocabulary>
/// A position in `Model.rules`.
public typealias RuleID = Identifier<Rule>
/// A position in `Model.views`.
public typealias ViewID = Identifier<View>

extension Array {
    /// The element of a part of the model, in a list that has one for each: `Model.kinds`, an entry's values.
    @inlinable
    public subscript<Part>(id: Identifier<Part>) -> Element {
        get { self[id.index] }
        set { self[id.index] = newValue }
        _modify { yield &self[id.index] }
    }

    /// The identifiers of the elements, in order.
    @inlinable
    public var ids: Identifiers<Element> { Identifiers(count: count) }

    /// The elements with their identifiers, in order.
    @inlinable
    public var identified: Identified<Element> { Identified(self) }

    /// The first element that fits.
    @inlinable
    public func firstID(where fits: (Element) -> Bool) -> Identifier<Element>? {
        firstIndex(where: fits).map { Identifier($0) }
    }
}

/// The identifiers of a list's elements, in order: no list of their own.
public struct Identifiers<Element>: RandomAccessCollection, Sendable {
    /// One after the last.
    public let endIndex: Int

    @inlinable
    init(count: Int) { endIndex = count }

    /// 0.
    @inlinable
    public var startIndex: Int { 0 }
    /// The identifier at a position.
    @inlinable
    public subscript(position: Int) -> Identifier<Element> { Identifier(position) }
}

/// The elements of a list with their identifiers, in order.
public struct Identified<Element>: Sequence, IteratorProtocol {
    @usableFromInline let elements: [Element]
    @usableFromInline var position = 0

    @inlinable
    init(_ elements: [Element]) { self.elements = elements }

    /// The next pair.
    @inlinable
    public mutating func next() -> (id: Identifier<Element>, element: Element)? {
        guard position < elements.count else { return nil }
        defer { position += 1 }
        return (Identifier(position), elements[position])
    }
}
