internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// What a view of this type says in the model.
extension IndexRoom {
    static let sentence = Sentence(
        "les fiches d'un genre, de A à Z ou par groupes", "the entries of a kind, from A to Z or by groups")

    /// The keys of an index.
    enum Key: String, PartKeys {
        case index, by, group, show
        case orderBy = "order by"
        case markUp = "mark up"

        var note: KeyNote {
            switch self {
            case .index: .required(.kind, "le genre des fiches", "the kind of the entries")
            case .by:
                KeyNote(.field(.any), "ce qui les range ; sinon le titre", "what they are sorted by; else the title")
            case .group: KeyNote(.field(.any), "ce qui les groupe ; sinon les lettres", "what parts them; else letters")
            case .show: KeyNote(.fields(.any), "ce qui se lit à côté du titre", "what stands beside the title")
            case .orderBy:
                KeyNote(.sortKeys, "ce qui range les fiches d'un groupe", "what the entries of a group are sorted by")
            case .markUp:
                KeyNote(
                    .field(FieldSort(.text, .texts)), "le champ qui explique le titre, partout où un texte le cite",
                    "the field that explains the title, wherever a text has it")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> IndexBody? {
        guard let kind = parts[.index].flatMap({ binder.kind($0) }) else { return nil }
        let scope = binder.scope(kind)
        return IndexBody(
            kind: kind, by: binder.field(.by, parts, in: scope), group: binder.field(.group, parts, in: scope),
            show: binder.fields(.show, parts, in: scope), sort: binder.sortKeys(parts[.orderBy], in: scope),
            explains: explains(parts, in: scope, &binder))
    }

    /// The field that explains; `yes` says not which.
    private static func explains(_ parts: Parts<Key>, in scope: FieldScope, _ binder: inout ModelBinder) -> FieldID? {
        guard let node = parts[.markUp] else { return nil }
        if let text = node.text, Boolean.parse(text) == true, !scope.fields.contains(where: { $0.key == text.slug }) {
            binder.report(.nameTheField("mark up"), at: node.place)
            return nil
        }
        return binder.field(.markUp, parts, in: scope)
    }
}
