internal import ContentModel
internal import KnowledgeBase
internal import Language

/// What stands at a place of an entry's text, as far as the model gives it a meaning. The text may be wrong, or half written.
struct Cursor {
    /// What is written there.
    enum Meaning {
        /// The name of one of these fields. `isNew` where no colon follows yet.
        case fieldName([Field], isNew: Bool)
        /// A value of a field.
        case value(Field)
        /// Where a link leads: between `[[` and `]]`, or the brackets of a Markdown link.
        case link(isWiki: Bool)
        /// A heading, which may be that of one of these fields.
        case heading([Field])
    }

    let meaning: Meaning
    /// From 0.
    let line: Int
    /// The words, without quotes and blanks around them.
    let words: Range<Substring.Index>
    /// Of the words, what stands before the place.
    let typed: Substring

    fileprivate init(
        _ meaning: Meaning, _ line: Int, _ words: Range<Substring.Index>, in text: Substring,
        before index: Substring.Index
    ) {
        let words = text.trimming(words)
        (self.meaning, self.line) = (meaning, line)
        self.words = words
        typed = text[words.lowerBound..<max(words.lowerBound, min(index, words.upperBound))]
    }
}

/// An entry's text, and where its parts are.
struct EntryText {
    let text: EditedText
    let kind: Kind
    /// The lines between the two `---`; all that follow the first where there is no other.
    let head: Range<Int>

    init(_ text: EditedText, of kind: Kind) {
        (self.text, self.kind) = (text, kind)
        let isMark = { (line: Substring) in line.prefix(3) == "---" && line.dropFirst(3).allSatisfy(\.isWhitespace) }
        guard let first = text.lines.first, isMark(first) else {
            head = 0..<0
            return
        }
        head = 1..<(text.lines.dropFirst().firstIndex(where: isMark) ?? text.lines.count)
    }

    /// What stands at a place; nil where the model has nothing to say.
    func cursor(at position: TextPosition) -> Cursor? {
        let index = text.index(of: position)
        return head.contains(position.line) ? inHead(position.line, index) : inBody(position.line, index)
    }

    /// The fields that the front matter names already, but for one line.
    func fieldsSaid(besideLine line: Int) -> Set<String> {
        Set(head.filter { $0 != line }.compactMap { key(ofLine: $0)?.slug })
    }

    // MARK: The front matter

    /// What a line that begins at the margin names.
    private func key(ofLine line: Int) -> Substring? {
        let text = text[line]
        guard let first = text.first, first.isLetter, let colon = text.colon else { return nil }
        return text[..<colon]
    }

    private func inHead(_ number: Int, _ index: Substring.Index) -> Cursor? {
        let line = text[number]
        guard line.first(where: { !$0.isWhitespace }) != "#" else { return nil }
        let start = line.firstIndex { !$0.isWhitespace && $0 != "-" } ?? line.endIndex
        let isItem = line[..<start].contains("-")
        if start == line.startIndex || line.allSatisfy(\.isWhitespace) && line.isEmpty {
            return pair(of: kind.fields, number, start..<line.endIndex, index)
        }
        guard
            let owner = (head.lowerBound..<number).last(where: { key(ofLine: $0) != nil }).flatMap({ key(ofLine: $0) }),
            let field = kind.field(named: String(owner))
        else { return nil }
        if case .records(let fields) = field.type { return pair(of: fields, number, start..<line.endIndex, index) }
        return isItem ? value(of: field, number, start..<line.endIndex, index) : nil
    }

    /// A name and its value, or one that is being written.
    private func pair(of fields: [Field], _ number: Int, _ range: Range<Substring.Index>, _ index: Substring.Index)
        -> Cursor?
    {
        let line = text[number]
        if line[range].hasPrefix("{") { return flowPair(of: fields, number, range, index) }
        guard let colon = line[range].colon else {
            return Cursor(.fieldName(fields, isNew: true), number, range, in: line, before: index)
        }
        if index <= colon {
            return Cursor(.fieldName(fields, isNew: false), number, range.lowerBound..<colon, in: line, before: index)
        }
        guard let field = fields.named(line[range.lowerBound..<colon]) else { return nil }
        return value(of: field, number, line.index(after: colon)..<range.upperBound, index)
    }

    /// A value, a list in brackets or records in braces.
    private func value(of field: Field, _ number: Int, _ range: Range<Substring.Index>, _ index: Substring.Index)
        -> Cursor?
    {
        let line = text[number]
        let words = line.trimming(range, quotes: false)
        if case .records(let fields) = field.type { return flowPair(of: fields, number, words, index) }
        guard line[words].hasPrefix("["), !line[words].hasPrefix("[[") else {
            return Cursor(.value(field), number, range, in: line, before: index)
        }
        guard let part = line.part(of: words, around: index, between: "[,", and: "],") else { return nil }
        return Cursor(.value(field), number, part, in: line, before: index)
    }

    /// Within `{ name: value, … }`.
    private func flowPair(of fields: [Field], _ number: Int, _ range: Range<Substring.Index>, _ index: Substring.Index)
        -> Cursor?
    {
        let line = text[number]
        guard let part = line.part(of: range, around: index, between: "{,", and: "},") else { return nil }
        guard let colon = line[part].colon else {
            return Cursor(.fieldName(fields, isNew: true), number, part, in: line, before: index)
        }
        if index <= colon {
            return Cursor(.fieldName(fields, isNew: false), number, part.lowerBound..<colon, in: line, before: index)
        }
        guard let field = fields.named(line[part.lowerBound..<colon]) else { return nil }
        return Cursor(.value(field), number, line.index(after: colon)..<part.upperBound, in: line, before: index)
    }

