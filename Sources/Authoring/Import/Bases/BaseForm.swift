package import Files
internal import Language

/// The tools whose folders of Markdown can be taken over.
package enum BaseForm: String, Sendable, CaseIterable {
    case obsidian, mkdocs, hugo, jekyll, gitbook

    /// The tool that a folder is made for, by the files that it alone has; nil where none is there.
    package static func detected(in folder: String, with fileSystem: FileSystem) -> BaseForm? {
        func has(_ name: String) -> Bool { ((try? fileSystem.status(ContentTree.join(folder, name))) ?? nil) != nil }
        if has(".obsidian") { return .obsidian }
        if has("mkdocs.yml") || has("mkdocs.yaml") { return .mkdocs }
        if has("hugo.toml") || has("hugo.yaml") || has("archetypes") || has("config.toml") { return .hugo }
        if has("_config.yml") || has("_posts") { return .jekyll }
        if has(".gitbook.yaml") || has("SUMMARY.md") { return .gitbook }
        return nil
    }

    /// The folder of its texts, where that is not the whole.
    var textFolder: String? {
        switch self {
        case .mkdocs: "docs"
        case .hugo: "content"
        case .obsidian, .jekyll, .gitbook: nil
        }
    }

    /// The folders whose files have addresses from the root of the site.
    var fileFolders: [String] {
        switch self {
        case .hugo: ["static", "assets"]
        case .gitbook: [".gitbook/assets"]
        case .obsidian, .mkdocs, .jekyll: []
        }
    }

    /// Whether a file is the tool's own, not a text: by its path from the folder.
    func isOwn(_ path: String) -> Bool {
        let name = path.lastName
        switch self {
        case .gitbook: return name == "SUMMARY.md"
        case .jekyll:
            return path.hasPrefix("_layouts/") || path.hasPrefix("_includes/") || path.hasPrefix("_site/")
                || path.hasPrefix("_sass/")
        case .hugo: return ["layouts/", "archetypes/", "themes/", "public/"].contains { path.hasPrefix($0) }
        case .mkdocs: return path.hasPrefix("site/")
        case .obsidian: return false
        }
    }
}
