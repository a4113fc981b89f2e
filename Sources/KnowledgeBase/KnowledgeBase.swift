public import ContentModel
public import Language

/// The closed set of entries, with every reference resolved: all versions of all of them, once.
///
/// What an audience may see of it is an `Edition`. Names, links and texts are the base's; nothing is made again for an
/// audience but what differs for it.
public struct KnowledgeBase: Sendable {
    /// Every entry as it stands: what the last audience sees, and what rules are checked against.
    public let whole: Edition
    /// The same with validated versions in the place of what changed since, before it is cut to an audience; nil when
    /// nothing did.
    public let validated: Edition?
    private let versions: Versions

    /// The versions of the entries, in the order of kinds and slugs.
    struct Versions: Sendable {
        /// Parallel: who they are, and how they stand.
        var ids: [EntryID]
        var current: [Entry<Linked>] = []
        /// By position: with the blocks of other editions cut; only those that have such blocks.
        var cut: [Int: [Entry<Linked>]] = [:]
        /// By position: what other audiences read in the place of a text that has changed.
        var validated: [Int: Readings<Linked>] = [:]
        /// Those that have other versions or blocks of editions.
        var altered: Set<EntryID> = []

        func isAltered(_ id: EntryID) -> Bool { altered.contains(id) }
    }

    init(model: Model, language: SiteLanguage, names: EntryNames, versions: Versions) {
        let ids = versions.ids
        let last = model.editions.count - 1
        var entries = versions.current
        EntryCompletion.complete(&entries, ids, names, model: model, language: language)
        let shared = Edition.Shared(model: model, language: language, names: names)
        whole = Edition(shared, number: last, ids: ids, entries: entries)
        self.versions = versions.knowingAltered
        if versions.validated.isEmpty {
            validated = nil
        } else {
            var entries = versions.current
            for (position, readings) in versions.validated { entries[position] = readings.whole }
            EntryCompletion.complete(&entries, ids, names, model: model, language: language)
            validated = Edition(shared, number: last, ids: ids, entries: entries)
        }
    }

    /// What the entries are.
    public var model: Model { whole.model }
    /// The language of its texts.
    public var language: SiteLanguage { whole.language }
    /// The names of its entries, for the next base to keep.
    public var names: EntryNames { whole.names }

    /// The base as an audience may see it: other entries are not in it, and what refers to them no longer does.
    public func seen(by edition: Int) -> Edition {
        let last = model.editions.count - 1
        if edition >= last, last > 0 { return whole }
        let source = validated ?? whole
        let isVisible = source.visibility(in: edition)
        let hasCuts = edition < last && !(versions.cut.isEmpty && versions.validated.values.allSatisfy(\.cut.isEmpty))
        if !hasCuts, isVisible.allSatisfy(\.self) { return source.numbered(edition) }
        var ids: [EntryID] = []
        var entries: [Entry<Linked>] = []
        for position in versions.ids.indices where isVisible[position] {
            ids.append(versions.ids[position])
            entries.append(reading(position, for: edition))
        }
        return Edition(cutting: entries, ids, of: source, to: edition)
    }

    /// Whether there is anything in the base that the audience of an edition of it cannot read.
    public func hides(from edition: Edition) -> Bool {
        guard edition.number < model.editions.count - 1 else { return false }
        return edition.ids.count < whole.ids.count || !versions.cut.isEmpty || !versions.validated.isEmpty
    }

    /// Whether an audience reads an entry as it stands: no other version of it, no block left out.
    public func showsWhole(_ id: EntryID, to edition: Edition) -> Bool {
        edition.contains(id) && !versions.isAltered(id)
    }

    /// What an audience reads of an entry, of all versions and cuts.
    private func reading(_ position: Int, for edition: Int) -> Entry<Linked> {
        if let validated = versions.validated[position] { return validated.reading(for: edition) }
        if let cut = versions.cut[position], cut.indices.contains(edition) { return cut[edition] }
        return versions.current[position]
    }
}

extension KnowledgeBase.Versions {
    fileprivate var knowingAltered: Self {
        var versions = self
        versions.altered = Set((Array(cut.keys) + Array(validated.keys)).map { ids[$0] })
        return versions
    }
}
