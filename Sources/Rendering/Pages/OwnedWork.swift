internal import ContentModel
public import KnowledgeBase
internal import Language

/// What is to be done by one owner: remarks in what it keeps true, terms that end, work that is late, places to fill.
///
/// Owners and lists are those of the model's dashboard and of its list of what is to be mended, as far as the audience has
/// these views.
public struct OwnedWork: Sendable, Hashable {
    /// A sort of thing, as its list is called, with the things.
    public struct Group: Sendable, Hashable {
        /// Typeset.
        public let heading: String
        /// In the order of the list.
        public let items: [Item]
    }

    /// A thing.
    public struct Item: Sendable, Hashable {
        /// The entry, or the file.
        public let title: String
        /// What is said of it; may be empty.
        public let text: String
        /// Where it is read, from the site's root.
        public let url: String?
        /// File and line.
        public let place: String?
    }

    /// Nil for what belongs to nobody.
    public let owner: EntryID?
    /// A name for file names, lower-case ASCII; empty without an owner.
    public let slug: String
    /// The short name and who answers for it.
    public let name: String
    /// The first mail address among the fields of its role `reach`.
    public let mail: String?
    /// None is empty.
    public let groups: [Group]
}

extension SiteFrame {
    /// The work of each owner, by name, what belongs to nobody last; those without any are left out.
    public func ownedWork(_ reader: BaseReader) -> [OwnedWork] {
        OwnedWorkList(PageScope(frame: self, reader: reader, page: Page(path: PagePath.home, subject: .home))).all
    }

    /// The short names of those to whom entries belong, as far as the model names any.
    public func ownerNames(of ids: [EntryID], _ reader: BaseReader) -> [EntryID: String] {
        let list = OwnedWorkList(
            PageScope(frame: self, reader: reader, page: Page(path: PagePath.home, subject: .home)))
        return ids.reduce(into: [:]) { $0[$1] = list.ownerName(of: $1) }
    }
}

/// Gathers what the views list.
private struct OwnedWorkList {
    private let scope: PageScope
    private let owners: DashboardOwners
    private let keepers: Keepers
    private let dashboard: DashboardBody?
    private let showsMending: Bool
    private let coverages: [DashboardCoverage]

    init(_ scope: PageScope) {
        self.scope = scope
        let model = scope.frame.model
        let views = model.views.filter { $0.edition <= scope.frame.edition }
        let dashboard = views.lazy.compactMap { $0.body as? DashboardBody }.first
        let toMend = views.lazy.compactMap { $0.body as? ToMendBody }.first
        self.dashboard = dashboard
        showsMending = toMend != nil
        coverages = (dashboard?.rules ?? []).compactMap { DashboardCoverage(scope, rule: $0) }
        let kind = dashboard?.by ?? toMend?.by
        let named = DashboardBody(rules: [], late: nil, expired: [], showsReview: false, by: kind)
        owners = DashboardOwners(scope, dashboard ?? named, coverages)
        keepers = Keepers(scope, toMend ?? ToMendBody(by: kind))
    }

    var all: [OwnedWork] {
        var groups: [EntryID?: [OwnedWork.Group]] = [:]
        func add(_ heading: String, _ lines: [(owner: EntryID?, item: OwnedWork.Item)]) {
            for (owner, lines) in Dictionary(grouping: lines, by: \.owner) {
                groups[owner, default: []].append(OwnedWork.Group(heading: heading, items: lines.map(\.item)))
            }
        }
        let mending = showsMending ? MendingLine.all(scope) : []
        for matter in MendingLine.Matter.allCases {
            let lines = mending.filter { $0.matter == matter }.sorted { $0.place < $1.place }
            add(matter.name(scope).capitalizedFirst, lines.map { (owner(of: $0), item($0)) })
        }
        for list in lists { add(list.title, list.lines.map { ($0.unit, item($0)) }) }
        let sorted = scope.reader.byTitle(groups.keys.compactMap(\.self))
        return (sorted.map(Optional.some) + [nil]).compactMap { owner in
            groups[owner].map { work(of: owner, $0) }
        }
    }

    /// What the dashboard lists and the list of what is to be mended does not: places to fill and late work.
    private var lists: [DashboardList] {
        guard let dashboard else { return [] }
        let reader = DashboardReader(scope: scope, owners: owners)
        var lists = coverages.map { reader.holes($0) }
        if let late = dashboard.late, let plan = scope.frame.model.views[late].body as? PlanBody, scope.saysWhoIsLate {
            lists += reader.late(plan)
        }
        return lists
    }

    /// To whom the one belongs who keeps an entry true.
    private func owner(of line: MendingLine) -> EntryID? {
        line.entry.flatMap(owner)
    }

    private func owner(of entry: EntryID) -> EntryID? {
        keepers.keeper(of: entry).flatMap { owners.owner(of: $0) } ?? owners.owner(of: entry)
    }

    func ownerName(of entry: EntryID) -> String? { owner(of: entry).map { scope.shortTitle(of: $0) } }

    private func item(_ line: MendingLine) -> OwnedWork.Item {
        let row = line.row(scope)
        return OwnedWork.Item(title: row.title, text: row.text, url: row.url, place: row.place)
    }

    private func item(_ line: DashboardLine) -> OwnedWork.Item {
        OwnedWork.Item(title: line.title, text: line.text, url: line.url, place: nil)
    }

    private func work(of owner: EntryID?, _ groups: [OwnedWork.Group]) -> OwnedWork {
        OwnedWork(
            owner: owner, slug: owner.map { scope.reader.identity($0).slug } ?? "",
            name: owner.map { keepers.name(of: $0) } ?? scope.strings.text(.noKeeper), mail: owner.flatMap(mail),
            groups: groups)
    }

    private func mail(of owner: EntryID) -> String? {
        let kind = scope.frame.model.kinds[scope.kind(of: owner)]
        let entry = scope.reader.entry(owner)
        return kind.roles.all(.reach).lazy.compactMap { field -> String? in
            guard kind.fields[field].type == .mail, case .text(let text)? = entry.values[field] else { return nil }
            return text
        }.first
    }
}
