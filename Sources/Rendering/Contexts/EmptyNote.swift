internal import ContentModel
internal import Language
internal import Templates

/// What a list without entries says: what would be here, and how to add it.
struct EmptyNote: KeyedContext {
    let what: String
    let how: String

    init(_ scope: PageScope, _ kind: Kind) {
        what = scope.strings.text(.emptyList, ["many": scope.typeset(kind.names.many)])
        how = scope.strings.text(.emptyListHow, ["source": kind.sourceName])
    }

    static let keys = KeyTable<EmptyNote>("empty", "A list without entries.") {
        Key.text("what", "What would be here.") { $0.what }
        Key.text("how", "How to add it.") { $0.how }
    }
}

extension Kind {
    /// Where authors add entries, as the content folder names it.
    var sourceName: String {
        switch source {
        case .folder(let name): "content/\(name)/"
        case .table(let name): "content/\(name)"
        }
    }
}
