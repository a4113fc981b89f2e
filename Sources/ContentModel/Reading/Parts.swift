package import Diagnostics
package import Markup

/// What stands under the keys of one part of the model, its keys checked against their description, nothing bound yet.
package struct Parts<Key: PartKeys>: Sendable {
    /// What messages call it.
    package let part: ModelPart
    /// Where something that it lacks is reported.
    package let place: Place
    private let pairs: [Key: YAMLPair]

    init(_ part: ModelPart, at place: Place, _ pairs: [Key: YAMLPair]) {
        (self.part, self.place, self.pairs) = (part, place, pairs)
    }

    /// What stands under a key; nil for one that is not there.
    package subscript(key: Key) -> YAMLNode? { pairs[key]?.value }

    /// Where a key stands; the part's own place for one that is not there.
    package func place(of key: Key) -> Place { pairs[key]?.keyPlace ?? place }

    /// Its keys, in the order of their description.
    package var keys: [Key] { Key.allCases.filter { pairs[$0] != nil } }
}
