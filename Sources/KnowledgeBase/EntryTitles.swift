internal import ContentModel
internal import Language

/// Titles made of references: by the titles of what they lead to.
enum EntryTitles {
    /// Fills the titles of kinds whose pattern holds a reference. A part that says nothing
    /// goes with what stands before it and with the sign that closes it: `Eau (DDT)`, `Eau`.
    static func fill(_ entries: inout [Entry<Linked>], model: Model, language: SiteLanguage) {
        for kind in model.kinds where kind.title.hasReference(of: kind) {
            let titles = entries.map(\.title)
            for position in entries.indices where entries[position].kind == kind.index {
                let title = title(of: entries[position], kind, language) { titles[$0.position] }
                if !title.isEmpty { entries[position].title = title }
            }
        }
    }

    private static func title(
        of entry: Entry<Linked>, _ kind: Kind, _ language: SiteLanguage, title: (EntryID) -> String
    ) -> String {
        var result = ""
        var literal = ""
        var follows = false
        for part in kind.title.parts {
            switch part {
            case .literal(let text): literal += follows ? text.drop { !$0.isWhitespace } : text[...]
            case .field(let index):
                let type = kind.fields[index].type
                let text = (entry.values[index]?.each ?? [])
                    .map { ValueText.plain($0, type: type, language: language, title: title) }.joined(separator: ", ")
                if !text.isEmpty { result += literal + text }
                literal = ""
                follows = text.isEmpty
            }
        }
        return (result + literal).trimmed
    }
}

extension TitlePattern {
    fileprivate func hasReference(of kind: Kind) -> Bool {
        parts.contains { part in
            if case .field(let index) = part, case .reference = kind.fields[index].type { true } else { false }
        }
    }
}
