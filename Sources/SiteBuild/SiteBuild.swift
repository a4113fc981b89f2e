internal import ContentModel
internal import Diagnostics
public import Documents
public import Files
internal import KnowledgeBase
public import Language
internal import Rendering

/// From a content folder to a published site: the order of the stages.
///
/// Nothing is published when a stage finds an error; every stage still runs as far as it can, so that one run tells
/// all there is to mend.
public struct SiteBuild: Sendable {
    /// What to build, from where, for whom.
    public struct Options: Sendable {
        /// The content folder, as given on the command line.
        public var content: String
        /// The theme's folder; a theme named as parent stands beside it. Nil for `themes/sobre`, in the current folder or,
        /// when it is not there, beside the content folder.
        public var theme: String?
        /// Where the home page will be: `X/index.html`.
        public var output: String
        /// The audience, by the model's word; nil for the one that may see least.
        public var edition: String?
        /// Whether the last audience is meant where none is named.
        public var showsWidest = false
        /// The day as of which the site is read, before `site.yaml` and the clock.
        public var asOf: CalendarDate?
        /// Where the site will be read, for the pages that cannot know where they stand.
        public var baseURL: String?
        /// Whether warnings stop publication.
        public var isStrict: Bool
        /// Whether the theme inside the command stands in for `themes/sobre` where that is nowhere on the disk.
        public var usesOwnTheme = false
        /// Whether the report tells what each page read.
        public var recordsReads = false
        /// Whether nothing is taken over from the former site, and nothing left for the next build to take over.
        public var isClean = false
        /// Whether the report says what each owner has to do.
        public var gathersOwnedWork = false
        /// Whether the report holds what was parsed, for a build that comes after it in the same process.
        public var remembersFiles = false
        /// What such a build is given.
        public var former: ParsedFiles?
        /// Whether the search index, data and documents are left as the former site has them: made after all the rest, when
        /// there is time.
        public var isHasty = false
        /// Whether to wait for another build that writes to the same output.
        public var waits = false
        /// Whether an entry in error keeps its last published version instead of stopping everything.
        public var holdsBack = false
        /// What entries in error go back to in a preview, which leaves out those that must not; nil for what is no preview.
        public var shownBefore: PublishedSources?
        /// Whether pages are looked at as they were made.
        public var audits = false
        /// What is read in the place of entries in error.
        var held = HeldSources()
        /// How many things are done at once; at least 1.
        public var workers: Int
        /// Whether what pages read is kept beside the site, for the next build.
        var keepsRecord = false

        /// Whether some entries may stay behind the others.
        var mayHoldBack: Bool { holdsBack || shownBefore != nil }

        /// The usual folders, unless said otherwise.
        public init(
            content: String = "content", theme: String? = nil, output: String = ".build/site",
            edition: String? = nil, asOf: CalendarDate? = nil, baseURL: String? = nil, isStrict: Bool = false,
            workers: Int = 2
        ) {
            self.content = content
            self.theme = theme
            self.output = output
            self.edition = edition
            self.asOf = asOf
            self.baseURL = baseURL
            self.isStrict = isStrict
            self.workers = workers
        }
    }

    /// What the build must ask the world for: only the command knows the answers.
    public struct Surroundings: Sendable {
        /// All reading and writing goes through it.
        public var fileSystem: FileSystem
        /// Today in an IANA time zone; nil when there is no such zone.
        public var today: @Sendable (_ timeZone: String) -> CalendarDate?
        /// Seconds since some moment, never going back.
        public var clock: @Sendable () -> Double
        /// What tells this program from every other that would make other pages of the same content; nil where that is not
        /// known: then nothing is taken over from one build to the next.
        public var program: String?
        /// Looks at a signature; nil where there is no program to do so.
        public var verify: (@Sendable (Signature) -> Signature.Verdict)?
        /// The programs that make documents for paper and walls.
        public var machine = DocumentPress.Machine.bare
        /// Lets a fifth of a second pass.
        public var pause: @Sendable () async -> Void = { try? await Task.sleep(for: .milliseconds(200)) }
        /// Told how far a stage has come: things done and things in all.
        public var progress: @Sendable (_ stage: BuildStage, _ done: Int, _ total: Int) -> Void

        /// Joins the answers.
        public init(
            fileSystem: FileSystem = .disk, today: @escaping @Sendable (String) -> CalendarDate?,
            clock: @escaping @Sendable () -> Double, program: String? = nil,
            progress: @escaping @Sendable (BuildStage, Int, Int) -> Void = { _, _, _ in }
        ) {
            self.fileSystem = fileSystem
            self.today = today
            self.clock = clock
            self.program = program
            self.progress = progress
        }
    }

    let options: Options
    let surroundings: Surroundings

    /// A build that has not begun.
    public init(_ options: Options, in surroundings: Surroundings) {
        var options = options
        options.keepsRecord = surroundings.program != nil && !options.isClean
        self.options = options
        self.surroundings = surroundings
    }

