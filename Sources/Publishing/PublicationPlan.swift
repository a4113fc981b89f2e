internal import Language

/// What one publication changes at its destination, in an order in which no reader is led to what is not there.
///
/// Files that lead nowhere come first, then new pages, which nothing leads to yet, then pages that change, then what leads to
/// pages (the search, feeds) and the home page. What goes, goes last: by then nothing leads to it.
struct PublicationPlan: Sendable {
    /// The steps that put files, in order; within one, in byte order of paths.
    private(set) var steps: [[SiteFile]]
    /// What goes, in order: pages, then the rest.
    private(set) var removed: [String] = []
    /// Of those, what has to go first, for a file of the site is to stand where its folder was, or the reverse.
    private(set) var cleared: [String] = []
    /// What is there already.
    let unchanged: [SiteFile]

    /// All files that are put.
    var sent: [SiteFile] { steps.flatMap(\.self) }

    /// Whether the destination is the site already.
    var isEmpty: Bool { sent.isEmpty && removed.isEmpty && cleared.isEmpty }

    /// The folders that files are put into, each after those before it.
    var folders: [String] { Self.folders(of: sent.map(\.path)) }

    /// - Parameters:
    ///   - present: the paths of the site that stand there with the right content.
    ///   - owned: the paths where something of ours stands, or may.
    init(_ site: SiteContents, present: Set<String>, owned: Set<String>) {
        var steps: [[SiteFile]] = Array(repeating: [], count: 4)
        var unchanged: [SiteFile] = []
        for file in site.files {
            guard !present.contains(file.path) else {
                unchanged.append(file)
                continue
            }
            let isNew = !owned.contains(file.path)
            switch file.role {
            case .hashed, .plain: steps[0].append(file)
            case .leading: steps[isNew ? 0 : 3].append(file)
            case .page: steps[isNew ? 1 : 2].append(file)
            case .home: steps[3].append(file)
            }
        }
        // The home page is the last of all.
        steps[3] = steps[3].filter { $0.role != .home } + steps[3].filter { $0.role == .home }
        self.steps = steps.filter { !$0.isEmpty }
        self.unchanged = unchanged

        let paths = Set(site.files.map(\.path))
        let going = owned.subtracting(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let folders = Set(Self.folders(of: Array(paths)))
        func isInTheWay(_ path: String) -> Bool {
            folders.contains(path) || Self.folders(of: [path]).contains { paths.contains($0) }
        }
        cleared = going.filter(isInTheWay)
        let rest = going.filter { !isInTheWay($0) }
        removed = rest.filter { $0.hasSuffix(".html") } + rest.filter { !$0.hasSuffix(".html") }
    }

    /// The folders of paths, each after those before it.
    static func folders(of paths: [String]) -> [String] {
        var found: Set<String> = []
        for path in paths {
            var folder = path.folder
            while !folder.isEmpty, found.insert(String(folder.dropLast())).inserted {
                folder = String(folder.dropLast()).folder[...]
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
