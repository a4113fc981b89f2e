internal import Diagnostics
internal import Markup

/// What stands under the keys of one part of the model, its keys checked against their description, nothing bound yet.
struct Parts<Key: PartKeys>: Sendable {
    let part: ModelPart
    /// Where something that it lacks is reported.
    let place: Place
    private let pairs: [Key: YAMLPair]

    init(_ part: ModelPart, at place: Place, _ pairs: [Key: YAMLPair]) {
        (self.part, self.place, self.pairs) = (part, place, pairs)
    }

    subscript(key: Key) -> YAMLNode? { pairs[key]?.value }

    /// Where a key stands; the part's own place for one that is not there.
    func place(of key: Key) -> Place { pairs[key]?.keyPlace ?? place }

    /// Its keys, in the order of their description.
    var keys: [Key] { Key.allCases.filter { pairs[$0] != nil } }
}
