internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// An entry in an index view: its title, and what the view shows beside it. An entry without a page of its own is shown in
/// full, under an anchor that links lead to.
struct IndexLine: KeyedContext {
    let scope: PageScope
    let id: EntryID
    let index: IndexBody
    let hasAnchor: Bool

    private var kind: Kind { scope.frame.model.kinds[index.kind] }

    static let keys = KeyTable<IndexLine>("index-line", "An entry in an index.") {
        Key.text("@anchor", "Its anchor, where it is read here.") { $0.anchor }
        Key.text("@key", "What the index sorts by, where the title does not show it.") { $0.sortKey }
        Key.text("@title", "Its title.") { $0.scope.title(of: $0.id) }
        Key.text("@url", "Its page, where it has one.") { $0.kind.hasPages ? $0.scope.url(of: $0.id) : nil }
        Key.object("@badge", "That it does not hold, or not for long.") { $0.badge }
        Key.list("@texts", "What needs no label.") { $0.texts }
        Key.flag("@has-facts", "Whether anything needs one.") { !$0.facts.isEmpty }
        Key.list("@facts", "What needs one.") { line in line.facts.map { line.fact($0, $1) } }
        Key.list("@phones", "Numbers to call, in a directory.") { $0.ways(.telephone) }
        Key.list("@mails", "Mail addresses, in a directory.") { $0.ways(.mail) }
    }

    private var anchor: String? { kind.hasPages || !hasAnchor ? nil : scope.reader.slug(of: id) }

    /// What the index sorts by, where the title does not show it.
    private var sortKey: String? {
        guard let by = index.by, !kind.title.parts.contains(.field(by)), let value = scope.reader.entry(id).values[by]
        else { return nil }
        let text = ValueText.plain(value, type: kind.fields[by].type, language: scope.language) {
            scope.reader.title($0)
        }
        return scope.language.typeset(text.capitalizedFirst)
    }

    private var badge: Badge? {
        guard let text = scope.standing(of: id) else { return nil }
        switch scope.reader.validity(of: id) {
        case .ended, .replaced: return Badge(scope, .bad, .no, text.capitalizedFirst)
        case .inForce, .notYet, .notPublished: return Badge(scope, .caution, .time, text.capitalizedFirst)
        }
    }

    // MARK: What is shown

    /// The fields shown: those of the view, then, for an entry without page, all others.
    private var shown: [(index: FieldID, value: FieldValue<Linked>)] {
        let entry = scope.reader.entry(id)
        var fields = index.show
        if !kind.hasPages {
            fields += kind.fields.ids.filter { field in
                !fields.contains(field) && field != index.by && field != index.group
                    && !kind.title.parts.contains(.field(field)) && kind.fields[field].isForReaders
            }
        }
        return fields.compactMap { field in entry.values[field].map { (field, $0) } }
    }

    /// Texts need no label; in a directory, and where there is but one field, nothing does.
    private func needsLabel(_ field: FieldID) -> Bool {
        if scope.isDirectory(index) || index.show.count == 1 && kind.hasPages { return false }
        return kind.fields[field].type != .text && kind.fields[field].type != .markdown
    }

    private func isWay(_ field: FieldID) -> Bool {
        scope.isDirectory(index) && (kind.fields[field].type == .telephone || kind.fields[field].type == .mail)
    }

    private var facts: [(index: FieldID, value: FieldValue<Linked>)] {
        shown.filter { needsLabel($0.index) && !isWay($0.index) }
    }

    private func fact(_ field: FieldID, _ value: FieldValue<Linked>) -> IndexFact {
        let label = scope.typeset(kind.fields[field].label.capitalizedFirst)
        return IndexFact(label: label, html: .markup { write([(field, value)], into: &$0) })
    }

    /// In a directory, one line for all; else a line each.
    private var texts: [IndexText] {
        let shown = shown.filter { !needsLabel($0.index) && !isWay($0.index) }
        if shown.isEmpty { return [] }
        let lines = scope.isDirectory(index) ? [shown] : shown.map { [$0] }
        return lines.map { line in IndexText(html: .markup { write(line, into: &$0) }) }
    }

    /// Values, with commas between.
    private func write(_ line: [(index: FieldID, value: FieldValue<Linked>)], into buffer: inout [UInt8]) {
        var isFirst = true
        for (field, value) in line {
            for value in value.each {
                if !isFirst { buffer.append(contentsOf: ", ".utf8) }
                isFirst = false
                write(value, type: kind.fields[field].type, into: &buffer)
            }
        }
    }

    private func write(_ value: FieldValue<Linked>, type: FieldType, into buffer: inout [UInt8]) {
        if case .passage(let passage) = value { return scope.write(passage, into: &buffer) }
        if case .record(let record) = value { return write(record, type.recordFields, into: &buffer) }
        let context = ValueContext(scope: scope, value: value, type: type)
        var text = context.text
        // A line has no room for long names.
        if case .reference(.entry(let target)) = value { text = scope.shortTitle(of: target) }
        guard let url = context.url else { return buffer.append(escaping: text) }
        buffer.append(contentsOf: "<a href=\"".utf8)
        buffer.append(escaping: url)
        buffer.append(contentsOf: "\">".utf8)
        buffer.append(escaping: text)
        buffer.append(contentsOf: "</a>".utf8)
    }

    /// What a row says, column by column.
    private func write(
        _ record: FieldValue<Linked>.Record, _ fields: [Field], into buffer: inout [UInt8]
    ) {
        var isFirst = true
        for (value, field) in zip(record.values, fields) {
            for value in value?.each ?? [] {
                if !isFirst { buffer.append(contentsOf: " – ".utf8) }
                isFirst = false
                write(value, type: field.type, into: &buffer)
            }
        }
    }

    private func ways(_ type: FieldType) -> [ValueContext] {
        guard scope.isDirectory(index) else { return [] }
        return shown.filter { kind.fields[$0.index].type == type }
            .map { ValueContext(scope: scope, value: $0.value, type: type) }
    }
}

/// What a line says without a label.
struct IndexText: KeyedContext {
    let html: TemplateValue

    static let keys = KeyTable<IndexText>("index-text", "What a line of an index says without a label.") {
        Key.markup("@html", "The words.") { $0.html }
    }
}

/// What a line says with one.
struct IndexFact: KeyedContext {
    let label: String
    let html: TemplateValue

    static let keys = KeyTable<IndexFact>("index-fact", "What a line of an index says with a label.") {
        Key.text("@label", "The field.") { $0.label }
        Key.markup("@html", "Its values.") { $0.html }
    }
}

extension Field {
    /// Whether the field says something to readers, not only to the generator.
    var isForReaders: Bool {
        switch type {
        case .edition, .aliases, .searchable, .publicationState: false
        default: true
        }
    }
}
