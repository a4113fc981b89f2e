/// Finds in texts what sigles stand for: « Agence nationale de l'habitat (ANAH) », « ANAH (Agence nationale de l'habitat) ».
///
/// The letters of the sigle are sought in the phrase from its end, the first of them at the beginning of a word (A. Schwartz,
/// M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
public enum SigleMiner {
    /// What documents say of sigles that no entry explains: of each the phrase that stands beside it oftenest.
    /// - Parameter known: what entries say; theirs wins.
    public static func synonyms(in documents: [SearchDocument], besides known: [Synonym]) -> [Synonym] {
        var sigles = ByteMap()
        var phrases: [[(phrase: [UInt8], count: Int)]] = []
        for document in documents {
            for section in document.sections {
                for (sigle, phrase) in pairs(in: section.text) {
                    let (number, isNew) = sigles.insert(sigle[...])
                    if isNew { phrases.append([]) }
                    if let same = phrases[number].firstIndex(where: { $0.phrase == phrase }) {
                        phrases[number][same].count += 1
                    } else {
                        phrases[number].append((phrase, 1))
                    }
                }
            }
        }
        let explained = known.filter { !$0.isMeaning }.compactMap { SynonymTable.form(of: $0.sigle) }
        return (0..<sigles.count).compactMap { number in
            let sigle = [UInt8](sigles.bytes(number))
            if let form = SynonymTable.form(of: sigle), explained.contains(form) { return nil }
            let best = phrases[number].max {
                $0.count != $1.count ? $0.count < $1.count : precedes($1.phrase[...], $0.phrase[...])
            }
            return best.map { Synonym(sigle: sigle, phrases: [$0.phrase]) }
        }
    }

    /// The sigles of a text with what stands for them beside parentheses.
    static func pairs(in text: [UInt8]) -> [(sigle: [UInt8], phrase: [UInt8])] {
        var pairs: [(sigle: [UInt8], phrase: [UInt8])] = []
        for open in text.indices where text[open] == 0x28 {
            guard let close = text[open...].prefix(120).firstIndex(of: 0x29) else { continue }
            let inside = Letters(text, open + 1, close)
            var before = Letters(text, max(0, open - 160), open)
            if let sigle = inside.sigle {
                if let phrase = before.phrase(for: sigle) { pairs.append((sigle, phrase)) }
            } else {
                before.keepLastWord()
                if let sigle = before.sigle, let phrase = inside.phrase(for: sigle, fromStart: true) {
                    pairs.append((sigle, phrase))
                }
            }
        }
        return pairs
    }
}

/// A piece of text as letters, with the words that they stand in.
private struct Letters {
    private let text: [UInt8]
    private var letters: [(folded: UInt8, isUpper: Bool, word: Int, place: Int)] = []
    /// Where words begin, in the text.
    private var words: [Int] = []
    private let end: Int

    init(_ text: [UInt8], _ start: Int, _ end: Int) {
        (self.text, self.end) = (text, end)
        var index = start
        var isInside = false
        while index < end {
            let glyph = Glyph(text, at: index, end: end)
            if glyph.isWord {
                if !isInside { words.append(index) }
                letters.append((UInt8(truncatingIfNeeded: glyph.folded), glyph.isUpper, words.count - 1, index))
            } else if glyph.category != .ignored && glyph.category != .dot,
                [0x2C, 0x3B, 0x3A, 0x2E].contains(text[index])
            {
                // A phrase does not reach past a comma.
                letters = []
                words = []
            }
            isInside = glyph.isWord || isInside && (glyph.category == .ignored || glyph.category == .dot)
            index += glyph.width
        }
    }

    mutating func keepLastWord() {
        guard let last = words.last else { return }
        letters.removeAll { $0.place < last }
        words = [last]
    }

    /// The one word in capitals that these are, of two to ten letters.
    var sigle: [UInt8]? {
        guard words.count == 1, (2...10).contains(letters.count),
            letters.allSatisfy({ $0.isUpper && $0.folded &- 0x61 < 26 })
        else { return nil }
        return letters.map { $0.folded &- 0x20 }
    }

    /// The words in which the letters of a sigle stand; nil unless they do.
    /// - Parameter fromStart: whether the first of them must be the first word.
    func phrase(for sigle: [UInt8], fromStart: Bool = false) -> [UInt8]? {
        phrase(for: sigle, fromStart, isStrict: true) ?? phrase(for: sigle, fromStart, isStrict: false)
    }

    /// - Parameter isStrict: whether each letter must begin a word, not the first one alone.
    private func phrase(for sigle: [UInt8], _ fromStart: Bool, isStrict: Bool) -> [UInt8]? {
        var index = letters.count - 1
        var first = 0
        for (position, letter) in sigle.enumerated().reversed() {
            while index >= 0,
                letters[index].folded != letter | 0x20 || (isStrict || position == 0) && !beginsWord(index)
            {
                index -= 1
            }
            guard index >= 0 else { return nil }
            first = letters[index].word
            index -= 1
        }
        let count = words.count - first
        guard count > 1, count <= 2 * sigle.count + 2, !fromStart || first == 0 else { return nil }
        // As many words of weight as letters, about: chance finds the letters of a short sigle anywhere.
        var phrase = Array(text[words[first]..<end])
        while let last = phrase.last, last <= 0x20 || last == 0xA0 || last == 0xC2 { phrase.removeLast() }
        let initials = (first..<words.count).filter { word in
            letters.first { $0.word == word }.map { sigle.contains($0.folded &- 0x20) } ?? false
        }
        return initials.count * 2 >= sigle.count && initials.count > 1 ? phrase : nil
    }

    /// Whether a letter is the first one of a word, and that one says something.
    private func beginsWord(_ index: Int) -> Bool {
        let word = letters[index].word
        guard letters[index].place == words[word] else { return false }
        let form = letters.filter { $0.word == word }.map(\.folded)
        return !Words.contains(Words.particles, form[...]) && !Words.contains(Words.elisions, form[...])
    }
}
