/// Numbers that are written in groups, articles of codes and mail addresses.
extension Tokenizer {
    /// Looks past the chunk just read for what belongs to it: `L. 211-1`, `10 000`, `1 1 3`.
    mutating func joinNumbers(_ buffer: inout TokenBuffer) {
        guard parts.count == 1, index < end else { return }
        let part = parts[0]
        if part.letters == 1, part.digits == 0, buffer.bytes.count == part.start + 1 {
            article(part, &buffer)
        } else if part.letters == 0, part.digits >= 1, part.digits <= 3 {
            thousands(part, &buffer)
            if parts[0].digits <= 2 { code(&buffer) }
        }
    }

    /// `L. 211-1`, `R.123-4`, `l 211-1`: the letter belongs to the number.
    private mutating func article(_ part: Part, _ buffer: inout TokenBuffer) {
        let letter = buffer.bytes[part.start]
        guard letter == 0x6C || letter == 0x72 || letter == 0x64, text[part.sourceStart] < 0x80 else { return }
        var position = index
        var hasDot = false
        if peek(position).category == .dot {
            position += peek(position).width
            hasDot = true
        }
        let space = peek(position)
        if space.category == .space, space.width > 0 { position += space.width }
        guard position > index, peek(position).category == .digit else { return }
        let digits = run(from: position, limit: 6)
        guard hasDot || part.uppers == 1 || digits >= 3 else { return }
        parts[0].isArticle = true
        index = position
        numberParts(&buffer)
    }

    /// Reads `211-1-2` as parts of the chunk.
    private mutating func numberParts(_ buffer: inout TokenBuffer) {
        var separator = Separator.none
        while parts.count < 8 {
            var part = Part(start: buffer.bytes.count, sourceStart: index, sourceEnd: index)
            part.before = separator
            while index < end {
                let glyph = Glyph(text, at: index, end: end)
                guard glyph.category == .digit else { break }
                buffer.append(glyph.folded)
                part.digits += 1
                index += glyph.width
            }
            part.sourceEnd = index
            parts.append(part)
            let hyphen = peek(index)
            guard index < end, hyphen.category == .hyphen, peek(index + hyphen.width).category == .digit else { return }
            index += hyphen.width
            separator = .hyphen
        }
    }

    /// A French number where the index stands: ten digits in pairs parted by spaces, dots or hyphens, or `+33` or `0033` and nine
    /// digits in any groups. It becomes one number of ten digits; the index moves behind it.
    mutating func telephone(_ buffer: inout TokenBuffer) -> Bool {
        var position = index
        let isLong = starts(position, 0x30, 0x30) && starts(position + 2, 0x33, 0x33)
        let isForeign = isLong || position > 0 && text[position - 1] == 0x2B && starts(position, 0x33, 0x33)
        if isForeign { position += isLong ? 4 : 2 } else if position >= end || text[position] != 0x30 { return false }
        let start = buffer.bytes.count
        if isForeign { buffer.bytes.append(0x30) }
        while buffer.bytes.count - start < 10 {
            let count = buffer.bytes.count - start
            if isForeign || count > 0 && count & 1 == 0 {
                let space = peek(position)
                if space.width > 0, space.category == .space || space.category == .dot || space.category == .hyphen {
                    position += space.width
                } else if !isForeign {
                    break
                }
                // `+33 (0)3 53 …`
                if count == 1, isForeign, starts(position, 0x28, 0x30) { position += 3 }
            }
            guard position < end, Tokenizer.isDigit(text[position]) else { break }
            buffer.bytes.append(text[position])
            position += 1
        }
        guard buffer.bytes.count - start == 10, run(from: position, limit: 1) == 0 else {
            buffer.bytes.removeSubrange(start...)
            return false
        }
        var part = Part(start: start, sourceStart: index, sourceEnd: position)
        part.digits = 10
        parts.append(part)
        index = position
        return true
    }

    private func starts(_ position: Int, _ first: UInt8, _ second: UInt8) -> Bool {
        position + 1 < end && text[position] == first && text[position + 1] == second
    }

    /// `1 1 3`, `1. 1. 3` or `1 . 1 . 3`: numbers of one or two digits that follow each other are a code, as `1.1.3` is.
    private mutating func code(_ buffer: inout TokenBuffer) {
        while index < end, parts.count < 12 {
            var position = index
            var spaces = 0
            for step in 0..<3 {
                let glyph = peek(position)
                guard glyph.width > 0, glyph.category == (step == 1 ? .dot : .space) else { continue }
                position += glyph.width
                if step != 1 { spaces += 1 }
            }
            guard spaces > 0 else { return }
            let digits = run(from: position, limit: 3)
            guard digits == 1 || digits == 2 else { return }
            let after = peek(position + digits)
            guard after.category != .letter, after.category != .hyphen else { return }
            var part = Part(start: buffer.bytes.count, sourceStart: position, sourceEnd: position + digits)
            part.before = .hyphen
            part.digits = digits
            for offset in 0..<digits { buffer.bytes.append(text[position + offset]) }
            parts.append(part)
            index = position + digits
        }
    }

    /// `10 000`: groups of three digits parted by one space.
    private mutating func thousands(_ part: Part, _ buffer: inout TokenBuffer) {
        while index < end {
            let space = peek(index)
            guard space.category == .space, space.width > 0, run(from: index + space.width, limit: 4) == 3 else {
                return
            }
            index += space.width
            for _ in 0..<3 {
                buffer.bytes.append(text[index])
                index += 1
            }
            parts[0].digits += 3
            parts[0].sourceEnd = index
        }
    }

    /// How many ASCII digits stand at `position`, at most `limit`.
    private func run(from position: Int, limit: Int) -> Int {
        var count = 0
        var position = position
        while position < end, count < limit, Tokenizer.isDigit(text[position]) {
            count += 1
            position += 1
        }
        return count
    }

    /// The index stands behind `@`: the parts before it were read as words; the whole address is added at the last of them.
    mutating func mailAddress(_ buffer: inout TokenBuffer) {
        var start = index - 1
        while start > 0, Tokenizer.isMailByte(text[start - 1]) { start -= 1 }
        var stop = index
        while stop < end, Tokenizer.isMailByte(text[stop]) { stop += 1 }
        while stop > index, text[stop - 1] == 0x2E || text[stop - 1] == 0x2D { stop -= 1 }
        guard start < index - 1, stop > index, stop - start <= 64, let last = buffer.tokens.last,
            Int(last.sourceEnd) >= start
        else { return }
        let formStart = buffer.bytes.count
        for position in start..<min(stop, start + Tokenizer.longest) {
            let byte = text[position]
            buffer.bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        var first = last.position
        for token in buffer.tokens.reversed() {
            guard Int(token.sourceStart) >= start else { break }
            first = min(first, token.position)
        }
        buffer.tokens.append(
            Token(
                kind: .identifier, isCapitalised: false, start: Int32(formStart), end: Int32(buffer.bytes.count),
                sourceStart: Int32(start), sourceEnd: Int32(stop), position: first, span: last.position - first + 1))
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        byte | 0x20 &- 0x61 < 26 || isDigit(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B
    }
}
