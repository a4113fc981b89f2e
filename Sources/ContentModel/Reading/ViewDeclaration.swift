internal import Diagnostics

/// A type of view as the model file has it: the word that tells it, its keys, and what they say. Whoever draws views
/// declares their types; `Model.read` and `ModelReference` are given them all.
package protocol ViewDeclaration: SendableMetatype {
    /// The keys of its views beside those of every view; `word` is one of them.
    associatedtype Key: PartKeys
    /// What its views declare.
    associatedtype Body: ViewBody

    /// The key that tells a view of the type.
    static var word: String { get }
    /// What the reference says of it: a sentence without capital and full stop.
    static var sentence: Sentence { get }
    /// The mappings under its keys, as the reference lists them.
    static var parts: [KeyList] { get }
    /// Whether its views name other views. They are bound after all those that do not, whichever the file declares first,
    /// and name only those.
    static var namesViews: Bool { get }
    /// What a view declares, every word bound; nil where it lacks what its type cannot do without, which is reported.
    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> Body?
}

extension ViewDeclaration {
    /// None.
    package static var parts: [KeyList] { [] }
    /// No.
    package static var namesViews: Bool { false }

    /// Its keys, as the reference lists them.
    static var notes: [(name: String, note: KeyNote)] { Key.notes }

    /// Whether its views have bodies of a type.
    static func makes<Other: ViewBody>(_ other: Other.Type) -> Bool { Body.self == other }

    /// What a view declares; keys that are neither its type's nor every view's are reported.
    static func body(of view: DeclaredView, _ binder: inout ModelBinder) -> Body? {
        let parts: Parts<Key> = binder.reader.parts(
            view.node, of: .view(view.name), at: view.place, others: ViewKey.allCases.map(\.rawValue))
        return bind(parts, &binder)
    }
}
