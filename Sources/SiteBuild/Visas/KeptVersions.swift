internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup

/// The validated versions that the content keeps in `visas/<kind>/<slug>.md`: copies of the entries' files as they were
/// validated. Where an entry has changed since, they are what every audience but the last one reads.
struct KeptVersions: Sendable {
    /// Where they stand, from the content folder.
    static let folder = "visas"

    /// By the entry's own source path: the version that stands in its place for other audiences.
    var replacements: [String: Readings<Written>] = [:]
    /// By the entry's own source path: each kept version that is what its fingerprint says.
    var intact: [String: VisaRecord] = [:]
    /// Where the versions stand that replace an entry's text.
    var locations: Set<String> = []
    var diagnostics: [Diagnostic] = []

    /// The path of an entry's kept version, from the content folder; `source` is the path of the entry.
    static func path(of source: String) -> String { ContentTree.join(folder, source) }

    /// Compares every entry that has a visa with its kept version, and parses those that are needed.
    static func read(_ parsed: ParsedContent, _ sources: SiteSources, with parser: ContentParser) -> KeptVersions {
        var versions = KeptVersions()
        let model = parser.decoder.model
        var items = Dictionary(sources.keptVersions.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let needsVisa = model.kinds.map { $0.visa != nil }
        for draft in parsed.drafts where needsVisa[draft.current.whole.kind] {
            let entry = draft.current.whole
            let kind = model.kinds[entry.kind]
            guard entry.body != nil, let record = VisaRecord(entry, kind: kind), let standing = entry.visaStanding(kind)
            else { continue }
            let item = items.removeValue(forKey: entry.writtenOrigin.source)
            versions.compare(entry, record, standing, with: item, kind, parser)
        }
        for item in items.values.sorted(by: { $0.path < $1.path }) {
            versions.report(.keptOfNoEntry, at: Place(item.location))
        }
        return versions
    }

    private mutating func compare(
        _ entry: Entry<Written>, _ record: VisaRecord, _ standing: VisaStanding, with item: SiteSources.Item?,
        _ kind: Kind, _ parser: ContentParser
    ) {
        let name = kind.key + ":" + entry.slug
        let origin = entry.writtenOrigin
        let place = kind.visa.map { origin.place(of: $0.fingerprint) } ?? origin.place
        guard let item else {
            switch standing {
            case .sealed: report(.notKept(entry: name), at: place)
            case .changed(let day): report(.changedWithoutCopy(entry: name, on: day), at: place)
            case .without, .unsealed: break
            }
            return
        }
        let keptPlace = Place(item.location)
        if standing == .without(.withdrawn) { return report(.keptOfNoEntry, at: keptPlace) }
        guard let file = parser.sourceFile(item, &diagnostics) else { return }
        guard let kept = VisaRecord(file, kind: kind, language: parser.decoder.language), kept.state == .validated,
            kept.fingerprint == TextFingerprint.of(file, kind: kind)
        else { return report(.keptAltered(entry: name), at: keptPlace) }
        intact[origin.source] = kept
        switch standing {
        case .unsealed: return
        case .sealed, .changed:
            guard kept == record else { return report(.keptOfOtherVisa(entry: name), at: keptPlace) }
        case .without:
            guard record.fingerprint == nil || record.fingerprint == kept.fingerprint else {
                return report(.keptOfOtherVisa(entry: name), at: keptPlace)
            }
        }
        if case .sealed = standing { return }
        let hasChanged = entry.fingerprint != kept.fingerprint
        report(hasChanged ? .changed(entry: name, on: kept.on) : .stillStands(entry: name, on: kept.on), at: place)
        let version = parser.document(item)
        diagnostics += version.diagnostics
        locations.insert(item.location)
        replacements[origin.source] = version.readings
    }

    private mutating func report(_ problem: VisaProblem, at place: Place) {
        diagnostics.append(Diagnostic(.visa(problem), at: place))
    }
}

extension ParsedContent {
    /// The drafts with the validated versions of texts that have changed since.
    func drafts(with kept: KeptVersions) -> [Draft<Written>] {
        if kept.replacements.isEmpty { return drafts }
        return drafts.map { draft in
            let entry = draft.current.whole
            guard entry.body != nil, let validated = kept.replacements[entry.writtenOrigin.source] else { return draft }
            return Draft(current: draft.current, validated: validated)
        }
    }
}