    /// Runs every stage but the writing.
    public func check() async -> BuildReport {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        var remarks: TellableRemarks?
        if let site = await prepare(&report, &watch, &remarks) { report.keep(partsOf: site, options) }
        report.finish(watch, isStrict: options.isStrict)
        return report
    }

    /// Runs every stage and, when nothing is wrong, replaces the site at the output in one step. Where nothing has changed
    /// since the site that stands there was made, it is left, and what was said of it said again.
    public func build() async -> BuildReport {
        var watch = StageWatch(clock: surroundings.clock)
        guard let inputs = await SiteInputs.digest(of: self) else { return await build(&watch) }
        if let known = await KnownBuild(before: self, of: inputs) {
            watch.end(.read)
            var report = known.account.report
            report.stages = watch.stages
            report.compare(with: FormerRemarks(beside: options.output, with: surroundings.fileSystem))
            return report
        }
        let report = await build(&watch)
        // What was left in haste is not as the inputs have it.
        if !options.isHasty { await KnownBuild(report, of: self, from: inputs)?.keep(self) }
        return report
    }

    private func build(_ watch: inout StageWatch) async -> BuildReport {
        var report = BuildReport()
        var remarks: TellableRemarks?
        report.formerDate = (try? BuiltSite(at: options.output, with: surroundings.fileSystem))?.card.date
        let site = await prepare(&report, &watch, &remarks)
        if let site { report.keep(partsOf: site, options) }
        if let site, !report.stopsPublication(isStrict: options.isStrict) {
            await write(site, &report, &watch)
        }
        report.keep(site)
        if let edition = site?.parts.edition { report.count(edition) }
        report.finish(watch, isStrict: options.isStrict, telling: remarks)
        report.compare(with: FormerRemarks(beside: options.output, with: surroundings.fileSystem))
        return report
    }

    /// Reads, parses, links, checks and plans. Nil when so much is missing that no pages can be planned.
    func prepare(
        _ report: inout BuildReport, _ watch: inout StageWatch, _ remarks: inout TellableRemarks?
    ) async -> PlannedSite? {
        let gathered = options.mayHoldBack ? await gatherHoldingBack(&report, &watch) : await gather(&report, &watch)
        guard let content = gathered else { return nil }
        guard let edition = edition(content.model, &report.diagnostics) else {
            // Nobody knows for whom: what the last edition knows is not told.
            remarks = TellableRemarks(content, for: content.base.seen(by: 0))
            return nil
        }
        report.keep(content)
        report.parsedAnew = content.parsed.parsedAnew
        report.parsedFiles = content.parsed.remembered
        // What was read in place of entries in error is not what their files hold.
        if report.held.isEmpty { report.readDigests = content.parsed.digests }
        report.diagnostics += content.sources.settings.unknownEditions(in: content.model)
        report.diagnostics += breaks(with: content)
        report.edition = content.model.editions[edition]
        watch.end(.check)

        let publication = content.sources.settings.publication(of: content.model.editions[edition])
        let shown = content.base.seen(by: edition).leavingOutPersonalData(
            at: content.date, ofAll: publication?.showsPersonalData == false
        ).withoutThoseGone(at: content.date, keepingNamesFor: content.sources.settings.namesKeptForYears)
        remarks = TellableRemarks(content, for: shown)
        var site = await PlannedSite.plan(
            shown, of: content.base.whole, remarks: report.diagnostics.ordered, held: report.held,
            sources: content.sources, date: content.date, withdrawals: content.withdrawals(for: shown),
            options: options, in: surroundings)
        site?.texts = content.parsed.texts
        site?.parses = content.parsed.store
        site?.withheld = content.withheldWords(from: shown)
        site?.standing = content.standing
        report.diagnostics += site?.diagnostics ?? []
        watch.end(.plan)
        return site
    }

    func date(_ sources: SiteSources, _ diagnostics: inout [Diagnostic]) -> CalendarDate? {
        let today = surroundings.today(sources.settings.timeZone)
        if today != nil || sources.settings.timeZonePlace == nil,
            let date = options.asOf ?? sources.settings.asOf ?? today
        {
            return date
        }
        let place = sources.settings.timeZonePlace ?? Place(options.content + "/site.yaml")
        diagnostics.append(Diagnostic(.model(.unknownTimeZone(sources.settings.timeZone)), at: place))
        return nil
    }

    private func edition(_ model: Model, _ diagnostics: inout [Diagnostic]) -> Int? {
        guard let name = options.edition else { return options.showsWidest ? model.editions.count - 1 : 0 }
        if let index = model.editions.firstIndex(where: { $0.folded == name.folded }) { return index }
        diagnostics.append(
            Diagnostic(
                .site(.unknownEdition(name, known: model.editions)), at: Place("--edition"),
                suggestion: NearMiss.nearest(to: name, among: model.editions)))
        return nil
    }
}

/// The stages of a build, in order.
public enum BuildStage: String, Sendable, CaseIterable {
    case read, parse, link, check, plan, write, publish
}
