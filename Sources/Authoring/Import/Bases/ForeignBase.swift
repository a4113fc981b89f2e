internal import Files
internal import Language

/// The files of another tool's folder, and what paths in them lead to.
struct ForeignBase {
    let form: BaseForm
    /// The texts, by path from the folder.
    let texts: [String]
    /// All other files that texts may show or link to.
    let files: [String]
    /// Those of the tool itself.
    let own: [String]
    /// Before the paths of texts.
    private let prefix: String
    private let textsByName: [String: [String]]
    private let filesByName: [String: [String]]
    private let known: Set<String>

    init(_ form: BaseForm, _ paths: [String]) {
        self.form = form
        let prefix =
            form.textFolder.flatMap { folder in paths.contains { $0.hasPrefix(folder + "/") } ? folder + "/" : nil }
            ?? ""
        self.prefix = prefix
        own = paths.filter { form.isOwn($0) || !$0.hasPrefix(prefix) && $0.isText }
        let others = Set(own)
        texts = paths.filter { $0.isText && !others.contains($0) }
        files = paths.filter { !$0.isText && !others.contains($0) }
        known = Set(paths)
        textsByName = Dictionary(grouping: texts) { $0.stem.folded }
        filesByName = Dictionary(grouping: files) { $0.lastName.folded }
    }

    /// The file that a path leads to, as a text writes it; nil where it leads out of the folder or to nothing.
    func file(_ written: String, from text: String) -> String? {
        let folder = String(text.folder)
        let roots = written.hasPrefix("/") ? [prefix, ""] + form.fileFolders.map { $0 + "/" } : [folder, prefix, ""]
        for root in roots {
            let path = Self.normal(root + written)
            let bare = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
            for candidate in [
                path, path + ".md", bare + ".md", bare + "/index.md", bare + "/_index.md", bare + "/README.md",
            ]
            where known.contains(candidate) { return candidate }
        }
        let name = String(written.split(separator: "/").last ?? "")
        switch form {
        case .obsidian:
            // Notes and files are named alone, wherever they are; by a part of their path where several share a name.
            let found = (textsByName[name.folded] ?? []) + (filesByName[name.folded] ?? [])
            return found.first {
                $0.withoutEnding.folded.hasSuffix(written.folded) || $0.folded.hasSuffix(written.folded)
            } ?? found.first
        case .jekyll, .hugo:
            // By the address that the tool makes of the name.
            let found = texts.filter { $0.stem.withoutDate.slug == name.slug }
            return found.count == 1 ? found[0] : nil
        case .mkdocs, .gitbook: return nil
        }
    }

    private static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// What a text is called where its front matter does not say: by its file, or its folder whose page it is.
    static func name(of path: String) -> String {
        let stem = path.stem
        if ["index", "_index", "readme"].contains(stem.lowercased()), !path.folder.isEmpty {
            return String(String(path.folder.dropLast()).lastName)
        }
        return stem.withoutDate
    }

    /// The day that Jekyll's names of files begin with.
    static func day(of path: String) -> String? {
        path.stem.firstMatch(of: #/^(\d{4}-\d{2}-\d{2})-/#).map { String($0.1) }
    }
}

extension String {
    fileprivate var isText: Bool { ["md", "markdown"].contains(lowercased().split(separator: ".").last ?? "") }
    fileprivate var stem: String { String(lastName).withoutEnding }
    fileprivate var withoutDate: String { replacing(#/^\d{4}-\d{2}-\d{2}-/#) { _ in "" } }
}
