internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// An entry, seen from a page: its fields and its inverse relations by key, and what every entry has by `@` keys.
struct EntryContext: KeyedContext {
    let scope: PageScope
    let id: EntryID

    /// The keys that every entry has, then those of its kind.
    func value(for name: KeyName) -> TemplateValue {
        let value = Self.keys.value(of: name, in: self)
        if case .absent = value { return ofKind(name.text) }
        return value
    }

    private func ofKind(_ key: String) -> TemplateValue {
        let kind = scope.kind(of: id)
        if let index = scope.frame.model.kinds[kind].fieldIndex(key) { return field(index, of: kind) }
        if scope.frame.model.inverses(of: kind).contains(where: { $0.key == key }) { return inverse(key) }
        return .absent
    }

    private func field(_ index: FieldID, of kind: KindID) -> TemplateValue {
        guard let value = scope.reader.value(of: id, field: index) else { return .empty }
        let type = scope.frame.model.kinds[kind].fields[index].type
        return scope.value(value, type: type, isOfWoman: scope.speaksOfWoman(id, type))
    }

    /// Who refers to the entry under that name, by title.
    private func inverse(_ key: String) -> TemplateValue {
        let sources = scope.reader.backlinks(of: id).filter { backlink in
            scope.frame.model.inverse(of: backlink, from: scope.kind(of: backlink.source))?.key == key
        }.map(\.source)
        return .list(scope.reader.byTitle(sources).map { .object(EntryContext(scope: scope, id: $0)) })
    }

    static let keys = KeyTable<EntryContext>("any", "An entry of any kind; by its kind's fields and inverses, more.") {
        Key.text("@title", "Its title.") { $0.scope.title(of: $0.id) }
        Key.text("@url", "The address of its page, or of its line in an index.") { $0.scope.url(of: $0.id) }
        Key.text("@slug", "Its name in addresses.") { $0.scope.reader.slug(of: $0.id) }
        Key.text("@kind", "What it is, in the singular.") {
            $0.scope.typeset($0.scope.frame.model.kinds[$0.scope.kind(of: $0.id)].names.one)
        }
        Key.text("@summary", "Its first sentences.") { $0.scope.typeset($0.scope.reader.summary(of: $0.id)) }
        Key.text("@state", "That it does not hold; nothing for one in force.") { StateText.text(of: $0.id, $0.scope) }
        Key.flag("@in-force", "Whether it holds at the site's date.") {
            $0.scope.reader.validity(of: $0.id) == .inForce
        }
        Key.text("@facts", "What its required fields say, for a line of a list.") { $0.facts() }
        Key.object("@phone", "Its first telephone number.") { $0.scope.phone(of: $0.id) }
        Key.markup("@body", "Its text.") { entry in
            entry.scope.reader.body(of: entry.id).map { entry.scope.markup($0) } ?? .empty
        }
    }
}

/// A row of a records field, by the keys of its fields.
struct RecordContext: TemplateContext {
    let scope: PageScope
    let record: FieldValue<Linked>.Record
    let fields: [Field]

    func value(for name: KeyName) -> TemplateValue {
        guard let index = fields.firstID(where: { $0.key == name.text }) else { return .absent }
        return record.values[index].map { scope.value($0, type: fields[index].type) } ?? .empty
    }
}

/// A text in place of an entry: it has a title, and nothing else of what entries have. The keys of the entry that could
/// stand there are known, so that none is looked up in the contexts around it.
private struct NamedContext: TemplateContext {
    let scope: PageScope
    let text: String
    let type: FieldType

    func value(for name: KeyName) -> TemplateValue {
        let key = name.text
        if key == "@title" { return .text(scope.typeset(text)) }
        if EntryContext.keys.contains(name) { return .empty }
        guard case .reference(let type) = type else { return .absent }
        let model = scope.reader.model
        let isKnown = type.kinds.contains { kind in
            model.kinds[kind].fieldIndex(key) != nil || model.inverses(of: kind).contains { $0.key == key }
        }
        return isKnown ? .empty : .absent
    }
}

extension PageScope {
    /// A field's value as its shape says: a list where there may be several.
    func value(_ value: FieldValue<Linked>, type: FieldType, isOfWoman: Bool = false) -> TemplateValue {
        type.isMany
            ? .list(value.each.map { single($0, type: type, isOfWoman) }) : single(value, type: type, isOfWoman)
    }

    private func single(_ value: FieldValue<Linked>, type: FieldType, _ isOfWoman: Bool) -> TemplateValue {
        switch value {
        case .boolean(let flag): .flag(flag)
        case .reference(.entry(let id)): .object(EntryContext(scope: self, id: id))
        case .reference(.text(let text)): .object(NamedContext(scope: self, text: text, type: type))
        case .record(let record):
            if case .records(let fields) = type {
                .object(RecordContext(scope: self, record: record, fields: fields))
            } else {
                .empty
            }
        case .passage(let passage): markup(passage)
        case .text, .integer, .date, .word, .file, .list:
            .object(ValueContext(scope: self, value: value, type: type, isOfWoman: isOfWoman))
        }
    }
}

/// Whether an entry holds, in the words of its kind.
enum StateText {
    /// Nil for entries in force: that is the rule, and needs no word.
    static func text(of id: EntryID, _ scope: PageScope) -> String? {
        guard scope.frame.hasStates[scope.kind(of: id)] else { return nil }
        let strings = scope.strings
        switch scope.reader.validity(of: id) {
        case .inForce: return nil
        case .notYet: return strings.text(.notYet)
        case .notPublished: return strings.text(.notPublished)
        case .ended, .replaced:
            return scope.language.typeset(outOfForce(scope.frame.model.kinds[scope.kind(of: id)], strings))
        }
    }

    private static func outOfForce(_ kind: Kind, _ strings: InterfaceStrings) -> String {
        guard let words = kind.validity?.outOfForce, let first = words.first else { return strings.text(.ended) }
        return kind.names.gender == .feminine && words.count > 1 ? words[1] : first
    }
}
