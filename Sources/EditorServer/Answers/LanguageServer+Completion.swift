internal import Authoring
internal import ContentModel
internal import KnowledgeBase
internal import Language

extension LanguageServer {
    /// More are not offered at once: what is typed next chooses among all.
    private static let mostItems = 200

    /// What may stand at a place.
    func completions(_ place: FilePosition) async -> ServerMessages.Completions {
        guard let sight = await sight(place), let cursor = sight.cursor else { return .init() }
        switch cursor.meaning {
        case .fieldName(let fields, let isNew): return names(fields, isNew: isNew, sight)
        case .heading(let fields): return headings(fields, sight)
        case .value(let field): return values(of: field, sight)
        case .link(let isWiki): return references(kinds: nil, isLink: isWiki, sight)
        }
    }

    private func names(_ fields: [Field], isNew: Bool, _ sight: Sight) -> ServerMessages.Completions {
        let said = sight.entry.fieldsSaid(besideLine: sight.position.line)
        let isTop = fields == sight.entry.kind.fields
        let free = fields.filter { !isTop || !said.contains($0.key) }
        return list(
            free.enumerated().map { number, field in
                .init(
                    label: field.name, kind: 5, detail: field.isRequired ? words.required : nil,
                    documentation: about(field, sight), sortText: order(field.isRequired ? number : 500 + number),
                    textEdit: .init(range: sight.range, newText: field.name + (isNew ? ": " : "")))
            })
    }

    private func headings(_ fields: [Field], _ sight: Sight) -> ServerMessages.Completions {
        list(
            fields.enumerated().map { number, field in
                let name = field.name.prefix(1).uppercased() + field.name.dropFirst()
                return .init(
                    label: name, kind: 5, detail: field.isRequired ? words.required : nil,
                    documentation: about(field, sight), sortText: order(number),
                    textEdit: .init(range: sight.range, newText: name))
            })
    }

    private func values(of field: Field, _ sight: Sight) -> ServerMessages.Completions {
        let model = sight.lookup.base.model
        let language = sight.lookup.base.language
        let words: [String]
        switch field.type {
        case .reference(let type): return references(kinds: type.kinds, isLink: false, sight)
        case .choice(let vocabulary, _): words = vocabulary.words.map(\.text)
        case .edition: words = model.editions
        case .publicationState: words = PublicationState.words(language)
        case .boolean, .searchable: words = language == .french ? ["oui", "non"] : ["yes", "no"]
        default: return .init()
        }
        return list(
            words.enumerated().map { number, word in
                .init(
                    label: word, kind: 12, sortText: order(number), textEdit: .init(range: sight.range, newText: word))
            })
    }

    /// The entries of some kinds, by title; of many, those in which what is typed stands.
    private func references(kinds: [KindID]?, isLink: Bool, _ sight: Sight) -> ServerMessages.Completions {
        let base = sight.lookup.base
        let typed = sight.cursor?.typed.folded ?? ""
        let wanted = kinds.map(Set.init)
        var found = base.ids.filter { id in
            let entry = base[id]
            guard wanted?.contains(entry.kind) ?? (base.model.kinds[entry.kind].roles[.sameMeaning] == nil) else {
                return false
            }
            return typed.isEmpty || entry.slug.contains(typed) || entry.title.folded.contains(typed)
                || base.reference(to: id).contains(typed)
        }
        let isCut = found.count > Self.mostItems
        found = Array(found.prefix(Self.mostItems))
        var items = found.enumerated().map { number, id in
            let entry = base[id]
            let text = isLink ? sight.lookup.link(to: id) : entry.slug
            return ServerMessages.Completions.Item(
                label: entry.title, kind: 18, detail: base.reference(to: id), sortText: order(number),
                filterText: [text, entry.title].joined(separator: " "),
                textEdit: .init(range: sight.range, newText: text))
        }
        if isLink, let cursor = sight.cursor, !sight.text[cursor.line][cursor.words.upperBound...].contains("]]") {
            for index in items.indices { items[index].textEdit.newText += "]]" }
        }
        return .init(isIncomplete: isCut, items: items)
    }

    private func list(_ items: [ServerMessages.Completions.Item]) -> ServerMessages.Completions { .init(items: items) }

    private func order(_ number: Int) -> String { String(10_000 + number) }

    func about(_ field: Field, _ sight: Sight) -> String {
        FieldHelp(model: sight.lookup.base.model, language: sight.lookup.base.language).about(
            field, of: sight.entry.kind)
    }

    var words: EditorWords { EditorWords(setting.language) }
}
