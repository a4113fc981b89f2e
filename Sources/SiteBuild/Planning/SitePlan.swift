internal import ContentModel
internal import DataExport
internal import Diagnostics
internal import Documents
internal import KnowledgeBase
internal import Templates

/// All that a generation will hold, and nothing else: what stands at each path, who wants it there, and what makes it.
///
/// Pages, redirects, assets, attachments, search files and whatever comes next are items alike: conflicts of paths,
/// writing and counting know only this.
struct SitePlan: Sendable {
    /// In the order in which they are written.
    private(set) var items: [Item] = []

    /// One file, or a folder whose maker alone knows what it holds.
    struct Item: Sendable {
        /// From the site's root: `politiques/logement.html`; a folder ends with `/`.
        let path: String
        /// Where to look when two items want one path.
        let origin: Place
        /// Whether the item is the one to give way: the author of a former address can give it up, a page cannot.
        var givesWay = false
        let producer: Producer
    }

    /// What makes a file's bytes.
    enum Producer: Sendable {
        /// A page, made at the end of a buffer when it is its turn. Of the same subject and with the same answers to the
        /// same questions it is the same.
        /// `trace` makes it once more, slowly, with what wrote each byte.
        case page(
            subject: @Sendable () -> String, make: @Sendable (inout [UInt8]) -> MadePage,
            trace: @Sendable () -> RenderingTrace)
        case bytes([UInt8])
        /// Files at these paths, of which the item's is the first, made together: with the same answers to the same questions
        /// they are the same. What they hold is given in pieces, each file's in its order.
        case asked(paths: [String], make: @Sendable (DataFile.Taker) -> [Question])
        /// One of those, but the first.
        case madeWithAnother
        /// The same, where something may go wrong.
        case checked(@Sendable () -> (bytes: [UInt8], problem: Diagnostic?))
        /// A document that another program makes: of the same input it is the same.
        case converted(input: @Sendable () -> (bytes: [UInt8], problem: Diagnostic?), DocumentPress, DocumentForm)
        /// A copy of a file of so many bytes.
        case copy(of: String, size: Int)
        /// The files of an index, whose names depend on what is in them.
        case files(@Sendable (IndexStore) async -> [IndexFile])
    }

    /// What making a page found.
    struct MadePage: Sendable {
        /// Why its template could not be rendered to the end.
        var problem: Diagnostic?
        /// What it asked, where that is recorded: each question once.
        var questions: [Question] = []
    }

    mutating func add(_ items: some Sequence<Item>) { self.items += items }
}

extension SitePlan {
    /// Two items on one path, and paths that no system holds.
    var conflicts: [Diagnostic] {
        guard hasDoubtfulPaths else { return [] }
        var found: [Diagnostic] = []
        var owners: [String: Place] = [:]
        let inOrder = items.filter { !$0.givesWay } + items.filter(\.givesWay)
        for item in inOrder {
            let name = item.path.hasSuffix("/") ? String(item.path.dropLast()) : item.path
            if !OutputPath.isValid(name) { found.append(Diagnostic(.site(.badName(item.path)), at: item.origin)) }
            // A disk that does not tell case holds one of both.
            let path = item.path.lowercased()
            if let first = owners[path] ?? folders(of: path).lazy.compactMap({ owners[$0] }).first {
                found.append(
                    Diagnostic(
                        .site(.pathTaken(item.path)), at: item.origin, notes: [.init(.firstDefinedHere, at: first)])
                )
            } else {
                owners[path] = item.origin
            }
        }
        return found
    }

    /// A quick look, so that most sites cost one pass.
    private var hasDoubtfulPaths: Bool {
        let all = items.map(\.path)
        var paths = Set<String>(minimumCapacity: all.count)
        let owned = all.filter { $0.hasSuffix("/") }
        return !all.allSatisfy { path in
            guard paths.insert(path).inserted else { return false }
            if path.utf8.last == UInt8(ascii: "/") { return true }
            return OutputPath.isValid(path) && !owned.contains { path.hasPrefix($0) }
                && !path.utf8.contains { (0x41...0x5A).contains($0) }
        }
    }

    /// `assets/recherche/` and `assets/` for `assets/recherche/x.js`.
    private func folders(of path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[...$0]) }.filter { $0 != path }
    }
}
