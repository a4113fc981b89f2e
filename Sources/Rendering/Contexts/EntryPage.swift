internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

/// The page of an entry.
struct EntryPage: PageContext {
    let scope: PageScope
    let id: EntryID
    let title: String
    private(set) var crumbs: [Crumb] = []
    /// A position in `Model.kinds`.
    private let kind: Int
    private let entry: Entry<Linked>
    private let shortFields: [FieldContext]
    private let longFields: [FieldContext]
    private let backlinks: [BacklinkGroup]
    /// What the page says of its own version; nothing of the build.
    private let stamp: Item

    init(_ scope: PageScope, _ id: EntryID) {
        self.scope = scope
        self.id = id
        kind = scope.kind(of: id)
        entry = scope.reader.entry(id)
        title = scope.title(of: id)
        (shortFields, longFields) = Self.shownFields(of: entry, scope)
        backlinks = BacklinkGroup.groups(of: id, scope)
        stamp = Self.stamp(of: entry, scope)
        let words = scope.frame.kindWords[kind]
        crumbs = path(Crumb(title: words.section, url: scope.url(words.listPath)), Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "entry": return .object(EntryContext(scope: scope, id: id))
        case "@kind-name": return .text(scope.frame.kindWords[kind].name)
        case "@lead": return .empty
        case "@has-badges": return .flag(!badges.isEmpty)
        case "@badges": return .list(badges)
        case "@alerts": return .list(alerts)
        case "@has-fields": return .flag(!shortFields.isEmpty)
        case "@fields": return .list(shortFields.map { .object($0) })
        case "@sections": return .list(longFields.map { .object($0) })
        case "@body": return entry.body.map { scope.markup($0) } ?? .empty
        case "@has-contents": return .flag(longFields.count + (entry.body?.fragment.headings.count ?? 0) > 2)
        case "@contents": return .list(contents)
        case "@has-backlinks": return .flag(!backlinks.isEmpty)
        case "@backlinks": return .list(backlinks.map { .object($0) })
        case "@stamp": return .object(stamp)
        default: return .absent
        }
    }

    // MARK: Fields

    /// The fields that are shown, in the order of the model: not the title itself, not what only the generator reads.
    private static func shownFields(
        of entry: Entry<Linked>, _ scope: PageScope
    ) -> (short: [FieldContext], long: [FieldContext]) {
        let title = scope.frame.model.kinds[entry.kind].title.singleField
        var (short, long): ([FieldContext], [FieldContext]) = ([], [])
        for (index, value) in entry.values.enumerated() {
            guard let value, index != title else { continue }
            let type = scope.frame.model.kinds[entry.kind].fields[index].type
            switch type {
            case .edition, .aliases, .searchable, .publicationState: continue
            default: break
            }
            let field = FieldContext(scope: scope, kind: entry.kind, field: index, value: value)
            if type.isLong(value) { long.append(field) } else { short.append(field) }
        }
        return (short, long)
    }

    // MARK: Contents

    /// The headings of the page, those of the third level within those of the second.
    private var contents: [TemplateValue] {
        var items: [(anchor: String, title: String, children: [Item])] = longFields.map {
            ($0.anchor, $0.label, [])
        }
        for heading in entry.body?.fragment.headings ?? [] {
            if heading.level == 2 {
                items.append((heading.id, heading.text, []))
            } else if heading.level == 3, !items.isEmpty {
                let child = Item(["@anchor": .text(heading.id), "@text": .text(heading.text)])
                items[items.count - 1].children.append(child)
            }
        }
        return items.map { item in
            .object(
                Item([
                    "@anchor": .text(item.anchor), "@text": .text(item.title),
                    "@has-children": .flag(!item.children.isEmpty),
                    "@children": .list(item.children.map { .object($0) }),
                ]))
        }
    }

    // MARK: State

    private var badges: [TemplateValue] {
        guard let validity = scope.frame.model.kinds[kind].validity else { return [] }
        let (tone, icon, text): (String, String, String) =
            switch scope.reader.validity(of: id) {
            case .inForce: ("bon", "oui", scope.language.typeset(validity.inForce.capitalizedFirst))
            case .notYet, .notPublished: ("garde", "heure", StateText.text(of: id, scope)?.capitalizedFirst ?? "")
            case .ended, .replaced: ("mal", "non", StateText.text(of: id, scope)?.capitalizedFirst ?? "")
            }
        return [.object(Item(["@tone": .text(tone), "@icon": .text(icon), "@text": .text(text)]))]
    }

    /// What a reader must know first: that the entry no longer holds, or not yet, and what to read instead.
    private var alerts: [TemplateValue] {
        let strings = scope.frame.strings
        let language = scope.language
        let title: String
        var successor: EntryID?
        switch scope.reader.validity(of: id) {
        case .inForce: return []
        case .notYet(let date): title = strings.text(.notYet) + " (" + language.format(date) + ")"
        case .ended(let date): title = strings.text(.ended) + " (" + language.format(date) + ")"
        case .replaced(let by):
            title = strings.text(.replaced)
            successor = by
        case .notPublished: title = strings.text(.notPublished)
        }
        let link = successor.flatMap { id in
            scope.url(of: id).map { Item(["@url": .text($0), "@title": .text(scope.title(of: id))]) }
        }
        return [
            .object(
                Item([
                    "@tone": .text("garde"), "@title": .text(title.capitalizedFirst),
                    "@link": link.map { .object($0) } ?? .empty,
                ]))
        ]
    }

    private static func stamp(of entry: Entry<Linked>, _ scope: PageScope) -> Item {
        let strings = scope.frame.strings
        let (visa, review) = (scope.frame.model.kinds[entry.kind].visa, scope.frame.model.kinds[entry.kind].review)
        func date(_ field: Int?) -> String? { field.flatMap { entry.date($0) }.map { scope.language.format($0) } }
        func text(_ field: Int?) -> String? {
            field.flatMap { entry.values[$0] }.map {
                ValueText.plain($0, type: .text, language: scope.language) { scope.reader.title($0) }
            }
        }
        var validated: TemplateValue = .empty
        if let visa, let by = text(visa.by), let on = date(visa.on) {
            validated = .text(strings.text(.validatedBy, ["by": by, "on": on]))
        }
        return Item([
            "text": .text(strings.text(.version, ["version": entry.version])),
            "validated": validated,
            "review": date(review?.by).map { .text(strings.text(.reviewBy, ["date": $0])) } ?? .empty,
        ])
    }
}

extension FieldType {
    /// Whether a value stands as a part of the page with a heading of its own, not in the table of fields: Markdown,
    /// records, and lists of sentences.
    func isLong(_ value: FieldValue<Linked>) -> Bool {
        switch self {
        case .markdown, .records: true
        case .texts: value.each.contains { if case .text(let text) = $0 { text.utf8.count > 60 } else { false } }
        default: false
        }
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
