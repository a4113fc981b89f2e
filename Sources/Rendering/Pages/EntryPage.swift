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
    private let kind: Kind
    private let entry: Entry<Linked>
    private let shortFields: [FieldContext]
    private let longFields: [FieldContext]
    private let backlinks: [BacklinkGroup]
    private let panels: EntryPanels
    /// The headings of the page, those of the third level within those of the second.
    private var contents: [TemplateValue] = []
    /// What the page says of its own version; nothing of the build.
    private let stamp: Item

    init(_ scope: PageScope, _ id: EntryID) {
        self.scope = scope
        self.id = id
        let kind = scope.frame.model.kinds[scope.kind(of: id)]
        let entry = scope.reader.entry(id)
        title = scope.title(of: id)
        panels = EntryPanels(scope: scope, id: id, kind: kind)
        let inPanels = panels.shownKeys
        (shortFields, longFields) = Self.shownFields(of: entry, kind, scope, except: inPanels)
        backlinks = BacklinkGroup.groups(of: id, scope, except: inPanels)
        stamp = Self.stamp(of: entry, kind, scope)
        (self.kind, self.entry) = (kind, entry)
        let words = scope.frame.kindWords[kind.id]
        crumbs = path(Crumb(title: words.section, url: scope.url(words.listPath)), Crumb(title: title))
        contents = tableOfContents
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "entry": return .object(EntryContext(scope: scope, id: id))
        case "@kind-name": return .text(scope.frame.kindWords[kind.id].name)
        case "@lead": return .empty
        case "@has-badges": return .flag(!badges.isEmpty)
        case "@badges": return .list(badges)
        case "@alerts": return .list(alerts)
        case "@has-fields": return .flag(!shortFields.isEmpty)
        case "@fields": return .list(shortFields.map { .object($0) })
        case "@sections": return .list(longFields.map { .object($0) })
        case "@prose": return .list(longFields.filter(\.isMarkdown).map { .object($0) })
        case "@parts": return .list(longFields.filter { !$0.isMarkdown }.map { .object($0) })
        case "@tables": return .list(backlinks.filter { $0.table != nil }.map { .object($0) })
        case "@field": return .object(FieldsByKey(scope: scope, kind: kind, entry: entry))
        case "@body": return entry.body.map { scope.markup($0) } ?? .empty
        case "@has-contents": return .flag(contents.count > 3)
        case "@contents": return .list(contents)
        case "@has-backlinks": return .flag(backlinks.contains { $0.table == nil })
        case "@backlinks": return .list(backlinks.filter { $0.table == nil }.map { .object($0) })
        case "@stamp": return .object(stamp)
        default: return panels.value(for: key)
        }
    }

    // MARK: Fields

    /// The fields that are shown, in the order of the model: not what stands in the title or in the stamp already, not what
    /// only the generator reads.
    private static func shownFields(
        of entry: Entry<Linked>, _ kind: Kind, _ scope: PageScope, except inPanels: Set<String>
    ) -> (short: [FieldContext], long: [FieldContext]) {
        var (short, long): ([FieldContext], [FieldContext]) = ([], [])
        for index in entry.values.fieldIDs() {
            guard let value = entry.values[index], index != kind.title.singleField, index != kind.review?.by,
                index != kind.visa?.by, index != kind.visa?.on, index != kind.visa?.fingerprint,
                inPanels.isEmpty || !inPanels.contains(kind.fields[index].key)
            else { continue }
            switch kind.fields[index].type {
            case .edition, .aliases, .searchable, .publicationState: continue
            case .text where kind.title.fields.contains(index): continue
            default: break
            }
            let field = FieldContext(scope: scope, kind: kind.id, field: index, value: value)
            if field.isLong { long.append(field) } else { short.append(field) }
        }
        return (short, long)
    }

    // MARK: Contents

    private var tableOfContents: [TemplateValue] {
        var items: [(anchor: String, title: String, children: [Item])] = []
        for heading in entry.body?.fragment.headings ?? [] {
            if heading.level == 2 {
                items.append((heading.id, heading.text, []))
            } else if heading.level == 3, !items.isEmpty {
                let child = Item(["@anchor": .text(heading.id), "@text": .text(heading.text)])
                items[items.count - 1].children.append(child)
            }
        }
        for field in longFields where field.isMarkdown { items.append((field.key, field.label, [])) }
        for group in backlinks where group.table != nil {
            items.append(("liens--" + group.key, scope.language.typeset(group.label.capitalizedFirst), []))
        }
        for field in longFields where !field.isMarkdown { items.append((field.key, field.label, [])) }
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
        guard let validity = kind.validity else { return [] }
        let (tone, icon, text): (String, String, String) =
            switch scope.reader.validity(of: id) {
            case .inForce:
                if let soon = scope.expiry(of: id) {
                    ("garde", "heure", soon.capitalizedFirst)
                } else {
                    ("bon", "oui", scope.language.typeset(validity.inForce.capitalizedFirst))
                }
            case .notYet, .notPublished: ("garde", "heure", StateText.text(of: id, scope)?.capitalizedFirst ?? "")
            case .ended, .replaced: ("mal", "non", StateText.text(of: id, scope)?.capitalizedFirst ?? "")
            }
        return [.object(Item(["@tone": .text(tone), "@icon": .text(icon), "@text": .text(text)]))]
    }

    /// What a reader must know first: that nobody has validated what the page says, that the entry no longer holds, or
    /// not yet, and what to read instead.
    private var alerts: [TemplateValue] { changeAlerts + validityAlerts }

    /// Only the last audience ever sees an entry that was changed after its visa.
    private var changeAlerts: [TemplateValue] {
        guard case .changed(let day)? = entry.visaStanding(kind) else { return [] }
        let date = day.map { scope.language.format($0) } ?? ""
        let title = scope.frame.strings.text(.changedSinceVisa, ["date": date])
        return [
            .object(
                Item([
                    "@tone": .text("garde"), "@title": .text(title), "@since": .empty, "@from": .empty, "@link": .empty,
                ]))
        ]
    }

    private var validityAlerts: [TemplateValue] {
        let strings = scope.frame.strings
        let language = scope.language
        let title: String
        var (since, from, link): (TemplateValue, TemplateValue, TemplateValue) = (.empty, .empty, .empty)
        switch scope.reader.validity(of: id) {
        case .inForce: return []
        case .notYet(let date):
            title = strings.text(.notYet)
            from = .text(language.format(date))
        case .ended(let date):
            title = StateText.text(of: id, scope) ?? strings.text(.ended)
            since = .text(language.format(date.adding(days: 1)))
        case .replaced(let successor):
            title = strings.text(.replaced)
            link =
                scope.url(of: successor).map { url in
                    .object(Item(["@url": .text(url), "@title": .text(scope.title(of: successor))]))
                } ?? .empty
        case .notPublished: title = strings.text(.notPublished)
        }
        return [
            .object(
                Item([
                    "@tone": .text("garde"), "@title": .text(title.capitalizedFirst), "@since": since, "@from": from,
                    "@link": link,
                ]))
        ]
    }

    private static func stamp(of entry: Entry<Linked>, _ kind: Kind, _ scope: PageScope) -> Item {
        let strings = scope.frame.strings
        func date(_ field: FieldID?) -> String? { field.flatMap { entry.date($0) }.map { scope.language.format($0) } }
        func text(_ field: FieldID?) -> String? {
            field.flatMap { entry.values[$0] }.map {
                ValueText.plain($0, type: .text, language: scope.language) { scope.reader.title($0) }
            }
        }
        var validated: TemplateValue = .empty
        if let visa = kind.visa, case .sealed? = entry.visaStanding(kind), let by = text(visa.by),
            let on = date(visa.on)
        {
            validated = .text(strings.text(.validatedBy, ["by": by, "on": on]))
        }
        return Item([
            "text": .text(strings.text(.version, ["version": entry.version])),
            "validated": validated,
            "review": date(kind.review?.by).map { .text(strings.text(.reviewBy, ["date": $0])) } ?? .empty,
        ])
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
