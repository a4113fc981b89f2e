internal import Diagnostics
internal import Files
internal import FoundationEssentials
internal import KnowledgeBase

/// What a build said of the site that it made: a later one of the same inputs says it again, and leaves the site as it is.
struct KnownBuild: Sendable, Codable {
    /// `SiteInputs.digest`
    let inputs: UInt64
    /// Of the site's files: their paths, sizes and times.
    let site: UInt64
    let account: BuildReport.Account

    /// What is known of the site at the output; nil where there is none, or it was made of something else, or touched.
    init?(before build: SiteBuild, of inputs: UInt64) async {
        let fileSystem = build.surroundings.fileSystem
        guard let output = try? OutputFolder(build.options.output),
            let number = (try? output.current(fileSystem)) ?? nil,
            let bytes = try? fileSystem.read(output.known(number)), let known = Self(bytes), known.inputs == inputs,
            known.site == (await Self.digest(ofSite: output.finished(number), fileSystem, build.options.workers))
        else { return nil }
        self = known
    }

    /// What a build that has published its site made it of and says of it. Nil where the inputs are no longer those with which
    /// it began: nobody knows then which of both it read.
    init?(_ report: BuildReport, of build: SiteBuild, from inputs: UInt64) async {
        let fileSystem = build.surroundings.fileSystem
        guard report.isPublished, !report.diagnostics.contains(where: \.tellsDisk),
            inputs == (await SiteInputs.digest(of: build, knowing: report.readDigests)),
            let output = try? OutputFolder(build.options.output),
            let number = (try? output.current(fileSystem)) ?? nil,
            let site = await Self.digest(ofSite: output.finished(number), fileSystem, build.options.workers)
        else { return nil }
        self.inputs = inputs
        self.site = site
        account = BuildReport.Account(report)
    }

    /// Keeps it beside the site, for the builder's account alone; without it the next build does all the work.
    func keep(_ build: SiteBuild) {
        let fileSystem = build.surroundings.fileSystem
        guard let output = try? OutputFolder(build.options.output),
            let number = (try? output.current(fileSystem)) ?? nil, let bytes
        else { return }
        try? fileSystem.remove(output.known(number))
        try? fileSystem.createPrivate(output.known(number), bytes)
    }

    // MARK: As bytes

    private static let mark = "unisson build 1"

    private var bytes: [UInt8]? {
        guard let json = try? JSONEncoder().encode(self) else { return nil }
        var writer = RecordWriter()
        writer.add(Self.mark)
        writer.add(blob: Array(json))
        writer.seal()
        return writer.bytes
    }

    private init?(_ bytes: [UInt8]) {
        guard var reader = RecordReader(bytes), reader.text() == Self.mark, let json = reader.blob(), reader.isAtEnd,
            let known = try? JSONDecoder().decode(Self.self, from: Data(json))
        else { return nil }
        self = known
    }

    // MARK: The site

    /// Of every file's path, size and time: what somebody else changed, added or removed is known by it. Nil where it cannot
    /// be looked at whole.
    private static func digest(ofSite folder: String, _ fileSystem: FileSystem, _ workers: Int) async -> UInt64? {
        var folders = [folder]
        var files: [String] = []
        while let folder = folders.popLast() {
            guard let items = try? fileSystem.list(folder) else { return nil }
            for item in items {
                let path = folder + "/" + String(decoding: item.name, as: UTF8.self)
                if item.kind == .folder { folders.append(path) } else { files.append(path) }
            }
        }
        files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let statuses = await parallelMap(files, workers: workers) { (try? fileSystem.status($0)) ?? nil }
        var hash = ContentHash()
        for (file, status) in zip(files, statuses) {
            guard let status, status.kind == .file else { return nil }
            hash.add(file)
            hash.add(word: UInt64(truncatingIfNeeded: status.size))
            hash.add(word: UInt64(bitPattern: status.modified))
        }
        return hash.value
    }
}

extension Diagnostic {
    /// Whether it says what the disk did, and not what the inputs say.
    fileprivate var tellsDisk: Bool { if case .site(.mayNotLast) = problem { true } else { false } }
}

extension SiteBuild {
    /// Whether a build that finds nothing changed may say what the former one said: it does neither more nor less than asked.
    var mayRepeat: Bool {
        !options.isClean && !options.recordsReads && !options.gathersOwnedWork && !options.remembersFiles
    }
}
