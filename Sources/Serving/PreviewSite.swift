public import Diagnostics
internal import Files
public import Language
public import SiteBuild

/// A site that is built again whenever its content changes, and whoever wants to know.
///
/// An entry in error stays as it was, or is left out, and the site goes on without it: those who write together do not wait for
/// each other. Of an error that stands in no entry, what is served is the last site that could be made. All is told with it.
public actor PreviewSite {
    /// What is served, and what is said of the content as it stands.
    public struct State: Sendable {
        /// Grows whenever the site changes; 0 as long as there is none.
        public fileprivate(set) var version = 0
        /// The folder of the site that is served; nil as long as there is none.
        public fileprivate(set) var folder: String?
        /// What was found in the content as it stands.
        public fileprivate(set) var remarks: [Diagnostic] = []
        /// The entries that the audience sees.
        public fileprivate(set) var entries = 0
        /// Seconds that the last build took.
        public fileprivate(set) var seconds = 0.0
        /// How much of the content as it stands is what is served.
        public fileprivate(set) var extent = Extent.none
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
    /// The last build that was asked for.
    private var building: Task<Void, Never>?

    /// A site that is not built yet.
    /// - Parameter options: `output` is a place of the server's own.
    public init(_ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings) {
        self.options = options
        self.options.remembersFiles = true
        self.options.shownBefore = PublishedSources()
        self.surroundings = surroundings
    }

    /// Builds the site from the content as it stands, and tells all who wait.
    /// - Parameter leavesSearch: whether search may know of the change later than the pages.
    public func rebuild(leavingSearch leavesSearch: Bool = false) async {
        // Whoever signs has the site built, and so do the files that change with it: each build reads the content once the
        // one before it stands, so that no older content takes the place of newer.
        let former = building
        let task = Task {
            await former?.value
            await self.build(leavingSearch: leavesSearch)
        }
        building = task
        await task.value
    }

    private func build(leavingSearch leavesSearch: Bool) async {
        options.leavesSearch = leavesSearch && state.folder != nil
        let report = await SiteBuild(options, in: surroundings).build()
        options.former = report.parsedFiles ?? options.former
        options.shownBefore = report.shown ?? options.shownBefore
        var next = state
        next.remarks = report.diagnostics
        next.extent = !report.isPublished ? .none : report.diagnostics.containsErrors ? .butForErrors : .whole
        next.seconds = report.stages.reduce(0) { $0 + $1.seconds }
        if report.isPublished,
            let site = try? BuiltSite(at: options.output, with: surroundings.fileSystem)
        {
            if next.folder != site.folder { next.version += 1 }
            next.folder = site.folder
            next.entries = report.entries.reduce(0) { $0 + $1.count }
        }
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

    /// Follows the folders of the content and the theme until the task ends. Search follows when nobody has saved for a while.
    /// - Parameter prepare: done before each build, for example to take what was dropped.
    public func follow(
        _ folders: [String], searchAfter pause: Duration = .seconds(1), before prepare: @Sendable () async -> Void = {}
    ) async {
        let changes = FolderWatch(folders, with: surroundings.fileSystem).changes()
        let (steps, step) = AsyncStream.makeStream(of: Step.self)
        let following = Task {
            for await _ in changes { step.yield(.change) }
            step.finish()
        }
        defer { following.cancel() }
        await prepare()
        await rebuild()
        var idle: Task<Void, any Error>?
        for await next in steps {
            idle?.cancel()
            if next == .change { await prepare() }
            await rebuild(leavingSearch: next == .change)
            guard next == .change else { continue }
            idle = Task {
                try await Task.sleep(for: pause)
                step.yield(.search)
            }
        }
    }

    private enum Step { case change, search }
}
