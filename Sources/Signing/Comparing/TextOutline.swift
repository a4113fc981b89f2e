internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering

/// What an entry's file says, as sections of paragraphs, items and rows: what of it readers compare.
///
/// Nothing that a seal covers is left out. Markdown stays as it was typed: this is about words, not about how they look.
struct TextOutline {
    /// A field, or what stands under a heading.
    struct Section {
        /// The same for a field and the heading of its name.
        var key: String
        var title: String
        var blocks: [Block] = []
    }

    /// A paragraph, an item of a list, a row of a table.
    struct Block: Hashable {
        var form: VisaReview.Line.Form
        var cells: [String]
        /// In the file, from 1; the first and the last.
        var lines: ClosedRange<Int>

        var text: String { cells.joined(separator: " ") }

        static func == (a: Block, b: Block) -> Bool { a.form == b.form && a.words == b.words }

        func hash(into hasher: inout Hasher) {
            hasher.combine(form)
            hasher.combine(words)
        }

        private var words: [[WordComparison.Token]] { cells.map { WordComparison.tokens(of: $0) } }
    }

    private(set) var sections: [Section] = []

    /// - Parameter edition: by which references are called by their titles.
    init(_ file: SourceFile, kind: Kind, in edition: Edition) {
        let own = Set((kind.visa?.fields ?? []).map { kind.fields[$0].key })
        let fields = FrontMatter.parse(file) { name in kind.form(ofField: name) }.0
        for pair in fields where !own.contains(pair.key.slug) && !pair.value.isNull {
            let field = kind.field(named: pair.key)
            var section = Section(key: pair.key.slug, title: (field?.label ?? pair.key).capitalizedFirst)
            section.add(pair.value, field, edition)
            sections.append(section)
        }
        addBody(of: file, kind)
    }

    private mutating func addBody(of file: SourceFile, _ kind: Kind) {
        // What stands above the first heading has none.
        var section = Section(key: "#", title: "")
        var reader = BlockReader()
        let first = FrontMatter.split(file).bodyFirstLine
        for number in first..<max(file.lineCount + 1, first) {
            let line = file.text(ofLine: number)
            if !reader.isCode, let match = line.wholeMatch(of: #/#{1,6}\s+(.*?)\s*#*\s*/#) {
                section.blocks = reader.end()
                add(section)
                let title = String(match.output.1)
                section = Section(key: title.slug, title: kind.field(named: title)?.label.capitalizedFirst ?? title)
            } else {
                reader.add(line, number)
            }
        }
        section.blocks = reader.end()
        add(section)
    }

    /// A heading that stands twice is counted.
    private mutating func add(_ section: Section) {
        if section.blocks.isEmpty, section.title.isEmpty { return }
        var section = section
        let count = sections.count { $0.key == section.key || $0.key.hasPrefix(section.key + "#") }
        if count > 0 { section.key += "#\(count)" }
        sections.append(section)
    }
}

extension TextOutline.Section {
    mutating func add(_ node: YAMLNode, _ field: Field?, _ edition: Edition) {
        let line = max(node.place.line, 1)
        func block(_ form: VisaReview.Line.Form, _ cells: [String], _ line: Int) -> TextOutline.Block {
            TextOutline.Block(form: form, cells: cells, lines: line...line)
        }
        switch node.content {
        case .null: return
        case .scalar(let text, _):
            for (offset, part) in text.split(separator: "\n").enumerated() {
                blocks.append(block(.paragraph, [edition.shown(String(part), field)], line + offset))
            }
        case .sequence(let items):
            for item in items {
                if let pairs = item.pairs {
                    blocks.append(block(.row, cells(of: pairs, field, edition), max(item.place.line, 1)))
                } else {
                    blocks.append(block(.item, [edition.shown(item.plainText, field)], max(item.place.line, 1)))
                }
            }
        case .mapping(let pairs): blocks.append(block(.row, cells(of: pairs, field, edition), line))
        }
    }

    /// `quoi : …`, a cell a field.
    private func cells(of pairs: [YAMLPair], _ field: Field?, _ edition: Edition) -> [String] {
        pairs.map { pair in
            let part = field?.type.recordFields.first { $0.key == pair.key.slug }
            return "\(part?.label ?? pair.key)\u{A0}: \(edition.shown(pair.value.plainText, part))"
        }
    }
}

extension YAMLNode {
    /// All that it says, on one line.
    fileprivate var plainText: String {
        switch content {
        case .null: ""
        case .scalar(let text, _): text.split(separator: "\n").joined(separator: " ")
        case .sequence(let items): items.map(\.plainText).joined(separator: ", ")
        case .mapping(let pairs): pairs.map { "\($0.key) : \($0.value.plainText)" }.joined(separator: ", ")
        }
    }
}

extension Edition {
    /// A reference by its title, a date as people write it; all else as it was typed.
    func shown(_ text: String, _ field: Field?) -> String {
        guard let field else { return text }
        if field.type == .date, let date = CalendarDate(parsing: text) { return language.format(date) }
        if case .reference(let type) = field.type {
            for kind in type.kinds { if let id = id(kind: kind, slug: text.entrySlug) { return self[id].title } }
        }
        return text
    }
}
