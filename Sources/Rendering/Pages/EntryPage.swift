internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

/// The page of an entry. A class, as it holds much and is asked for each key.
final class EntryPage: PageContext {
    let scope: PageScope
    let id: EntryID
    let title: String
    private(set) var crumbs: [PageLink] = []
    private let kind: Kind
    private let entry: Entry<Linked>
    private let fields: ShownFields
    private let backlinks: [BacklinkGroup]
    /// The headings of the page, those of the third level within those of the second.
    private var contents: [ContentsHeading] = []
    private let stamp: Stamp
    var version: String? { stamp.text }

    /// - Parameter isDocument: whether it is read without the page's own template, which names some fields itself.
    init(_ scope: PageScope, _ id: EntryID, isDocument: Bool = false) {
        self.scope = scope
        self.id = id
        let kind = scope.frame.model.kinds[scope.kind(of: id)]
        let entry = scope.reader.entry(id)
        title = scope.title(of: id)
        let inPanels = (isDocument ? scope.frame.roomKeys : scope.frame.shownKeys)[kind.id]
        fields = ShownFields(of: entry, kind, scope, except: inPanels)
        backlinks = BacklinkGroup.groups(of: id, scope, except: inPanels)
        stamp = Self.stamp(of: entry, kind, scope)
        (self.kind, self.entry) = (kind, entry)
        let words = scope.frame.kindWords[kind.id]
        crumbs = path(PageLink(title: words.section, url: scope.url(words.listPath)), PageLink(title: title))
        contents = tableOfContents
    }

    static let keys = KeyTable<EntryPage>("page-of-entry", "The page of an entry.") {
        Key.object("entry", named: "any", "The entry itself, with the fields and inverses of its kind.") {
            .object(EntryContext(scope: $0.scope, id: $0.id))
        }
        Key.object("@field", named: "fields", "Its fields by key, each with its label.") {
            .object(FieldsByKey(scope: $0.scope, kind: $0.kind, entry: $0.entry))
        }
        Key.text("@kind-name", "What it is.") { $0.scope.frame.kindWords[$0.kind.id].name }
        Key.flag("@has-badges", "Whether it has a state.") { $0.badge != nil }
        Key.list("@badges", "Its state: in force, to begin, over.") { [$0.badge].compactMap(\.self) }
        Key.list("@alerts", "That it changed since its visa, no longer holds, or not yet.") { $0.alerts }
        Key.flag("@has-fields", "Whether it has short fields.") { !$0.fields.short.isEmpty }
        Key.list("@fields", "Its short fields, in the order of its kind.") { $0.fields.short }
        Key.list("@sections", "Its long fields, in the order of its kind.") { $0.fields.long }
        Key.list("@before", "The fields that stand before its text, in the order of its kind.") { $0.fields.before }
        Key.list("@prose", "Those that are prose.") { $0.fields.long.filter(\.isMarkdown) }
        Key.list("@parts", "Those that are tables or lists.") { $0.fields.long.filter { !$0.isMarkdown } }
        Key.list("@tables", "The entries without pages that refer to it.") { $0.backlinks.filter { $0.table != nil } }
        Key.markup("@body", "Its text.") { page in page.entry.body.map { page.scope.markup($0) } ?? .empty }
        Key.flag("@has-contents", "Whether it is long enough for a table of contents.") { $0.contents.count > 3 }
        Key.list("@contents", "Its headings of the second level, with those of the third.") { $0.contents }
        Key.flag("@has-backlinks", "Whether entries with pages refer to it.") {
            $0.backlinks.contains { $0.table == nil }
        }
        Key.list("@backlinks", "Those entries, by relation.") { $0.backlinks.filter { $0.table == nil } }
        Key.flag("@has-vacancies", "Whether people of it left something that waits for another one.") {
            !$0.vacancies.isEmpty
        }
        Key.list("@vacancies", "Those things.") { page in
            page.vacancies.map { VacancyContext(scope: page.scope, vacancy: $0) }
        }
        Key.flag("@has-downloads", "Whether there are files made from it.") { !$0.downloads.isEmpty }
        Key.list("@downloads", "How to reach it and its days, as files.") { $0.downloads }
        Key.object("@stamp", "Its version.") { $0.stamp }
        Key.text("@edit-url", "Where its source can be changed, where the settings name a repository.") { $0.editURL }
    }

    /// The address of its source in the repository that `site.yaml` names: `{fichier}` stands for the file's path from the
    /// content folder, which otherwise comes last.
    private var editURL: String? {
        let information = scope.frame.settings.information
        guard let pattern = information["depot"] ?? information["repository"] else { return nil }
        let file = scope.reader.origin(of: id).source.split(separator: "/").map { String($0).percentEncoded }
            .joined(separator: "/")
        for hole in ["{fichier}", "{file}"] where pattern.contains(hole) { return pattern.replacing(hole, with: file) }
        return (pattern.hasSuffix("/") ? pattern : pattern + "/") + file
    }

    private var vacancies: [Vacancy] { scope.reader.vacancies(of: id) }

    private lazy var downloads = DataListing(scope.frame, scope.reader).downloads(of: id, scope)

    // MARK: Contents