    // MARK: The text

    private func inBody(_ number: Int, _ index: Substring.Index) -> Cursor? {
        let line = text[number]
        // The line of the first mark stands before the text.
        guard number >= head.upperBound, number < text.lines.count else { return nil }
        let before = text.lines[head.upperBound..<number]
        guard before.count(where: { $0.hasPrefix("```") || $0.hasPrefix("~~~") }).isMultiple(of: 2) else { return nil }
        if let link = link(number, index) { return link }
        let sections = kind.fields.filter { kind.sectionFields.contains($0.name.folded) }
        if line.hasPrefix("#") {
            let start = line.firstIndex { $0 != "#" } ?? line.endIndex
            guard index >= start else { return nil }
            return Cursor(.heading(sections), number, start..<line.endIndex, in: line, before: index)
        }
        guard let title = before.last(where: { $0.hasPrefix("#") }),
            let field = sections.named(title.drop { $0 == "#" })
        else { return nil }
        if case .records(let fields) = field.type { return cell(of: fields, number, index) }
        guard field.type.isMany, let start = line.itemStart else { return nil }
        return Cursor(.value(field), number, start..<line.endIndex, in: line, before: index)
    }

    private func link(_ number: Int, _ index: Substring.Index) -> Cursor? {
        let line = text[number]
        for (opening, closing, isWiki) in [("[[", "]]", true), ("](", ")", false)] {
            guard let start = line[..<index].ranges(of: opening).last?.upperBound,
                !line[start..<index].contains(closing)
            else { continue }
            // An open link ends where one writes.
            let end = line[start...].firstRange(of: closing)?.lowerBound ?? index
            let target = line[start..<end].firstIndex(of: "|") ?? end
            guard index <= target else { return nil }
            return Cursor(.link(isWiki: isWiki), number, start..<target, in: line, before: index)
        }
        return nil
    }

    /// A cell of a table of records.
    private func cell(of fields: [Field], _ number: Int, _ index: Substring.Index) -> Cursor? {
        let line = text[number]
        guard line.hasPrefix("|"), index > line.startIndex else { return nil }
        let first = text.lines[..<number].lastIndex { !$0.hasPrefix("|") }.map { $0 + 1 } ?? 0
        guard number > first + 1 else { return nil }
        let names = text[first].cells.map { text[first][$0] }
        guard let column = line.cells.lastIndex(where: { $0.lowerBound <= index }), names.indices.contains(column),
            let field = fields.named(names[column])
        else { return nil }
        var range = line.cells[column]
        // Several values stand behind one another.
        let typed = line[range.lowerBound..<min(index, range.upperBound)]
        if field.type.isMany, let bar = typed.lastIndex(of: "|") { range = line.index(after: bar)..<range.upperBound }
        return Cursor(.value(field), number, range, in: line, before: index)
    }
}

extension Array<Field> {
    fileprivate func named(_ word: Substring) -> Field? {
        let key = word.slug
        return first { $0.key == key }
    }
}

extension Substring {
    /// The colon behind a name: one before a blank or the end.
    fileprivate var colon: Index? {
        indices.first { self[$0] == ":" && (index(after: $0) == endIndex || self[index(after: $0)].isWhitespace) }
    }

    /// Behind the mark of a list's item.
    fileprivate var itemStart: Index? {
        guard let mark = firstIndex(where: { !$0.isWhitespace }), "-*+".contains(self[mark]) else { return nil }
        let next = index(after: mark)
        return next < endIndex && self[next].isWhitespace ? next : nil
    }

    /// A range without the blanks around it and, where it has them, its quotes.
    func trimming(_ range: Range<Index>, quotes: Bool = true) -> Range<Index> {
        let part = self[range]
        guard let first = part.firstIndex(where: { !$0.isWhitespace }),
            let last = part.lastIndex(where: { !$0.isWhitespace })
        else {
            // Between blanks, words begin behind the first.
            let start = part.isEmpty ? range.lowerBound : index(after: range.lowerBound)
            return start..<start
        }
        var (start, end) = (first, index(after: last))
        if quotes, let mark = part[start...].first, mark == "\"" || mark == "'" {
            start = index(after: start)
            if start < end, self[last] == mark, last >= start { end = last }
        }
        return start..<end
    }

    /// Of a range, what stands around an index between the last of some signs before it and the first of others behind.
    fileprivate func part(
        of range: Range<Index>, around index: Index, between openings: String, and closings: String
    ) -> Range<Index>? {
        guard range.contains(index) || index == range.upperBound, index > range.lowerBound else { return nil }
        let start = self[range.lowerBound..<index].lastIndex { openings.contains($0) }
        let end = self[index..<range.upperBound].firstIndex { closings.contains($0) } ?? range.upperBound
        return start.map { self.index(after: $0)..<end }
    }

    /// The ranges of a table row's cells, without the bars; `\|` is no bar.
    fileprivate var cells: [Range<Index>] {
        var cells: [Range<Index>] = []
        var start = index(after: startIndex)
        var isEscaped = false
        for index in indices.dropFirst() {
            if self[index] == "|", !isEscaped {
                cells.append(start..<index)
                start = self.index(after: index)
            }
            isEscaped = self[index] == "\\" && !isEscaped
        }
        if start < endIndex { cells.append(start..<endIndex) }
        return cells
    }
}
