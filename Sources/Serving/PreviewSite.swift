public import Diagnostics
internal import Files
internal import Language
public import SiteBuild

/// A site that is built again whenever its content changes, and whoever wants to know.
///
/// An entry in error stays as it was, or is left out, and the site goes on without it: those who write together do not wait for
/// each other. Of an error that stands in no entry, what is served is the last site that could be made. All is told with it.
///
/// Whoever may read all of the content is shown a change as soon as pages can be planned: each is made when it is asked for. The
/// site is built whole when nobody saves. For other audiences every page is written and looked at before anybody sees it.
public actor PreviewSite {
    /// What is served, and what is said of the content as it stands.
    public struct State: Sendable {
        /// Grows whenever pages change; 0 as long as there are none.
        public fileprivate(set) var version = 0
        /// The folder of the last site that was built; nil as long as there is none.
        public fileprivate(set) var folder: String?
        /// What has changed since: pages that are made as they are asked for. Nil where the folder holds all.
        fileprivate(set) var files: PlannedFiles?
        /// What was found in the content as it stands: all of it, for whoever started the server.
        public fileprivate(set) var remarks: [Diagnostic] = []
        /// What of it the audience may know.
        fileprivate(set) var told: [Diagnostic] = []
        /// The entries that the audience sees.
        public fileprivate(set) var entries = 0
        /// Seconds from a change to what is served.
        public fileprivate(set) var seconds = 0.0
        /// How much of the content as it stands is what is served.
        public fileprivate(set) var extent = Extent.none

        /// Whether there is a site.
        public var isServed: Bool { folder != nil || files != nil }

        fileprivate mutating func tell(_ report: BuildReport, isShown: Bool) {
            remarks = report.diagnostics
            told = report.told
            extent = !isShown ? .none : report.diagnostics.containsErrors ? .butForErrors : .whole
            if isShown { entries = report.entries.reduce(0) { $0 + $1.count } }
        }
    }

    /// How much of the content as it stands is served.
    public enum Extent: Sendable {
        /// All of it.
        case whole
        /// All but entries in error, and what needs them: they are as they were, or not there.
        case butForErrors
        /// Nothing of it: an error stands in no entry. What is served was made before it.
        case none
    }

    private var options: SiteBuild.Options
    private let surroundings: SiteBuild.Surroundings
    /// What is served now.
    public private(set) var state = State()
    private var readers: [Int: AsyncStream<State>.Continuation] = [:]
    private var nextReader = 0
    /// The last look at the content that was asked for.
    private var looking: Task<Void, Never>?
    /// The last whole build that was asked for.
    private var building: Task<Void, Never>?
    /// How many looks at the content have begun.
    private var looks = 0
    /// Whether pages may go out as they are planned: once it is known whether the audience sees all there is.
    private var showsPlans = true
    /// What was wrong with pages when all were looked at.
    private var ofPages: [Diagnostic] = []

    /// A site that is not built yet.
    /// - Parameter options: `output` is a place of the server's own.
    public init(_ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings) {
        self.options = options
        self.options.remembersFiles = true
        self.options.shownBefore = PublishedSources()
        self.surroundings = surroundings
    }

    /// Shows the content as it stands, and tells all who wait. Search, data and documents stay as they were.
    public func refresh() async {
        // Whoever signs has the site made anew, and so do the files that change with it: each looks at the content once the one
        // before it has, so that no older content takes the place of newer.
        let former = looking
        let task = Task {
            await former?.value
            await self.look()
        }
        looking = task
        await task.value
    }

    /// Builds all of the site from the content as it stands. What is shown meanwhile goes on following the content.
    public func rebuild() async {
        let former = building
        let task = Task {
            await former?.value
            await self.build()
        }
        building = task
        await task.value
    }

    /// What is served at a path: what no site has yet is waited for, if it is being made.
    func state(serving path: String) async -> State {
        if state.folder == nil, state.files?.isLater(path) == true { await building?.value }
        return state
    }

    private func look() async {
        guard showsPlans else { return await build(inHaste: state.folder != nil) }
        looks += 1
        let start = surroundings.clock()
        let (planned, report) = await SiteBuild(options, in: surroundings).planned()
        keep(report)
        var next = state
        switch planned {
        case .files(let files):
            next.files = files
            next.version += 1
            next.tell(report, isShown: true)
            next.remarks += ofPages
            next.told += ofPages
        case .stopped: next.tell(report, isShown: false)
        case .mustBeWritten:
            showsPlans = false
            return await build()
        }
        next.seconds = surroundings.clock() - start
        tell(next)
    }

    private func build(inHaste isHasty: Bool = false) async {
        let (looks, start) = (looks, surroundings.clock())
        options.isHasty = isHasty
        let report = await SiteBuild(options, in: surroundings).build()
        options.isHasty = false
        keep(report)
        var next = state
        if report.isPublished,
            let site = try? BuiltSite(at: options.output, with: surroundings.fileSystem)
        {
            if next.files == nil, next.folder != site.folder { next.version += 1 }
            next.folder = site.folder
            ofPages = report.diagnostics.filter { if case .page = $0.problem { true } else { false } }
        }
        // Who has looked since has seen newer content.
        if looks == self.looks {
            if report.isPublished { next.files = nil }
            next.tell(report, isShown: report.isPublished)
            next.seconds = surroundings.clock() - start
        }
        tell(next)
    }

    private func keep(_ report: BuildReport) {
        options.former = report.parsedFiles ?? options.former
        options.shownBefore = report.shown ?? options.shownBefore
    }

    private func tell(_ next: State) {
        state = next
        for reader in readers.values { reader.yield(next) }
    }

    /// The state now and each one that follows.
    public func states() -> AsyncStream<State> {
        let (stream, continuation) = AsyncStream.makeStream(of: State.self, bufferingPolicy: .bufferingNewest(1))
        let number = nextReader
        nextReader += 1
        readers[number] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number) }
        }
        continuation.yield(state)
        return stream
    }

    private func forget(_ number: Int) { readers[number] = nil }

    /// Follows the folders of the content and the theme until the task ends. Search, data and documents follow when
    /// nobody has saved for a while.
    /// - Parameter prepare: done before each look at the content, for example to take what was dropped.
    public func follow(
        _ folders: [String], searchAfter pause: Duration = .seconds(1), before prepare: @Sendable () async -> Void = {}
    ) async {
        let changes = FolderWatch(folders, with: surroundings.fileSystem).changes()
        await prepare()
        await refresh()
        var idle = Task { await self.rebuild() } as Task<Void, any Error>
        for await _ in changes {
            idle.cancel()
            await prepare()
            await refresh()
            idle = Task {
                try await Task.sleep(for: pause)
                // Not to be broken off by the next save.
                Task { await self.rebuild() }
            }
        }
        idle.cancel()
    }
}
