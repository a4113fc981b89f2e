internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The home page: the doors, the next meeting, what the base holds, what was validated last.
struct HomePage: PageContext {
    let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var title: String { scope.frame.title }

    /// The most validated entries that are shown.
    private static let recentCount = 5

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@doors":
            let doors = SiteSection.doors(
                settings: scope.frame.settings, model: scope.frame.model, edition: scope.frame.edition)
            let kinds = SiteSection.kinds(scope.frame.model, scope.language)
            return .list((doors.isEmpty ? kinds : doors).map { door($0) })
        case "@has-meetings": return .flag(Meetings(scope) != nil)
        case "@next": return Meetings(scope)?.next.map { .object($0) } ?? .empty
        case "@last": return Meetings(scope)?.last.map { .object($0) } ?? .empty
        case "@figures": return .list(Figures(scope).all)
        case "@has-recent": return .flag(!recent.isEmpty)
        case "@recent": return .list(recent)
        default: return .absent
        }
    }

    private func door(_ section: SiteSection) -> TemplateValue {
        .object(
            Item([
                "@title": .text(section.title), "@url": .text(scope.url(section.path)),
                "@text": DoorLine(scope: scope, section: section).text.map { .text($0) } ?? .empty,
                "@has-links": .flag(!section.links.isEmpty), "@links": .list(section.links.map { scope.link($0) }),
            ]))
    }

    private var recent: [TemplateValue] {
        scope.validated(scope.frame.model.kinds.filter(\.hasPages).map(\.id)).prefix(Self.recentCount).map {
            id, text in
            let kind = scope.reader.identity(id).kind.names.one.capitalizedFirst
            return .object(
                Item([
                    "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                    "@text": .text(scope.language.typeset(kind) + " – " + text),
                ]))
        }
    }

    static let shapes: Shape.Catalogue = [
        "home": [
            "@doors": .list(.object("door")), "@has-meetings": .flag, "@next": .object("meeting"),
            "@last": .object("link"),
            "@figures": .list(.object("home-figure")), "@has-recent": .flag, "@recent": .list(.object("recent")),
        ],
        "door": [
            "@title": .text, "@url": .text, "@text": .text, "@has-links": .flag, "@links": .list(.object("link")),
        ],
        "meeting": [
            "@title": .text, "@url": .text, "@date": .text, "@month": .text, "@day": .text, "@weekday": .text,
            "@hour": .text, "@place": .text,
        ],
        "home-figure": ["@number": .number, "@text": .text, "@url": .text, "@tone": .text],
        "recent": ["@title": .text, "@url": .text, "@text": .text],
    ]
}

extension PageScope {
    /// A part of the site as a link.
    func link(_ section: SiteSection) -> TemplateValue {
        .object(Item(["@title": .text(section.title), "@url": .text(url(section.path))]))
    }

    /// A number with what it counts: `1 service`, `14 services`.
    func count(_ number: Int, _ kind: Kind) -> String {
        "\(number) " + language.typeset(number == 1 ? kind.names.one : kind.names.many)
    }

    /// How many entries of a kind are in force.
    func countInForce(_ kind: KindID) -> Int {
        reader.list(ofKind: kind).parts.filter { !$0.name.isOut }.reduce(0) { $0 + $1.range.count }
    }
}
