public import Diagnostics
internal import ContentModel
internal import KnowledgeBase
public import Language
public import Rendering

/// What a build did and found.
public struct BuildReport: Sendable {
    /// In printing order once the build is over.
    public var diagnostics: [Diagnostic] = []
    /// Those that the audience of the site may know, in printing order: all of them for a check, and for an edition from
    /// which nothing is hidden.
    public var told: [Diagnostic] = []
    /// Those that are not told: they concern what a wider edition holds.
    public var untold: (errors: Int, warnings: Int) {
        let errors = diagnostics.count { $0.severity == .error } - told.count { $0.severity == .error }
        return (errors, diagnostics.count - told.count - errors)
    }
    /// Whether there is a wider audience: then the size of the sources, which are the same for all, is not told.
    var isNarrow = false
    /// Whether the output now shows this site.
    public var isPublished = false
    /// Whether what failed was not the content but the disk or the output.
    public var isInputOutputFailure = false
    /// Whether the content, or warnings under `--strict`, forbid publishing.
    public var isRefused = false
    /// The entries that keep their last published version, or are not yet in the site, because of errors.
    public var held: [HeldEntry] = []
    /// The files that were parsed, tables included.
    public var sourceFiles = 0
    /// Their size.
    public var sourceBytes = 0
    /// Entries by kind, in the order of the model: those of the edition, in a check all of them.
    public var entries: [(kind: String, count: Int)] = []
    /// How many entries the content has, whatever the edition.
    public internal(set) var contentEntries = 0
    /// Pages written, redirections included.
    public var pages = 0
    /// Other files written: assets and attachments.
    public var files = 0
    /// How many of both the former site had already.
    public var takenOver = 0
    /// The size of all that was written.
    public var outputBytes = 0
    /// The audience of the site.
    public var edition = ""
    /// The day as of which the site was read.
    public var date: CalendarDate?
    /// Of the site that was replaced, or would have been; nil where there was none.
    public internal(set) var formerDate: CalendarDate?
    /// Where clocks decide what day it is; an IANA name.
    public internal(set) var timeZone = ""
    /// The language of the site's pages.
    public internal(set) var language = SiteLanguage.french
    /// As its pages have it.
    public internal(set) var siteTitle = ""
    /// Where it is read, ending with `/`; nil where that was not said.
    public internal(set) var baseURL: String?
    /// To whom held entries belong, by its short name: those that the audience sees.
    public internal(set) var heldOwners: [HeldEntry: String] = [:]
    /// How many withheld texts were found in the output; nil where nobody looked.
    public internal(set) var leaks: Int?
    /// What ceased to hold since the former site, of what the audience sees.
    public internal(set) var endedSince: [EndedSince] = []
    /// What each owner has to do, of what the audience sees; empty unless asked for.
    public internal(set) var ownedWork: [OwnedWork] = []
    /// For each of `told`, whether the build before did not have it; nil when that is not known.
    private(set) var areNew: [Bool]?
    /// How many warnings the build before did not have; nil when that is not known.
    public var newWarnings: Int? {
        areNew.map { zip(told, $0).count { $0.severity == .warning && $1 } }
    }
    /// What was parsed, where that was asked for.
    public internal(set) var parsedFiles: ParsedFiles?
    /// The texts of which a preview was made.
    public internal(set) var shown: PublishedSources?
    /// How many documents were parsed, those that a former build had parsed left out.
    package internal(set) var parsedAnew = 0
    /// Of what was read to make the site, by location, as far as that is known.
    var readDigests: [String: UInt64] = [:]
    /// What each page read, where that was asked for, a line for each:
    /// `{"page":"index.html","reads":{"title dire:radars":"0123456789abcdef"}}`.
    public var reads: [[UInt8]] = []

    /// The content and the site, kept for as long as the report: freeing so many parts takes time, which a process that
    /// ends can leave to the system.
    private var kept: [any Sendable] = []
    /// Seconds by stage, in the order of the stages.
    public var stages: [(stage: BuildStage, seconds: Double)] = []

    /// Of a build that has not begun.
    package init() {}