    private var tableOfContents: [ContentsHeading] {
        var items = fields.before.map { ContentsHeading(anchor: $0.key, text: $0.label) }
        for heading in entry.body?.fragment.headings ?? [] {
            if heading.level == 2 {
                items.append(ContentsHeading(anchor: heading.id, text: heading.text))
            } else if heading.level == 3, !items.isEmpty {
                items[items.count - 1].children.append(ContentsSubheading(anchor: heading.id, text: heading.text))
            }
        }
        for field in fields.long where field.isMarkdown {
            items.append(ContentsHeading(anchor: field.key, text: field.label))
        }
        for group in backlinks where group.table != nil {
            items.append(ContentsHeading(anchor: group.anchor, text: scope.typeset(group.label.capitalizedFirst)))
        }
        for field in fields.long where !field.isMarkdown {
            items.append(ContentsHeading(anchor: field.key, text: field.label))
        }
        return items
    }

    // MARK: State

    private var badge: Badge? {
        guard let validity = kind.validity else { return nil }
        let state = StateText.text(of: id, scope)?.capitalizedFirst ?? ""
        switch scope.reader.validity(of: id) {
        case .inForce:
            if let soon = scope.expiry(of: id) { return Badge(scope, .caution, .time, soon.capitalizedFirst) }
            return Badge(scope, .good, .yes, scope.typeset(validity.inForce.capitalizedFirst))
        case .notYet: return Badge(scope, .caution, .time, state)
        case .notPublished: return Badge(scope, .caution, .time, unpublished)
        case .ended, .replaced: return Badge(scope, .bad, .no, state)
        }
    }

    /// What a reader must know first: that nobody has validated what the page says, that the entry no longer holds, or
    /// not yet, and what to read instead.
    private var alerts: [Alert] { pendingAlerts + changeAlerts + validityAlerts }

    /// That a newer version waits for its errors to be mended, and which, for those who see all remarks.
    private var pendingAlerts: [Alert] {
        guard let reasons = scope.reader.pending(id) else { return [] }
        let language: MessageLanguage = scope.language == .french ? .french : .english
        var alert = Alert(scope, scope.strings.text(.updatePending))
        if !reasons.isEmpty {
            alert.reasons = reasons.map { "\($0.place.path):\($0.place.line) – \($0.message(in: language))" }
                .joined(separator: " ; ")
        }
        return [alert]
    }

    /// Only the last audience ever sees an entry that was changed after its visa.
    private var changeAlerts: [Alert] {
        guard case .changed(let day)? = entry.visaStanding(kind) else { return [] }
        let date = day.map { scope.language.format($0) } ?? ""
        return [Alert(scope, scope.strings.text(.changedSinceVisa, ["date": date]))]
    }

    private var validityAlerts: [Alert] {
        let (strings, language) = (scope.strings, scope.language)
        switch scope.reader.validity(of: id) {
        case .inForce: return []
        case .notYet(let date):
            return [Alert(scope, strings.text(.notYet).capitalizedFirst, from: language.format(date))]
        case .ended(let date):
            let title = StateText.text(of: id, scope) ?? strings.text(.ended)
            return [Alert(scope, title.capitalizedFirst, since: language.format(date.adding(days: 1)))]
        case .replaced(let successor):
            let link = scope.url(of: successor).map { PageLink(title: scope.title(of: successor), url: $0) }
            return [Alert(scope, strings.text(.replaced).capitalizedFirst, link: link)]
        case .notPublished: return [Alert(scope, unpublished)]
        }
    }

    /// That an entry has no visa: it awaits one only where its author asked for it.
    private var unpublished: String {
        switch entry.visaStanding(kind) {
        case .without(let state) where state != .submitted:
            return scope.typeset(PublicationState.words(scope.language)[state.rawValue].capitalizedFirst)
        default: return scope.strings.text(.notPublished).capitalizedFirst
        }
    }

    private static func stamp(of entry: Entry<Linked>, _ kind: Kind, _ scope: PageScope) -> Stamp {
        let strings = scope.strings
        func date(_ field: FieldID?) -> String? { field.flatMap { entry.date($0) }.map { scope.language.format($0) } }
        func text(_ field: FieldID?) -> String? {
            field.flatMap { entry.values[$0] }.map {
                ValueText.plain($0, type: .text, language: scope.language) { scope.reader.title($0) }
            }
        }
        var stamp = Stamp(text: strings.text(.version, ["version": entry.version]))
        if let visa = kind.visa, case .sealed? = entry.visaStanding(kind), let by = text(visa.by),
            let on = date(visa.on)
        {
            stamp.validated = strings.text(.validatedBy, ["by": by, "on": on])
        }
        stamp.review = date(kind.review?.by).map { strings.text(.reviewBy, ["date": $0]) }
        return stamp
    }
}

/// A heading of the second level in a table of contents.
struct ContentsHeading: KeyedContext {
    let anchor: String
    let text: String
    var children: [ContentsSubheading] = []

    static let keys = KeyTable<ContentsHeading>("heading", "A heading of a page.") {
        Key.text("@anchor", "Its anchor.") { $0.anchor }
        Key.text("@text", "Its words.") { $0.text }
        Key.flag("@has-children", "Whether headings of the third level follow.") { !$0.children.isEmpty }
        Key.list("@children", "Those headings.") { $0.children }
    }
}

/// A heading of the third level in a table of contents.
struct ContentsSubheading: KeyedContext {
    let anchor: String
    let text: String

    static let keys = KeyTable<ContentsSubheading>("subheading", "A heading of the third level.") {
        Key.text("@anchor", "Its anchor.") { $0.anchor }
        Key.text("@text", "Its words.") { $0.text }
    }
}
