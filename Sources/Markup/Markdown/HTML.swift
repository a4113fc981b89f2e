internal import CBytes
internal import Language

/// Writing text into HTML.
enum HTML {
    /// Appends text, escaped, and a slot before each word that may be a sigle: two capitals or more.
    static func appendMarkingTerms(_ text: Bytes, to html: inout [UInt8], slots: inout [Slot]) {
        var copied = 0
        var index = 0
        func copy(upTo end: Int, _ html: inout [UInt8]) {
            html.append(contentsOf: Bytes(rebasing: text[copied..<end]))
            copied = end
        }
        while index < text.count {
            let start = index
            index = cbytes_first_term(text.baseAddress, text.count, index)
            guard index < text.count else { break }
            if text[index] >= 0x80 {
                // The second byte of a capital with an accent, or of another sign.
                guard index > start, text[index - 1] == 0xC3 else {
                    index += 1
                    continue
                }
                index -= 1
            }
            let byte = text[index]
            switch byte {
            case 0x41...0x5A, 0xC3:
                // A capital that begins a word and has no other behind it: nearly all of them.
                let isFirst = byte != 0xC3 && !(index > copied && Word.isLetterOrDigit(text, at: index - 1))
                if let end = Word.endWithoutCapital(text, from: isFirst ? index + 1 : index) {
                    index = end
                    continue
                }
                // Words start at their first capital unless lower case precedes it.
                let word = Word(around: index, in: text, notBefore: copied)
                if word.capitals >= 2 {
                    let offset = html.count + word.start - copied
                    slots.append(Slot(offset: offset, kind: .term(length: word.end - word.start)))
                }
                index = max(word.end, index + 1)
                continue
            case 0x22, 0x26, 0x3C, 0x3E:
                copy(upTo: index, &html)
                html.append(referenceTo: byte)
                copied = index + 1
            default: break
            }
            index += 1
        }
        copy(upTo: text.count, &html)
    }

    /// Appends an address, escaped for `href`. Bytes that RFC 3986 does not allow become `%XX`, as cmark-gfm does.
    static func appendAddress(_ address: Bytes, to html: inout [UInt8]) {
        for byte in address {
            switch byte {
            case 0x26: html.append(referenceTo: byte)
            case 0x27: html.append(contentsOf: "&#x27;".utf8)
            // - _ . + ! * ( ) , % # @ ? = ; : / $ ~ and letters and digits
            case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: html.append(byte)
            default: html.append(percentEncoding: byte)
            }
        }
    }
}

/// A word with capitals, dotted (`S.G.A.R.`) or not.
private struct Word {
    var start: Int
    var end: Int
    var capitals = 0

    init(around capital: Int, in text: Bytes, notBefore limit: Int) {
        start = capital
        while start > limit, Word.isLetterOrDigit(text, at: start - 1) { start -= 1 }
        // Not in the middle of a character.
        while start < capital, text[start] & 0xC0 == 0x80 { start += 1 }
        end = capital
        var lettersSinceDot = 0
        var isDotted = false
        while end < text.count {
            if Word.isLetterOrDigit(text, at: end) {
                let isCapital = Word.isCapital(text, at: end)
                if isCapital { capitals += 1 }
                if text[end] & 0xC0 != 0x80 { lettersSinceDot += 1 }
                end += 1
            } else if text[end] == 0x2E, lettersSinceDot == 1, Word.isCapital(text, at: end + 1) {
                isDotted = true
                lettersSinceDot = 0
                end += 1
            } else {
                break
            }
        }
        if isDotted, lettersSinceDot == 1, end < text.count, text[end] == 0x2E { end += 1 }
    }

    /// The end of a word of which no capital was met before `start`, one of its letters. Nil when it has one from there
    /// on, or a dot behind it, which may join another word to it.
    static func endWithoutCapital(_ text: Bytes, from start: Int) -> Int? {
        var index = start
        while index < text.count, isLetterOrDigit(text, at: index) {
            if isCapital(text, at: index) { return nil }
            index += 1
        }
        return index == start || index < text.count && text[index] == 0x2E ? nil : index
    }

    static func isLetterOrDigit(_ text: Bytes, at index: Int) -> Bool {
        switch text[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3, 0xC5: true
        case 0x80...0xBF: index > 0 && (text[index - 1] == 0xC3 || text[index - 1] == 0xC5)
        default: false
        }
    }

    /// A to Z and À to Þ.
    private static func isCapital(_ text: Bytes, at index: Int) -> Bool {
        guard index < text.count else { return false }
        switch text[index] {
        case 0x41...0x5A: return true
        case 0xC3: return index + 1 < text.count && text[index + 1] <= 0x9E && text[index + 1] != 0x97
        default: return false
        }
    }
}
