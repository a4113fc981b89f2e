public import ContentModel
public import Language

/// A base as one audience may see it, with every reference known from both ends.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class Edition: Sendable {
    /// What all editions of a base share.
    struct Shared: Sendable {
        let model: Model
        let language: SiteLanguage
        let names: EntryNames
    }

    /// What the entries are.
    public let model: Model
    /// The language of its texts.
    public let language: SiteLanguage
    /// The names of the base's entries, of this audience or not.
    public let names: EntryNames
    /// The audience: a position in `Model.editions`.
    public let number: Int
    /// By kind in the order of the model, then by slug.
    public let ids: [EntryID]
    /// Parallel to `ids`.
    private let entries: [Entry<Linked>]
    /// By name: its place in `ids`, or -1 where the audience does not see it.
    private let places: [Int32]
    /// By kind: its entries, as positions in `ids`.
    private let ranges: [Range<Int>]
    /// By place in `ids`: who refers to an entry, in the order of the referrers, then of their fields.
    private let links: Backlink.All
    /// Parallel to `ids`: the entries that replace it, through their kind's succession.
    private let successions: [[EntryID]]
    /// By office: what waits for somebody to take it over.
    private let vacanciesByOffice: [EntryID: [Vacancy]]
    /// All that people who have left carried, in the order of the entries that name them.
    let vacancies: [Vacancy]

    init(_ shared: Shared, number: Int, ids: [EntryID], entries: [Entry<Linked>], vacancies: [Vacancy] = []) {
        (model, language, names) = (shared.model, shared.language, shared.names)
        self.number = number
        self.ids = ids
        self.entries = entries
        var places = [Int32](repeating: -1, count: shared.names.count)
        for (place, id) in ids.enumerated() { places[id.position] = Int32(truncatingIfNeeded: place) }
        self.places = places
        var ranges: [Range<Int>] = []
        var start = 0
        for kind in shared.model.kinds.ids {
            var end = start
            while end < entries.count, entries[end].kind == kind { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        self.ranges = ranges
        links = Backlink.all(of: entries, ids, places, model: shared.model)
        var successors: [[EntryID]] = Array(repeating: [], count: entries.count)
        let fields = shared.model.kinds.map(\.succession)
        for place in entries.indices {
            guard let field = fields[entries[place].kind] else { continue }
            for former in entries[place].targets(field) { successors[Int(places[former.position])].append(ids[place]) }
        }
        successions = successors
        self.vacancies = vacancies
        var byOffice: [EntryID: [Vacancy]] = [:]
        for vacancy in vacancies { if let office = vacancy.office { byOffice[office, default: []].append(vacancy) } }
        vacanciesByOffice = byOffice
    }

    /// The same for another audience that sees the same.
    private init(_ other: Edition, number: Int) {
        (model, language, names) = (other.model, other.language, other.names)
        self.number = number
        (ids, entries, places, ranges) = (other.ids, other.entries, other.places, other.ranges)
        (links, successions) = (other.links, other.successions)
        (vacancies, vacanciesByOffice) = (other.vacancies, other.vacanciesByOffice)
    }

    /// The same with other entries in the places of its own.
    convenience init(_ other: Edition, with entries: [Entry<Linked>]) {
        let shared = Shared(model: other.model, language: other.language, names: other.names)
        self.init(shared, number: other.number, ids: other.ids, entries: entries)
    }

    func numbered(_ number: Int) -> Edition { number == self.number ? self : Edition(self, number: number) }

    /// Entries that an audience sees, as it reads them: what leads out of them is cut, and what they take from one another
    /// is taken again.
    convenience init(cutting entries: [Entry<Linked>], _ ids: [EntryID], of source: Edition, to number: Int) {
        var visible = [Bool](repeating: false, count: source.names.count)
        for id in ids { visible[id.position] = true }
        var kept = entries
        let shared = Shared(model: source.model, language: source.language, names: source.names)
        EntryCompletion.fillDefaults(&kept, ids, shared.names, model: shared.model)
        let filter = EditionFilter(visible: visible, names: shared.names, words: shared.language.restrictedDocument)
        for index in kept.indices where filter.cuts(kept[index]) {
            kept[index] = filter.keep(kept[index], of: shared.model.kinds[kept[index].kind])
        }
        EntryCompletion.fillTitles(&kept, ids, shared.names, model: shared.model, language: shared.language)
        self.init(shared, number: number, ids: ids, entries: kept)
    }

    private func place(_ id: EntryID) -> Int { Int(places[id.position]) }

    /// Whether the audience sees an entry.
    public func contains(_ id: EntryID) -> Bool { places.indices.contains(id.position) && places[id.position] >= 0 }

    /// An entry that the audience sees.
    public subscript(id: EntryID) -> Entry<Linked> { entries[place(id)] }

    /// The entries of a kind, by slug.
    public func ids(ofKind kind: KindID) -> ArraySlice<EntryID> { ids[ranges[kind]] }

    /// How many entries a kind has.
    public func count(ofKind kind: KindID) -> Int { ranges[kind].count }

    /// The entry of that kind and slug.
    public func id(kind: KindID, slug: String) -> EntryID? {
        names.id(EntryNames.Name(kind: model.kinds[kind].key, slug: slug)).flatMap { contains($0) ? $0 : nil }
    }

    /// Who refers to an entry, in the order of the referrers, then of their fields.
    public func backlinks(of id: EntryID) -> ArraySlice<Backlink> { links[place(id)] }

    /// What people of an office carried before they left, and nobody carries now.
    package func vacancies(of office: EntryID) -> [Vacancy] { vacanciesByOffice[office] ?? [] }

    /// The entries that replace an entry.
    func successors(of id: EntryID) -> [EntryID] { successions[place(id)] }

    /// An entry's place in the order of kinds, then of slugs.
    public func rank(of id: EntryID) -> Int { place(id) }

    /// Where an entry stands.
    public func origin(of id: EntryID) -> EntryOrigin { entries[place(id)].origin }

    /// How commands and messages name an entry: `dire:zone-inondable`.
    public func reference(to id: EntryID) -> String { names[id].kind + ":" + names[id].slug }
}
