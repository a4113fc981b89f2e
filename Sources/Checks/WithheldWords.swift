internal import Language

/// What stands only in texts that an audience must not read: long words, runs of words, long numbers. Whatever of it is found in
/// what that audience is given has leaked, by whatever way.
///
/// A short word says nothing of where it comes from; twelve letters do, and so do words in a row that are twenty-four letters
/// together within a sentence, or ten digits.
package struct WithheldWords: Sendable {
    private static let longWord = 12
    private static let longRun = 24
    private static let longNumber = 10

    /// Hashes of what is withheld.
    private var hashes: Set<UInt64> = []
    /// What the audience may read, looked at again before anything is told: marks may part there what stands together elsewhere.
    private let visible: [[UInt8]]

    /// Nothing is withheld.
    package var isEmpty: Bool { hashes.isEmpty }

    /// - Parameters:
    ///   - withheld: texts that the audience must not read, UTF-8.
    ///   - visible: those that it may.
    package init(withheld: some Sequence<[UInt8]>, visible: some Sequence<[UInt8]>) {
        self.visible = Array(visible)
        for text in withheld {
            for isMarkup in [false, true] {
                Self.walk(text, isMarkup: isMarkup) {
                    hashes.insert($0); return true
                }
            }
        }
        guard !hashes.isEmpty else { return }
        for text in visible {
            for isMarkup in [false, true] {
                Self.walk(text, isMarkup: isMarkup) {
                    hashes.remove($0); return true
                }
            }
        }
    }

    /// The first of what is withheld in the bytes of a file, as it is read there; nil when there is none of it.
    package func first(in bytes: [UInt8]) -> String? {
        guard !hashes.isEmpty else { return nil }
        var found: String?
        // Once as it stands, for names and attributes; once without tags, which may stand within a word's sentence.
        for isMarkup in [false, true] where found == nil {
            Self.walk(bytes, isMarkup: isMarkup) { hash, range in
                guard hashes.contains(hash), !isVisible(bytes[range]) else { return true }
                found = String(decoding: bytes[range], as: UTF8.self)
                return false
            }
        }
        return found
    }

    /// Whether these words stand in a row in a text that the audience reads, whatever stands between them.
    private func isVisible(_ part: ArraySlice<UInt8>) -> Bool {
        [false, true].contains { isMarkup in
            let wanted = Self.words(Array(part), isMarkup: isMarkup)
            return !wanted.isEmpty
                && visible.contains { text in
                    [false, true].contains { Self.words(text, isMarkup: $0).contains(wanted) }
                }
        }
    }

    private static func words(_ bytes: [UInt8], isMarkup: Bool) -> [UInt64] {
        bytes.withUnsafeBufferPointer { bytes in
            var walk = WordWalk(bytes, skipsTags: isMarkup)
            var hashes: [UInt64] = []
            while let word = walk.next() { hashes.append(word.hash) }
            return hashes
        }
    }

    private static func walk(_ bytes: [UInt8], isMarkup: Bool, _ take: (UInt64) -> Bool) {
        walk(bytes, isMarkup: isMarkup) { hash, _ in take(hash) }
    }

    /// Gives every long word, run and number of a text, until `take` has enough.
    private static func walk(_ bytes: [UInt8], isMarkup: Bool, _ take: (UInt64, Range<Int>) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var words = WordWalk(bytes, skipsTags: isMarkup)
            var run: [WordWalk.Word] = []
            var first = 0
            var letters = 0
            while let word = words.next() {
                if word.isNumber {
                    if word.length >= longNumber, !take(word.hash, word.range) { return }
                    continue
                }
                if word.length >= longWord, !take(word.hash, word.range) { return }
                if word.beginsSentence {
                    run.removeAll(keepingCapacity: true)
                    (first, letters) = (0, 0)
                }
                run.append(word)
                letters += word.length
                // The shortest run that ends here and is long enough.
                while letters - run[first].length >= longRun {
                    letters -= run[first].length
                    first += 1
                }
                if letters >= longRun, run.count - first > 1 {
                    let hash = run[first...].reduce(UInt64(7)) { ($0 ^ $1.hash) &* 0x9E37_79B9_7F4A_7C15 }
                    if !take(hash, run[first].range.lowerBound..<word.range.upperBound) { return }
                }
            }
        }
    }
}

