internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension EntryContext {
    /// What a line of a list says of an entry besides its title: its required texts and references, which are what the
    /// authors of the model hold for indispensable. At most two; nil for none.
    func facts(without hidden: FieldID? = nil) -> String? {
        let kind = scope.reader.identity(id).kind
        let entry = scope.reader.entry(id)
        let title = kind.title.fields
        let facts = kind.fields.ids.lazy.filter { index in
            guard kind.fields[index].isRequired, index != hidden, !title.contains(index) else { return false }
            switch kind.fields[index].type {
            case .text: return true
            case .reference(let type): return !type.isMany
            default: return false
            }
        }.compactMap { index in
            entry.values[index].map { value in
                ValueText.plain(value, type: kind.fields[index].type, language: scope.language) {
                    scope.reader.title($0)
                }
            }
        }.prefix(2)
        return facts.isEmpty ? nil : scope.language.typeset(facts.joined(separator: " – "))
    }

    var phone: TemplateValue { scope.phone(of: id).map { .object($0) } ?? .empty }
}

extension PageScope {
    /// The first telephone number that an entry gives, in the order of its kind's fields.
    func phone(of id: EntryID) -> ValueContext? {
        let fields = reader.identity(id).kind.fields
        let phones = fields.ids.filter { fields[$0].type == .telephone }
        guard !phones.isEmpty else { return nil }
        let entry = reader.entry(id)
        return phones.lazy.compactMap { index in
            entry.values[index].map { ValueContext(scope: self, value: $0, type: .telephone) }
        }.first
    }
}
