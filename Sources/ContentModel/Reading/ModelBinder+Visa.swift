internal import Diagnostics
internal import Language

/// The fields of a visa, which the reader adds.
extension ModelBinder {
    /// Their names in the site's language.
    private var visaNames: (state: String, by: String, on: String, fingerprint: String, reason: String) {
        switch language {
        case .french: ("état de publication", "validé par", "validé le", "empreinte", "motif du retrait")
        case .english: ("publication state", "validated by", "validated on", "fingerprint", "reason for withdrawal")
        }
    }

    /// The fields that a visa needs and the model has not declared.
    func visaFields(missingFrom fields: [Field], at place: Place) -> [Field] {
        let anybody = ReferenceType(kinds: heads.map(\.id), isMany: false, allowsText: true)
        let wanted: [(String, FieldType)] = [
            (visaNames.state, .publicationState), (visaNames.by, .reference(anybody)), (visaNames.on, .date),
            (visaNames.fingerprint, .text), (visaNames.reason, .text),
        ]
        return wanted.filter { name, _ in !fields.contains { $0.key == name.slug } }.map { name, type in
            Field(name: name, key: name.slug, label: name, type: type, search: .no, place: place)
        }
    }

    func visa(of fields: [Field]) -> Kind.Visa? {
        func field(_ name: String) -> FieldID? { fields.firstID { $0.key == name.slug } }
        guard let state = field(visaNames.state), let by = field(visaNames.by), let on = field(visaNames.on),
            let fingerprint = field(visaNames.fingerprint), let reason = field(visaNames.reason)
        else { return nil }
        return Kind.Visa(state: state, by: by, on: on, fingerprint: fingerprint, reason: reason)
    }
}