/// Goes through the words of a text, folded: letters without accents and case, and digits, which blanks and dots may part.
private struct WordWalk {
    struct Word {
        let hash: UInt64
        /// In letters, or in digits.
        let length: Int
        let range: Range<Int>
        let isNumber: Bool
        /// Whether more than blanks and what stands within sentences parts it from the word before.
        var beginsSentence = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let skipsTags: Bool
    private var position = 0
    private var isSentenceOver = true

    init(_ bytes: UnsafeBufferPointer<UInt8>, skipsTags: Bool) {
        (self.bytes, self.skipsTags) = (bytes, skipsTags)
    }

    mutating func next() -> Word? {
        while position < bytes.count {
            let byte = bytes[position]
            if skipsTags, byte == UInt8(ascii: "<") {
                if !beginsInlineTag { isSentenceOver = true }
                while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
                position += 1
            } else if byte &- 0x30 < 10 {
                return number()
            } else if letter(at: position) != nil {
                var word = word()
                word.beginsSentence = isSentenceOver
                isSentenceOver = false
                return word
            } else {
                if endsSentence(byte) { isSentenceOver = true }
                position += 1
            }
        }
        return nil
    }

    private static let ends = Set(#".!?,:;|()[]{}<>="/\"#.utf8)
    private static let inlineTags: Set<String> = [
        "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
        "sub",
        "sup", "time", "u",
    ]

    /// Signs that part sentences, blank lines and the beginnings of headings and items, and what no text holds.
    private func endsSentence(_ byte: UInt8) -> Bool {
        if byte == 0x0A { return position + 1 < bytes.count && letter(at: position + 1) == nil }
        return byte < 0x20 && byte != 0x09 || Self.ends.contains(byte)
    }

    private var beginsInlineTag: Bool {
        var start = position + 1
        if start < bytes.count, bytes[start] == UInt8(ascii: "/") { start += 1 }
        var end = start
        while end < bytes.count, end - start < 8, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] &- 0x30 < 10 {
            end += 1
        }
        return Self.inlineTags.contains(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private mutating func word() -> Word {
        let start = position
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        while position < bytes.count, let (first, second, size) = letter(at: position) {
            hash = (hash ^ UInt64(first)) &* 0x100_0000_01B3
            if let second { hash = (hash ^ UInt64(second)) &* 0x100_0000_01B3 }
            length += second == nil ? 1 : 2
            position += size
        }
        return Word(hash: hash, length: length, range: start..<position, isNumber: false)
    }

    private mutating func number() -> Word {
        let start = position
        var end = position
        var hash: UInt64 = 0xCBF2_9CE4_8422_2326
        var length = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte &- 0x30 < 10 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                length += 1
                position += 1
                end = position
            } else if byte == 0x20 || byte == UInt8(ascii: ".") {
                position += 1
            } else if byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 {
                position += 2
            } else if byte == 0xE2, position + 2 < bytes.count, bytes[position + 1] == 0x80, bytes[position + 2] == 0xAF
            {
                position += 3
            } else {
                break
            }
        }
        return Word(hash: hash, length: length, range: start..<end, isNumber: true)
    }

    /// The letter that begins here, folded to one or two ASCII letters where it is Latin, and its size in bytes.
    private func letter(at index: Int) -> (UInt8, UInt8?, Int)? {
        let byte = bytes[index]
        if byte &- 0x61 < 26 { return (byte, nil, 1) }
        if byte &- 0x41 < 26 { return (byte | 0x20, nil, 1) }
        guard byte >= 0xC3, index + 1 < bytes.count else { return nil }
        if byte <= 0xC5 {
            let folded = LatinLetter.folded(UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F))
            return folded.map { ($0.0, $0.1, 2) }
        }
        // Other scripts, two bytes a letter at least; punctuation of U+2000 and on parts words.
        return byte < 0xE0 ? (byte, bytes[index + 1], 2) : nil
    }
}
