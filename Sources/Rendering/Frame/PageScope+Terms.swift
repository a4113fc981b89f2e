internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

extension PageScope {
    /// A plain text as HTML, its lines kept and its terms explained.
    func write(explaining text: String, into buffer: inout [UInt8]) {
        if text.holds(0x0A) {
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if number > 0 { buffer.append(contentsOf: "<br>\n".utf8) }
                write(explaining: String(line), into: &buffer)
            }
        } else if reader.terms.isEmpty {
            buffer.append(escaping: text)
        } else {
            write(LinkedPassage(fragment: Fragment(text: text), targets: []), into: &buffer)
        }
    }

    /// Explains the term that begins at a slot, the longest first, when the page has not explained it before: an
    /// abbreviation with its name in full, which also leads to its entry, for those whose device shows no titles.
    /// - Parameter position: in bytes, how much of the fragment is written; moved behind the term when it is.
    /// - Returns: how many slots the term takes, at least one.
    func writeTerm(at slot: Int, of fragment: Fragment, _ position: inout Int, into buffer: inout [UInt8]) -> Int {
        let terms = reader.terms
        guard !terms.isEmpty else { return 1 }
        var walk = TermTable.Walk()
        var count = 0
        var end = fragment.slots[slot].offset
        var found: (term: TermTable.Term, end: Int, slots: Int)?
        for next in fragment.slots[slot...] {
            guard case .term(let length) = next.kind, count == 0 || fragment.html.isSeparator(end..<next.offset)
            else { break }
            end = next.offset + length
            guard terms.take(TermTable.key(fragment.html[next.offset..<end]), in: &walk) else { break }
            count += 1
            if let term = walk.term { found = (term, end, count) }
        }
        guard let found else { return 1 }
        if explained.insert(found.term.id) {
            write(found.term, fragment.html[fragment.slots[slot].offset..<found.end], into: &buffer)
            position = found.end
        }
        return found.slots
    }

    private func write(_ term: TermTable.Term, _ text: ArraySlice<UInt8>, into buffer: inout [UInt8]) {
        let entry = reader.entry(term.id)
        let type = reader.identity(term.id).kind.fields[term.expansion].type
        let expansion = entry.values[term.expansion].map {
            ValueText.plain($0, type: type, language: language) { reader.title($0) }
        }
        let url = url(of: term.id)
        buffer.append(contentsOf: "<abbr title=\"".utf8)
        buffer.append(escaping: language.typeset(expansion ?? ""))
        buffer.append(contentsOf: "\">".utf8)
        if let url {
            buffer.append(contentsOf: "<a href=\"".utf8)
            buffer.append(escaping: url)
            buffer.append(contentsOf: "\">".utf8)
        }
        buffer.append(contentsOf: text)
        if url != nil { buffer.append(contentsOf: "</a>".utf8) }
        buffer.append(contentsOf: "</abbr>".utf8)
    }
}

extension [UInt8] {
    /// Whether that part of an HTML text is one space, of whatever sort, or one hyphen.
    fileprivate func isSeparator(_ range: Range<Int>) -> Bool {
        switch range.count {
        case 1: [0x20, 0x0A, 0x2D].contains(self[range.lowerBound])
        case 2: self[range].elementsEqual([0xC2, 0xA0])
        case 3: self[range].elementsEqual([0xE2, 0x80, 0xAF])
        default: false
        }
    }
}
