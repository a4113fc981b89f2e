internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What entries say by the roles of their fields.
extension PageScope {
    /// The first telephone number by which an entry can be reached.
    func phone(of id: EntryID) -> ValueContext? { ways(of: id, .telephone).first }

    /// The telephone numbers, or the mail addresses, by which an entry can be reached, in the order of its kind's role.
    func ways(of id: EntryID, _ type: FieldType) -> [ValueContext] {
        let kind = kind(of: id)
        let fields = frame.model.kinds[kind].roles.all(.reach).filter {
            frame.model.kinds[kind].fields[$0].type == type
        }
        return fields.compactMap { field in
            reader.value(of: id, field: field).map { ValueContext(scope: self, value: $0, type: type) }
        }
    }

    /// The value of a field that has a role, as plain text, typeset; nil where there is none.
    func text(of id: EntryID, _ role: Role) -> String? {
        let kind = kind(of: id)
        guard let field = frame.model.kinds[kind].roles[role], let value = reader.value(of: id, field: field) else {
            return nil
        }
        let type = frame.model.kinds[kind].fields[field].type
        return language.typeset(ValueText.plain(value, type: type, language: language) { reader.title($0) })
    }

    /// Whether an entry is a woman, or stands for one: the words said of her are then the model's feminine ones.
    func isWoman(_ id: EntryID) -> Bool {
        let kind = frame.model.kinds[kind(of: id)]
        if let field = kind.roles[.gender] {
            guard case .word(let word)? = reader.value(of: id, field: field) else { return false }
            let words = kind.fields[field].type.words
            return words.indices.contains(word) && words[word].meaning == .feminine
        }
        return kind.roles[.person].flatMap { reader.entry(id).targets($0).first }.map { isWoman($0) } ?? false
    }

    /// Whether a field's words differ when they are said of the entry.
    func speaksOfWoman(_ id: EntryID, _ type: FieldType) -> Bool {
        type.words.contains { $0.feminine != nil } && isWoman(id)
    }

    /// The day that an entry says in a role.
    func date(of id: EntryID, _ role: Role) -> CalendarDate? {
        frame.model.kinds[kind(of: id)].roles[role].flatMap { reader.entry(id).date($0) }
    }

    /// The sentence to say.
    func statement(of id: EntryID) -> LinkedPassage? {
        let field = frame.model.kinds[kind(of: id)].roles[.statement]
        if let field, case .passage(let passage)? = reader.value(of: id, field: field) { return passage }
        return nil
    }

    /// What an entry leads to by a role.
    func targets(of id: EntryID, _ role: Role) -> [EntryID] {
        frame.model.kinds[kind(of: id)].roles[role].map { reader.entry(id).targets($0) } ?? []
    }

    /// An entry's short name, else its title: for narrow columns.
    func shortTitle(of id: EntryID) -> String { text(of: id, .shortName) ?? title(of: id) }

    /// An entry, then what it is part of, nearest first; safe against cycles.
    func lineage(of id: EntryID) -> [EntryID] {
        var line = [id]
        while let next = targets(of: line[line.count - 1], .parent).first, !line.contains(next) { line.append(next) }
        return line
    }
}
