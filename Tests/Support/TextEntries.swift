public import ContentModel
public import Diagnostics
public import KnowledgeBase
public import Language
internal import Markup

/// The entries of texts that stand on no disk: `services/ddt.md` by path; tables end with `.csv`.
public struct TextEntries {
    /// In the order of the files.
    public var entries: [Entry<Written>] = []
    /// What is wrong with the files and their fields.
    public var diagnostics: [Diagnostic] = []

    /// Reads files in their order.
    /// - Parameter root: stands before each path in messages.
    /// - Throws: `NotRead` for a file of no kind and for one that is no text.
    public init(
        _ files: [(path: String, text: String)], model: Model, language: SiteLanguage, root: String = ""
    ) throws {
        let decoder = EntryDecoder(model: model, language: language)
        for (path, text) in files {
            let (file, problems) = SourceFile.decode(path: root + path, contents: Array(text.utf8))
            guard let source = file, let kind = model.kinds.first(where: { $0.holds(path) }) else {
                throw NotRead(path: path)
            }
            diagnostics += problems
            if path.hasSuffix(".csv") {
                let (table, found) = CSVTable.parse(source)
                diagnostics += found
                guard let table else { continue }
                let (rows, problems) = decoder.entries(from: table, path: source.path, source: path, kind: kind)
                entries += rows
                diagnostics += problems
            } else {
                let options = MarkdownOptions(
                    language: language,
                    words: DeclaredWords(sectionFields: kind.sectionFields, editions: model.editions))
                let (document, found) = Document.parse(source, source: path, options: options) {
                    kind.form(ofField: $0)
                }
                let (entry, problems) = decoder.entry(from: document, kind: kind)
                if let entry { entries.append(entry) }
                diagnostics += found + problems
            }
        }
    }

    /// A file that the model has no kind for.
    public struct NotRead: Error {
        /// Which it is.
        public let path: String
    }
}

extension Kind {
    /// Whether a file holds entries of the kind.
    public func holds(_ path: String) -> Bool {
        path.hasPrefix(self.path + "/") && path.hasSuffix(".md") || path == self.path + ".csv"
    }
}
