/// Finds the place of a text that says most of the query, and marks every form of its words there.
struct SnippetWriter {
    private let keys: [[UInt8]]
    /// Which beginnings the keys have, by `slot`: other words need no stem. (Of the irregular stems, « mesdames » and « messieurs »
    /// begin otherwise and go unmarked.)
    private var beginnings = [Bool](repeating: false, count: 256)
    private var buffer = TokenBuffer()
    private var hits: [Hit] = []

    private struct Hit {
        var key: Int
        var start: Int
        var end: Int
        var word: Int
    }

    /// Words in a snippet, about.
    private static let window = 26

    init(_ query: Query) {
        var keys: [[UInt8]] = []
        for word in query.words {
            for alternative in word.alternatives where !keys.contains(alternative.key) { keys.append(alternative.key) }
        }
        self.keys = keys
        for key in keys {
            if !key.isEmpty { beginnings[SnippetWriter.slot(key, 0, key.count)] = true }
        }
    }

    /// A number for the first two bytes of a form.
    private static func slot(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        Int(bytes[start] &* 29 &+ (end > start + 1 ? bytes[start + 1] : 0))
    }

    /// - Returns: the best place; the beginning of the text when no word of the query stands in it.
    mutating func write(_ sections: [TextRecord.Section], in bytes: [UInt8]) -> SearchResults.Snippet? {
        var best: (section: Int, first: Int, last: Int, score: Int)?
        var bestHits: [Hit] = []
        for (number, section) in sections.enumerated() {
            find(bytes, section.text)
            let inHeading = contains(bytes, section.heading)
            if let place = place() {
                let score = place.score + inHeading * 2
                if score > best?.score ?? -1 {
                    best = (number, place.first, place.last, score)
                    bestHits = hits
                }
            } else if inHeading > 0, inHeading > best?.score ?? 0 {
                best = (number, 0, -1, inHeading)
                bestHits = []
            }
        }
        guard let found = best ?? (sections.isEmpty ? nil : (0, 0, -1, 0)) else { return nil }
        let section = sections[found.section]
        let anchored = section.anchor.isEmpty ? nil : section
        return SearchResults.Snippet(
            heading: anchored.map { [UInt8](bytes[$0.heading]) } ?? [],
            anchor: anchored.map { [UInt8](bytes[$0.anchor]) } ?? [],
            pieces: cut(bytes, section.text, bestHits, found.first, found.last))
    }

    private mutating func find(_ bytes: [UInt8], _ range: Range<Int>) {
        buffer.reset()
        hits.empty()
        var tokenizer = Tokenizer(bytes, from: range.lowerBound, to: range.upperBound)
        while tokenizer.index < tokenizer.end {
            if let end = plainWord(bytes, tokenizer.index, range.upperBound) {
                tokenizer.index = end
                buffer.position += 1
            } else {
                tokenizer.step(&buffer)
            }
        }
        for token in buffer.tokens {
            guard token.end > token.start,
                beginnings[SnippetWriter.slot(buffer.bytes, Int(token.start), Int(token.end))]
            else { continue }
            let form = buffer.form(token)
            let stem = Stemmer.stem(form)
            guard let key = keys.firstIndex(where: { $0 == stem }) else { continue }
            let hit = Hit(key: key, start: Int(token.sourceStart), end: Int(token.sourceEnd), word: Int(token.position))
            if let last = hits.last, hit.start < last.end {
                if hit.end > last.end {
                    hits[hits.count - 1] = Hit(key: key, start: last.start, end: hit.end, word: last.word)
                }
            } else {
                hits.append(hit)
            }
        }
    }

    /// Where a word of plain letters ends that no key begins like; nil for everything that wants a closer look.
    private func plainWord(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        guard start + 1 < limit, bytes[start] | 0x20 &- 0x61 < 26, bytes[start + 1] &- 0x61 < 26,
            !beginnings[Int((bytes[start] | 0x20) &* 29 &+ bytes[start + 1])]
        else { return nil }
        var end = start + 2
        while end < limit, bytes[end] | 0x20 &- 0x61 < 26 { end += 1 }
        guard end < limit else { return end }
        return bytes[end] == 0x20 || bytes[end] == 0x2C || bytes[end] == 0x0A ? end : nil
    }

    private mutating func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        let kept = hits
        find(bytes, range)
        let count = hits.count
        hits = kept
        return count
    }

    /// The run of hits within one window that has most different words.
    private func place() -> (first: Int, last: Int, score: Int)? {
        var best: (first: Int, last: Int, score: Int)?
        for first in hits.indices {
            var seen: UInt64 = 0
            var last = first
            var score = 0
            for index in first..<hits.count {
                guard hits[index].word - hits[first].word < SnippetWriter.window else { break }
                let bit: UInt64 = 1 << UInt64(hits[index].key & 63)
                score += seen & bit == 0 ? 8 : 1
                seen |= bit
                last = index
            }
            if score > best?.score ?? 0 { best = (first, last, score) }
        }
        return best
    }

    /// Cuts the text around the hits at spaces and splits it into plain and marked pieces.
    private func cut(_ bytes: [UInt8], _ range: Range<Int>, _ hits: [Hit], _ first: Int, _ last: Int) -> [[UInt8]] {
        let centre = last >= first ? (hits[first].start, hits[last].end) : (range.lowerBound, range.lowerBound)
        let spare = max(0, 200 - (centre.1 - centre.0))
        var start = max(range.lowerBound, centre.0 - spare / 3)
        var end = min(range.upperBound, centre.1 + spare * 2 / 3)
        while start > range.lowerBound, start < centre.0, bytes[start - 1] > 0x20 { start += 1 }
        while end < range.upperBound, end > centre.1, bytes[end] > 0x20 { end -= 1 }
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        var pieces: [[UInt8]] = [start > range.lowerBound ? SnippetWriter.ellipsis : []]
        var place = start
        for hit in hits where hit.start >= start && hit.end <= end {
            append(bytes[place..<hit.start], &pieces)
            pieces.append([UInt8](bytes[hit.start..<hit.end]))
            pieces.append([])
            place = hit.end
        }
        append(bytes[place..<max(place, end)], &pieces)
        if end < range.upperBound {
            pieces[pieces.count - 1].append(contentsOf: [0x20] + SnippetWriter.ellipsis.prefix(3))
        }
        return pieces
    }

    private func append(_ bytes: ArraySlice<UInt8>, _ pieces: inout [[UInt8]]) {
        for byte in bytes {
            let isSpace = byte <= 0x20
            if isSpace, pieces[pieces.count - 1].last == 0x20 { continue }
            pieces[pieces.count - 1].append(isSpace ? 0x20 : byte)
        }
    }

    /// "… ".
    private static let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6, 0x20]
}
