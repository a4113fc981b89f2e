import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Language
import Markup
import Testing

@testable import Rendering

/// The repository's own content and theme, as a site's frame and base.
struct RepositoryContent {
    let frame: SiteFrame
    let base: KnowledgeBase
    let attached: [String: AttachedFile]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func files(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
        let root = Self.root.appending(path: folder).path(percentEncoded: false)
        return try FileManager.default.subpathsOfDirectory(atPath: root).sorted().compactMap { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
            return isFolder.boolValue
                ? nil : (path, Array(FileManager.default.contents(atPath: root + "/" + path) ?? Data()))
        }
    }

    private static func source(_ path: String, _ bytes: [UInt8]) throws -> SourceFile {
        let (file, found) = SourceFile.decode(path: path, contents: bytes)
        return try #require(file, "\(found)")
    }

    init() throws {
        let files = try Self.files("content")
        func file(_ path: String) throws -> SourceFile {
            try Self.source(path, try #require(files.first { $0.path == path }).bytes)
        }
        let settings = SiteSettings.read(try file("site.yaml")).settings
        let model = Model.read(
            try file("model.yaml"), language: settings.language, views: ViewRooms.declarations
        ).model
        let decoder = EntryDecoder(model: model, language: settings.language)
        var entries: [Entry<Written>] = []
        var others = Set<String>()
        for (path, bytes) in files where !path.hasSuffix(".yaml") && !path.hasPrefix("templates/") {
            let name = String(path.prefix { $0 != "/" && $0 != "." })
            guard let kind = model.kinds.first(where: { $0.path == name }),
                path.hasSuffix(".md") || path.hasSuffix(".csv")
            else {
                others.insert(path)
                continue
            }
            let source = try Self.source(path, bytes)
            if path.hasSuffix(".csv") {
                if let table = CSVTable.parse(source).0 {
                    entries += decoder.entries(from: table, path: path, source: path, kind: kind).0
                }
            } else {
                let options = MarkdownOptions(
                    language: settings.language, sectionFields: kind.sectionFields, editions: model.editions)
                let document = Document.parse(source, source: path, options: options) { kind.form(ofField: $0) }.0
                if let entry = decoder.entry(from: document, kind: kind).0 { entries.append(entry) }
            }
        }
        base = Linker(model: model, language: settings.language, entries: entries, files: others).knowledgeBase().0
        let parts = try Self.files("themes/sobre")
        let manifest = try Self.source("theme.yaml", try #require(parts.first { $0.path == "theme.yaml" }).bytes)
        let theme = Theme.read(
            [Theme.Folder(path: "sobre", manifest: manifest, files: parts)], siteTemplates: [],
            language: settings.language
        ).theme
        frame = SiteFrame(
            settings: settings, theme: theme, model: model,
            assetPaths: Dictionary(theme.assets.map { ($0.name, "assets/" + $0.name) }) { a, _ in a },
            baseURL: nil, footer: [], edition: 0, fixedDate: settings.asOf)
        attached = Dictionary(others.map { ($0, AttachedFile(path: $0, size: 1200)) }) { a, _ in a }
    }
}
