package import ContentModel
package import Diagnostics
package import KnowledgeBase
package import Language
package import Markup

/// The validated versions that the content keeps in `visas/<kind>/<slug>.md`: copies of the entries' files as they were
/// validated. Where an entry has changed since, they are what every audience but the last one reads.
package struct KeptVersions: Sendable {
    /// Where they stand, from the content folder.
    package static let folder = "visas"

    /// By the entry's own source path: the version that stands in its place for other audiences.
    package private(set) var replacements: [String: Readings<Written>] = [:]
    /// By the entry's own source path: each kept version that is what its fingerprint says.
    package private(set) var intact: [String: VisaRecord] = [:]
    /// Where the versions stand that replace an entry's text.
    package private(set) var locations: Set<String> = []
    package private(set) var diagnostics: [Diagnostic] = []

    /// The path of an entry's kept version, from the content folder; `source` is the path of the entry.
    package static func path(of source: String) -> String { folder + "/" + source }

    /// A kept version on the disk.
    package struct File: Sendable {
        /// That of the entry's own file, from the content folder.
        package var path: String
        /// To open and to show.
        package var location: String

        /// Joins a path and where it is found.
        package init(path: String, location: String) {
            self.path = path
            self.location = location
        }
    }

    /// How kept versions are read.
    package struct Parser {
        /// The text alone, and what keeps it from being read.
        package var open: (File) -> (SourceFile?, [Diagnostic])
        /// The entry as each audience reads it.
        package var parse: (File, Kind) -> (Readings<Written>?, [Diagnostic])

        /// Joins the two.
        package init(
            open: @escaping (File) -> (SourceFile?, [Diagnostic]),
            parse: @escaping (File, Kind) -> (Readings<Written>?, [Diagnostic])
        ) {
            self.open = open
            self.parse = parse
        }
    }

    /// Compares every entry that has a visa with its kept version, and parses those that are needed.
    package static func read(
        _ drafts: [Draft<Written>], _ files: [File], model: Model, language: SiteLanguage, with parser: Parser
    ) -> KeptVersions {
        var versions = KeptVersions()
        var items = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let needsVisa = model.kinds.map { $0.visa != nil }
        for draft in drafts where needsVisa[draft.current.whole.kind] {
            let entry = draft.current.whole
            let kind = model.kinds[entry.kind]
            guard entry.hasText, let record = VisaRecord(entry, kind: kind), let standing = entry.visaStanding(kind)
            else { continue }
            let item = items.removeValue(forKey: entry.writtenOrigin.source)
            versions.compare(entry, record, standing, with: item, kind, model.editions, language, parser)
        }
        for item in items.values.sorted(by: { $0.path < $1.path }) {
            versions.report(.keptOfNoEntry, at: Place(item.location))
        }
        return versions
    }

    private mutating func compare(
        _ entry: Entry<Written>, _ record: VisaRecord, _ standing: VisaStanding, with item: File?,
        _ kind: Kind, _ editions: [String], _ language: SiteLanguage, _ parser: Parser
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
        let (opened, found) = parser.open(item)
        diagnostics += found
        guard let file = opened else { return }
        guard let kept = VisaRecord(file, kind: kind, language: language), kept.state == .validated,
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
        let (version, problems) = parser.parse(item, kind)
        diagnostics += problems
        locations.insert(item.location)
        replacements[origin.source] = version.map { version in
            let itsFile = File(path: origin.source, location: origin.place.path)
            let now = parser.open(itsFile).0
            let lines = now.flatMap { RestrictedLines.leastAudience(of: file, now: $0, editions: editions) }
            // A restriction takes effect at once, whatever the seal; its end waits for the next visa.
            let restricted = version.restricted(to: max(entry.edition, lines ?? 0))
            if restricted.whole.edition > version.whole.edition {
                report(.restrictedSince(entry: name, on: kept.on), at: origin.place)
            }
            return restricted
        }
    }

    private mutating func report(_ problem: VisaProblem, at place: Place) {
        diagnostics.append(Diagnostic(.visa(problem), at: place))
    }
}
