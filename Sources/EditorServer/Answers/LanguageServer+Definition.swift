internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language

extension LanguageServer {
    /// Where the entries stand that a reference leads to.
    func definition(_ place: FilePosition) async -> [FileRange] {
        guard let sight = await sight(place) else { return [] }
        return sight.targets.map { id in
            let origin = sight.lookup.base.origin(of: id)
            let path = Self.absolute(origin.place.path, from: root)
            let line = max(0, origin.place.line - 1)
            let start = TextPosition(line: line, character: 0)
            return FileRange(uri: addresses[path] ?? FileURI.of(path), range: TextRange(start: start, end: start))
        }
    }

    /// What a field is for, or what a reference leads to.
    func hover(_ place: FilePosition) async -> ServerMessages.Hover? {
        guard let sight = await sight(place), let cursor = sight.cursor, !sight.words.isEmpty else { return nil }
        let text: String
        switch cursor.meaning {
        case .fieldName(let fields, _), .heading(let fields):
            let key = sight.words.slug
            guard let field = fields.first(where: { $0.key == key }) else { return nil }
            text = describe(field, sight)
        case .value(let field):
            text =
                sight.targets.isEmpty
                ? describe(field, sight) : sight.targets.map { describe($0, sight) }.joined(separator: "\n\n")
        case .link:
            guard !sight.targets.isEmpty else { return nil }
            text = sight.targets.map { describe($0, sight) }.joined(separator: "\n\n")
        }
        return ServerMessages.Hover(contents: .init(value: text), range: sight.range)
    }

    private func describe(_ field: Field, _ sight: Sight) -> String {
        let about = about(field, sight)
        return about.isEmpty ? field.label : field.label + "\n\n" + about
    }

    private func describe(_ id: EntryID, _ sight: Sight) -> String {
        let base = sight.lookup.base
        let entry = base[id]
        let lines = [
            entry.title, base.model.kinds[entry.kind].names.one + ", " + base.origin(of: id).source, entry.summary,
        ]
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
