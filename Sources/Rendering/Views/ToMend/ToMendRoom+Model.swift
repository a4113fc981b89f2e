internal import ContentModel

/// What a view of this type says in the model.
extension ToMendRoom {
    static let sentence = Sentence("tout ce qui est à corriger", "all that is to be mended")

    /// The keys of a list of what is to be mended.
    enum Key: String, PartKeys {
        case toMend = "to mend"
        case by

        var note: KeyNote {
            switch self {
            case .toMend: .required(.word(["all"]), "tout", "all")
            case .by:
                KeyNote(
                    .kind, "le genre de qui tient les fiches à jour, où mène le rôle « office » des autres",
                    "the kind of those who keep entries true, to which the others' role “office” leads")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> ToMendBody? {
        if let node = parts[.toMend] { _ = binder.reader.isWord("all", node) }
        return ToMendBody(by: parts[.by].flatMap { binder.kind($0) })
    }
}
