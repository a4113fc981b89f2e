internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// An entry in an index view: its title, and what the view shows beside it. An entry without a page of its own is shown in
/// full, under an anchor that links lead to.
struct IndexLine: TemplateContext {
    let scope: PageScope
    let id: EntryID
    let index: View.Index
    let hasAnchor: Bool

    private var kind: Kind { scope.frame.model.kinds[index.kind] }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@anchor": return kind.hasPages || !hasAnchor ? .empty : .text(scope.reader.slug(of: id))
        case "@key": return sortKey.map { .text($0) } ?? .empty
        case "@title": return .text(scope.title(of: id))
        case "@url": return kind.hasPages ? scope.url(of: id).map { .text($0) } ?? .empty : .empty
        case "@badge": return badge
        case "@texts": return .list(texts)
        case "@has-facts": return .flag(!facts.isEmpty)
        case "@facts": return .list(facts.map { fact($0, $1) })
        case "@phones": return .list(ways(.telephone))
        case "@mails": return .list(ways(.mail))
        default: return .absent
        }
    }

    static let shape: [String: Shape] = [
        "@anchor": .text, "@key": .text, "@title": .text, "@url": .text, "@badge": .object("badge"),
        "@texts": .list(.object("index-text")), "@has-facts": .flag, "@facts": .list(.object("index-fact")),
        "@phones": .list(.object("value")), "@mails": .list(.object("value")),
    ]

    /// What the index sorts by, where the title does not show it.
    private var sortKey: String? {
        guard let by = index.by, !kind.title.parts.contains(.field(by)), let value = scope.reader.entry(id).values[by]
        else { return nil }
        let text = ValueText.plain(value, type: kind.fields[by].type, language: scope.language) {
            scope.reader.title($0)
        }
        return scope.language.typeset(text.capitalizedFirst)
    }

    private var badge: TemplateValue {
        guard let text = scope.standing(of: id) else { return .empty }
        let isOver =
            switch scope.reader.validity(of: id) {
            case .ended, .replaced: true
            case .inForce, .notYet, .notPublished: false
            }
        return .object(
            Item([
                "@tone": .text(isOver ? "mal" : "garde"), "@icon": .text(isOver ? "non" : "heure"),
                "@text": .text(text.capitalizedFirst),
            ]))
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

    private var facts: [(index: FieldID, value: FieldValue<Linked>)] { shown.filter { needsLabel($0.index) && !isWay($0.index) } }

    private func fact(_ field: FieldID, _ value: FieldValue<Linked>) -> TemplateValue {
        let label = scope.language.typeset(kind.fields[field].label.capitalizedFirst)
        return .object(Item(["@label": .text(label), "@html": .markup { write([(field, value)], into: &$0) }]))
    }

    /// In a directory, one line for all; else a line each.
    private var texts: [TemplateValue] {
        let shown = shown.filter { !needsLabel($0.index) && !isWay($0.index) }
        if shown.isEmpty { return [] }
        let lines = scope.isDirectory(index) ? [shown] : shown.map { [$0] }
        return lines.map { line in
            .object(Item(["@html": .markup { write(line, into: &$0) }]))
        }
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
        let context = ValueContext(scope: scope, value: value, type: type)
        guard case .text(let plain) = context.value(for: "@text") else { return }
        var text = plain
        // A line has no room for long names.
        if case .reference(.entry(let target)) = value { text = scope.shortTitle(of: target) }
        guard case .text(let url) = context.value(for: "@url") else { return buffer.append(escaping: text) }
        buffer.append(contentsOf: "<a href=\"".utf8)
        buffer.append(escaping: url)
        buffer.append(contentsOf: "\">".utf8)
        buffer.append(escaping: text)
        buffer.append(contentsOf: "</a>".utf8)
    }

    private func ways(_ type: FieldType) -> [TemplateValue] {
        guard scope.isDirectory(index) else { return [] }
        return shown.filter { kind.fields[$0.index].type == type }
            .map { .object(ValueContext(scope: scope, value: $0.value, type: type)) }
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
