public import Diagnostics
public import Language
public import Markup
public import Templates

/// How pages look: templates, assets and words, from a theme and its parents.
public struct Theme: Sendable {
    /// What a theme's folder holds, read but not yet understood.
    public struct Folder: Sendable {
        /// The folder's path as diagnostics print it.
        public var path: String
        /// `theme.yaml`.
        public var manifest: SourceFile
        /// Files by path from the folder, in path order: `templates/base.mustache`, `assets/sobre.css`, `strings/fr.yaml`.
        public var files: [(path: String, bytes: [UInt8])]

        /// Joins the parts of a folder.
        public init(path: String, manifest: SourceFile, files: [(path: String, bytes: [UInt8])]) {
            self.path = path
            self.manifest = manifest
            self.files = files
        }
    }

    /// A file that pages refer to, published under a name with its content's hash.
    public struct Asset: Sendable {
        /// The name in the theme, from `assets/`: `sobre.css`.
        public var name: String
        /// UTF-8 or binary.
        public var bytes: [UInt8]
    }

    /// The theme's own folder, as diagnostics print it.
    public let path: String
    /// The compiled templates, those of the theme before those of its parents.
    public let templates: TemplateSet
    /// By name, each once.
    public let assets: [Asset]
    /// The words of the interface in the site's language.
    public let strings: InterfaceStrings
    /// What of the look the generator must name.
    public let design: ThemeDesign

    /// The template of the page that a script fills with results.
    static let searchTemplate = "recherche"
    /// Whether the theme has a page for results: only then is there an index.
    public var hasSearch: Bool { templates.contains(Self.searchTemplate) }

    /// The template of the page that explains the data.
    static let dataTemplate = "donnees"
    /// Whether the theme has a page that explains data: only then are there any.
    public var hasData: Bool { templates.contains(Self.dataTemplate) }

    /// The template of the page on which validators read and sign.
    static let reviewTemplate = "visas"
    /// Whether the theme has such a page.
    public var hasReview: Bool { templates.contains(Self.reviewTemplate) }

    /// Whether the theme has templates for documents: only then can any be made.
    public var hasDocuments: Bool { templates.contains(DocumentTemplate.entry) }

    /// What word processors and slides take their look from, by path in the theme: `documents/odt/styles.xml`.
    public let documentParts: [Asset]

    /// Understands a theme and its parents, nearest first, and the site's own templates before them all.
    public static func read(
        _ folders: [Folder], siteTemplates: [TemplateSource], language: SiteLanguage
    ) -> (theme: Theme, diagnostics: [Diagnostic]) {
        var sources = siteTemplates
        var assets = FoundAssets()
        var parts: [String: Asset] = [:]
        var diagnostics: [Diagnostic] = []
        var strings: [(file: SourceFile, Bool)] = []
        for folder in folders {
            for (path, bytes) in folder.files {
                let location = folder.path + "/" + path
                if let name = path.part(after: "templates/", before: ".mustache") {
                    sources.append(TemplateSource(name: name, path: location, bytes: bytes))
                } else if let name = path.part(after: "assets/", before: "") {
                    assets.add(name, bytes)
                } else if path.hasPrefix("documents/") {
                    if parts[path] == nil { parts[path] = Asset(name: path, bytes: bytes) }
                } else if path == "strings/\(language.rawValue).yaml" {
                    let (file, found) = SourceFile.decode(path: location, contents: bytes)
                    diagnostics += found
                    if let file { strings.append((file, true)) }
                }
            }
        }
        let (words, found) = InterfaceStrings.read(
            strings.map(\.file), language: language, theme: folders.first?.path ?? "")
        let constants = Dictionary(uniqueKeysWithValues: words.keys.map { ("t." + $0, words[$0] ?? "") })
        let templates = TemplateSet(compiling: sources, constants: constants)
        let (design, faults) = ThemeDesign.read(folders.map(\.manifest))
        let theme = Theme(
            path: folders.first?.path ?? "", templates: templates, assets: assets.all,
            strings: words, design: design, documentParts: parts.values.sorted { $0.name < $1.name })
        return (theme, diagnostics + found + faults + templates.diagnostics)
    }

    /// The parent that a manifest names; unknown words are reported.
    public static func parent(of manifest: SourceFile) -> (name: String?, place: Place?, diagnostics: [Diagnostic]) {
        var (node, diagnostics) = YAMLNode.parse(manifest)
        var parent: YAMLNode?
        let known = ["name", "title", "parent", "languages"] + ThemeDesign.sections
        for pair in node?.pairs ?? [] {
            if pair.key == "parent" { parent = pair.value }
            if !known.contains(pair.key) {
                diagnostics.append(
                    Diagnostic(
                        .model(.unknownKey(pair.key, within: .theme)), at: pair.keyPlace,
                        suggestion: NearMiss.nearest(to: pair.key, among: known)))
            }
        }
        node = nil
        return (parent?.text, parent?.place, diagnostics)
    }
}

extension String {
    /// What stands between a prefix and a suffix; nil when one is missing or nothing is between.
    fileprivate func part(after prefix: String, before suffix: String) -> String? {
        guard hasPrefix(prefix), hasSuffix(suffix), utf8.count > prefix.utf8.count + suffix.utf8.count else {
            return nil
        }
        return String(dropFirst(prefix.count).dropLast(suffix.count))
    }
}
