internal import ContentModel
internal import Diagnostics
internal import Markup

/// What a view of this type says in the model.
extension VersionsRoom {
    static let sentence = Sentence("ce qui a remplacé quoi", "what replaced what")

    /// The keys of a list of versions.
    enum Key: String, PartKeys {
        case versions, through

        var note: KeyNote {
            switch self {
            case .versions: .required(.kind, "le genre", "the kind")
            case .through:
                .required(
                    .field(FieldSort(.reference, .references)), "le champ qui nomme la fiche remplacée",
                    "the field that names what is replaced")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> VersionsBody? {
        guard let kind = parts[.versions].flatMap({ binder.kind($0) }), let node = parts[.through],
            let through = binder.field(.through, parts, in: binder.scope(kind))
        else { return nil }
        let declared = binder.scope(kind).fields[through]
        if declared.type.targets != [kind] {
            binder.report(.wrongTarget(declared.name, expected: binder.kinds[kind].names.one), at: node.place)
        }
        return VersionsBody(kind: kind, through: through)
    }
}
