internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// What a view of this type says in the model.
extension ContactsRoom {
    static let sentence = Sentence("qui appeler, sur la page de la fiche", "whom to call, on the entry's page")

    /// The keys of contacts.
    enum Key: String, PartKeys {
        case contacts, rule, order, then, confirmed
        case alsoFor = "also for"

        var note: KeyNote {
            switch self {
            case .contacts: .required(.kind, "le genre des lignes de la règle", "the row kind of the rule")
            case .rule: .required(.rule, "une règle de couverture", "a coverage rule")
            case .order:
                KeyNote(
                    .texts, "les mots du rôle « capacity », dans l'ordre où appeler",
                    "words of the role “capacity”, in the order in which to call")
            case .then:
                KeyNote(
                    .fields(FieldSort(.reference, .telephone, .mail)), "ce qu'offre la colonne à défaut",
                    "what the column offers instead")
            case .confirmed:
                KeyNote(
                    .field(FieldSort(.date)), "la date de confirmation, de la désignation ou de la personne",
                    "when it was confirmed, of the designation or of the person")
            case .alsoFor:
                KeyNote(
                    .paths(.reference), "les fiches qui montrent les mêmes contacts, par leur lien à la ligne",
                    "entries that show the same contacts, by their reference to the row")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> ContactsBody? { binder.contacts(parts) }
}

/// Every word of a view of this type becomes what it names.
extension ModelBinder {
    fileprivate mutating func contacts(_ parts: Parts<ContactsRoom.Key>) -> ContactsBody? {
        let kind = parts[.contacts].flatMap { self.kind($0) }
        guard let (id, rule) = parts[.rule].flatMap({ coverageRule($0) }), let kind else { return nil }
        if rule.rows != kind, let node = parts[.contacts] {
            report(.wrongTarget(rules[id].name, expected: kinds[kind].names.one), at: node.place)
        }
        needReach(of: rule.filledBy, parts)
        return ContactsBody(
            kind: kind, rule: id, order: order(parts, of: rule.filledBy),
            then: fields(.then, parts, in: scope(rule.columnKind)), confirmed: confirmed(parts, of: rule.filledBy),
            alsoFor: alsoFor(parts, rows: kind))
    }

    /// The words of the capacity, in the order in which to call.
    private mutating func order(_ parts: Parts<ContactsRoom.Key>, of filling: KindID) -> [Int] {
        guard let node = parts[.order] else { return [] }
        guard let capacity = kinds[filling].roles[.capacity] else {
            need([.capacity], of: filling, parts)
            return []
        }
        return reader.items(node).compactMap { word($0, of: kinds[filling].fields[capacity]) }
    }

    /// A date of the filling kind, of the person's, or of both.
    private mutating func confirmed(_ parts: Parts<ContactsRoom.Key>, of filling: KindID) -> FieldByKind? {
        guard let node = parts[.confirmed], let name = reader.text(node) else { return nil }
        let people = kinds[filling].roles[.person].map { kinds[filling].fields[$0].type.targets } ?? []
        let candidates = [filling] + people.filter { $0 != filling }
        let pairs = candidates.compactMap { kind in
            kinds[kind].fields.firstID { $0.key == name.slug }.map { FieldByKind.Pair(kind: kind, field: $0) }
        }
        if pairs.isEmpty {
            let known = candidates.flatMap { scope($0).fields.filter { $0.type == .date }.map(\.name) }
            report(.unknownField(name, kind: kinds[filling].names.one), at: node.place, near: name, among: known)
            return nil
        }
        for pair in pairs where kinds[pair.kind].fields[pair.field].type != .date {
            report(.wrongFieldType(name, expected: FieldSort(.date).text), at: node.place)
        }
        return FieldByKind(fields: pairs)
    }

    private mutating func alsoFor(_ parts: Parts<ContactsRoom.Key>, rows: KindID) -> [FieldByKind.Pair] {
        guard let node = parts[.alsoFor] else { return [] }
        return reader.items(node).compactMap { item in
            guard let (kind, path) = pathFromKind(item, .reference) else { return nil }
            guard let field = path.field(of: kind) else {
                report(.wrongShape(.value, expected: .path), at: item.place)
                return nil
            }
            if path.types.contains(where: { !$0.targets.contains(rows) }) {
                report(.wrongTarget(path.text, expected: kinds[rows].names.one), at: item.place)
            }
            return FieldByKind.Pair(kind: kind, field: field)
        }
    }

    /// Whether a kind can be reached: it says how, or stands for somebody who does.
    private mutating func needReach(of kind: KindID, _ parts: Parts<ContactsRoom.Key>) {
        let roles = kinds[kind].roles
        guard let person = roles[.person] else { return need([.reach], of: kind, parts) }
        for target in kinds[kind].fields[person].type.targets { need([.reach], of: target, parts) }
    }
}
