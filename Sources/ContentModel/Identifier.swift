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
    public var ids: [Identifier<Element>] { indices.map { Identifier($0) } }

    /// The elements with their identifiers, in order.
    @inlinable
    public var identified: [(id: Identifier<Element>, element: Element)] {
        enumerated().map { (Identifier($0.offset), $0.element) }
    }

    /// The first element that fits.
    @inlinable
    public func firstID(where fits: (Element) -> Bool) -> Identifier<Element>? { firstIndex(where: fits).map { Identifier($0) } }
}
