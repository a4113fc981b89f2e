internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import SiteBuild

/// An open text, and what stands at a place of it.
struct Sight {
    let lookup: EntryLookup
    /// The path from the content folder.
    let file: String
    let entry: EntryText
    let position: TextPosition
    let cursor: Cursor?

    var text: EditedText { entry.text }

    /// The words at the place.
    var words: String { cursor.map { String(text[$0.line][$0.words]) } ?? "" }

    /// The range of the words.
    var range: TextRange {
        guard let cursor else {
            let line = text[position.line]
            return text.range(line.startIndex..<line.endIndex, ofLine: position.line)
        }
        return text.range(cursor.words, ofLine: cursor.line)
    }

    /// What the words refer to: none for what is no reference, several for one that is not clear.
    var targets: [EntryID] {
        switch cursor?.meaning {
        case .link: lookup.entries(words, kinds: nil, from: file)
        case .value(let field):
            if case .reference(let type) = field.type {
                lookup.entries(words, kinds: type.kinds, from: file)
            } else {
                []
            }
        case .fieldName, .heading, nil: []
        }
    }
}

extension LanguageServer {
    /// What stands at a place; nil in files that are no entries.
    func sight(_ place: FilePosition) async -> Sight? {
        guard let path = FileURI.path(place.textDocument.uri), let file = self.path(inContent: path),
            file.hasSuffix(".md"),
            let text = open.documents[path]?.text, let lookup = await lookup()
        else { return nil }
        let kinds = lookup.base.model.kinds.filter { file.hasPrefix($0.source.folder + "/") }
        guard let kind = kinds.max(by: { $0.source.folder.utf8.count < $1.source.folder.utf8.count }) else {
            return nil
        }
        let entry = EntryText(EditedText(text), of: kind)
        return Sight(
            lookup: lookup, file: file, entry: entry, position: place.position, cursor: entry.cursor(at: place.position)
        )
    }

    /// The names of the base as it stands; while the model cannot be read, as it stood.
    func lookup() async -> EntryLookup? {
        if let known, known.generation == generation { return known.lookup }
        let wanted = generation
        let (options, surroundings) = build()
        let (content, report) = await SiteBuild(options, in: surroundings).gathered()
        let isModelBroken = report.diagnostics.contains { remark in
            remark.severity == .error && remark.place.path == ContentTree.join(options.content, "model.yaml")
        }
        if isModelBroken, let known { return known.lookup }
        guard let content else { return known?.lookup }
        let lookup = EntryLookup(content.base.whole)
        known = (wanted, lookup)
        return lookup
    }
}