    /// Whether what was found so far forbids publishing.
    func stopsPublication(isStrict: Bool) -> Bool {
        let stopping = held.isEmpty ? diagnostics : diagnostics.filter { !isOfHeld($0) }
        return isStrict ? !stopping.isEmpty : stopping.containsErrors
    }

    /// Whether a remark is about a text that is not published.
    private func isOfHeld(_ remark: Diagnostic) -> Bool {
        if remark.tellsHeld { return true }
        return held.contains { $0.reasons.contains(remark) }
    }

    /// Those of the held entries that the site's audience may know: of which it is told.
    public var toldHeld: [HeldEntry] {
        let places = Set(
            told.compactMap { $0.tellsHeld ? $0.place : nil })
        return held.filter { places.contains($0.place) }
    }

    /// Compares with the build before.
    mutating func compare(with former: FormerRemarks?) { areNew = former?.replace(by: told) }

    mutating func keep(_ value: some Sendable) { kept.append(value) }

    /// Counts all entries, and those of the edition once it is known.
    mutating func count(_ base: Edition) {
        contentEntries = max(contentEntries, base.ids.count)
        entries = base.model.kinds.map { ($0.key, base.count(ofKind: $0.id)) }
    }

    /// - Parameter remarks: what may be told; nil for all of it.
    mutating func finish(_ watch: StageWatch, isStrict: Bool, telling remarks: TellableRemarks? = nil) {
        diagnostics = diagnostics.ordered
        told = remarks?.told(of: diagnostics) ?? diagnostics
        isNarrow = remarks?.isNarrow ?? false
        isRefused = stopsPublication(isStrict: isStrict)
        stages = watch.stages
    }

    /// As JSON, one object; `version` changes when its form does. Stage times are in milliseconds. It names nothing and
    /// counts nothing that the site's audience cannot see.
    public func json(in language: MessageLanguage) -> JSONText {
        let found = JSONReport(language: language).json(told)
        guard case .object(let members) = found else { return found }
        return [
            "version": 1,
            "published": .bool(isPublished),
            "edition": .string(edition),
            "date": .string(date?.description ?? ""),
            "sources": isNarrow ? .null : ["files": .number(sourceFiles), "bytes": .number(sourceBytes)],
            "entries": .object(entries.map { JSONText.Member($0.kind, .number($0.count)) }),
            "output": [
                "pages": .number(pages), "files": .number(files), "bytes": .number(outputBytes),
                "takenOver": .number(takenOver),
            ],
            "stages": .object(
                stages.map { JSONText.Member($0.stage.rawValue, .number(Int($0.seconds * 1000 + 0.5))) }),
            "held": .array(
                toldHeld.map { entry in
                    [
                        "kind": .string(entry.kind), "id": entry.slug.map { .string($0) } ?? .null,
                        "title": .string(entry.title), "path": .string(entry.place.path),
                        "line": .number(entry.place.line), "published": .bool(!entry.isNew),
                    ]
                }),
            "counts": members.first { $0.key == "counts" }?.value ?? [],
            "newWarnings": newWarnings.map { .number($0) } ?? .null,
            "diagnostics": marked(members.first { $0.key == "diagnostics" }?.value ?? []),
        ]
    }

    /// Says of each remark whether it is new, where that is known.
    private func marked(_ remarks: JSONText) -> JSONText {
        guard let areNew, case .array(let items) = remarks, items.count == areNew.count else { return remarks }
        return .array(
            zip(items, areNew).map { item, isNew in
                guard case .object(let members) = item else { return item }
                return .object(members + [JSONText.Member("new", .bool(isNew))])
            })
    }
}

/// Measures stages one after the other.
package struct StageWatch {
    private let clock: @Sendable () -> Double
    private var last: Double
    private(set) var stages: [(stage: BuildStage, seconds: Double)] = []

    /// Begins to measure.
    package init(clock: @escaping @Sendable () -> Double) {
        self.clock = clock
        last = clock()
    }

    /// The stage that ran since the last call, or since the beginning.
    mutating func end(_ stage: BuildStage) {
        let now = clock()
        stages.append((stage, now - last))
        last = now
    }
}
