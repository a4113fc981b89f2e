/// Cuts a text into tokens: the one chain that build, query and snippets share.
///
/// A *chunk* is what stands without a space: `l’arrière-pays` is one chunk of two parts. Elision is stripped, capitals become
/// sigles, identifiers stay whole and in parts (`Tokenizer+Identifiers.swift`), compounds give their parts and their join.
struct Tokenizer {
    let text: [UInt8]
    let end: Int
    var index: Int
    /// A query is written in lower case: `natura 2000` is tried as a name with its number too.
    let isQuery: Bool
    var parts: [Part] = []

    /// A piece of a chunk.
    struct Part {
        var start: Int
        var sourceStart: Int
        var sourceEnd: Int
        var letters = 0
        var uppers = 0
        var digits = 0
        var startsUpper = false
        var isDotted = false
        var isArticle = false
        var before: Separator = .none
        var isSigle: Bool { letters >= 2 && letters <= 10 && letters == uppers && digits == 0 }
    }

    enum Separator { case none, hyphen, star, space }

    init(_ text: [UInt8], from start: Int = 0, to end: Int, isQuery: Bool = false) {
        self.text = text
        self.index = start
        self.end = end
        self.isQuery = isQuery
    }

    /// Appends the tokens of the whole range.
    static func run(_ text: [UInt8], into buffer: inout TokenBuffer, isQuery: Bool = false) {
        var tokenizer = Tokenizer(text, to: text.count, isQuery: isQuery)
        while tokenizer.index < tokenizer.end {
            #if !hasFeature(Embedded)
                tokenizer.index = plainWords(text, from: tokenizer.index, into: &buffer)
                if tokenizer.index == tokenizer.end { break }
            #endif
            tokenizer.step(&buffer)
        }
    }

    /// Reads one chunk, or skips one character.
    #if hasFeature(Embedded)
        @inline(never)
    #else
        @inline(__always)
    #endif
    mutating func step(_ buffer: inout TokenBuffer) {
        let glyph = Glyph(text, at: index, end: end)
        if glyph.isWord {
            chunk(glyph, &buffer)
        } else if glyph.category == .at {
            index += 1
            mailAddress(&buffer)
        } else {
            index += glyph.width
        }
    }

    /// The character at `position`, skipping ignored ones; a space where the text ends.
    #if hasFeature(Embedded)
        @inline(never)
    #else
        @inline(__always)
    #endif
    func peek(_ position: Int) -> Glyph {
        var position = position
        while position < end {
            let glyph = Glyph(text, at: position, end: end)
            if glyph.category != .ignored { return glyph }
            position += glyph.width
        }
        return Glyph(.space, width: 0)
    }

    private mutating func chunk(_ first: Glyph, _ buffer: inout TokenBuffer) {
        parts.empty()
        if first.category == .digit, telephone(&buffer) { return emit(&buffer) }
        var part = Part(start: buffer.bytes.count, sourceStart: index, sourceEnd: index)
        part.startsUpper = first.isUpper
        scan: while index < end {
            let glyph = Glyph(text, at: index, end: end)
            switch glyph.category {
            case .letter:
                buffer.append(glyph.folded)
                part.letters += 1
                if glyph.isUpper { part.uppers += 1 }
            case .digit:
                buffer.append(glyph.folded)
                part.digits += 1
            case .ignored:
                index += glyph.width
                continue scan
            case .apostrophe:
                let next = peek(index + glyph.width)
                guard next.category == .letter else { break scan }
                let word = buffer.bytes[part.start...]
                if keepsApostrophe(word, at: index + glyph.width) {
                    index += glyph.width
                    continue scan
                }
                guard Words.contains(Words.elisions, word) else { break scan }
                buffer.bytes.removeSubrange(part.start...)
                let before = part.before
                part = Part(start: part.start, sourceStart: index + glyph.width, sourceEnd: index + glyph.width)
                part.before = before
                part.startsUpper = next.isUpper
                index += glyph.width
                continue scan
            case .hyphen:
                guard peek(index + glyph.width).isWord, parts.count < 12 else { break scan }
                open(&part, .hyphen, after: glyph.width, buffer)
                continue scan
            case .star:
                guard part.digits > 0, peek(index + glyph.width).category == .digit else { break scan }
                open(&part, .star, after: glyph.width, buffer)
                continue scan
            case .dot:
                if part.letters == 0, parts.count < 12, peek(index + glyph.width).category == .digit {
                    // `1.1.3` is `1-1-3`.
                    open(&part, .hyphen, after: glyph.width, buffer)
                    continue scan
                }
                guard continuesSigle(part, at: index) else { break scan }
                part.isDotted = true
                index += glyph.width
                continue scan
            default:
                break scan
            }
            index += glyph.width
            part.sourceEnd = index
        }
        parts.append(part)
        joinNumbers(&buffer)
        emit(&buffer)
    }

    private mutating func open(_ part: inout Part, _ separator: Separator, after width: Int, _ buffer: TokenBuffer) {
        parts.append(part)
        index += width
        part = Part(start: buffer.bytes.count, sourceStart: index, sourceEnd: index)
        part.before = separator
        part.startsUpper = peek(index).isUpper
    }

    /// `aujourd’hui`, `presqu’île`, `prud’homme`, `grand’rue`: the apostrophe stands inside the word.
    private func keepsApostrophe(_ word: ArraySlice<UInt8>, at position: Int) -> Bool {
        guard Words.contains(Words.keptBeforeApostrophe, word) else { return false }
        var ahead = TokenBuffer()
        var position = position
        while position < end {
            let glyph = Glyph(text, at: position, end: end)
            guard glyph.category == .letter || glyph.category == .ignored, ahead.bytes.count < 12 else { break }
            if glyph.category == .letter { ahead.append(glyph.folded) }
            position += glyph.width
        }
        return ahead.bytes.starts(with: [0x68, 0x6F, 0x6D])
            || Words.contains(Words.keptAfterApostrophe, ahead.bytes[...])
    }

    /// `S.G.A.R.`: single capitals with a dot behind each.
    private func continuesSigle(_ part: Part, at position: Int) -> Bool {
        guard part.letters == part.uppers, part.digits == 0, part.isDotted || part.letters == 1 else { return false }
        let next = peek(position + 1)
        guard next.category == .letter, next.isUpper else { return false }
        let after = peek(position + 1 + next.width)
        return after.category != .letter && after.category != .digit && after.category != .apostrophe
    }
}
