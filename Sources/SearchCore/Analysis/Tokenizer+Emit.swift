extension Tokenizer {
    /// Turns the parts of one chunk into tokens.
    mutating func emit(_ buffer: inout TokenBuffer) {
        let ends = buffer.bytes.count
        if parts.count == 1 {
            if ends > parts[0].start { emitSingle(parts[0], to: ends, &buffer) }
            return
        }
        let isIdentifier = parts.contains { $0.digits > 0 }
        let first = buffer.position
        for number in parts.indices {
            let end = number + 1 < parts.count ? parts[number + 1].start : ends
            guard end > parts[number].start, number > 0 || !parts[0].isArticle else { continue }
            emitWord(parts[number], to: end, &buffer)
        }
        let covered = buffer.position - first
        guard covered > 1 || parts[0].isArticle else { return }
        if isIdentifier {
            emitWhole(.identifier, from: parts[0].start, to: ends, at: first, span: max(1, covered), &buffer)
            if parts[0].letters == 1 {
                emitWhole(
                    .identifier, skipping: 1, from: parts[0].start, to: ends, at: first, span: max(1, covered), &buffer)
            }
        } else if parts.count <= 6, !endsInClitic(to: ends, buffer) {
            emitWhole(.join, from: parts[0].start, to: ends, at: first, span: covered, &buffer)
        }
    }

    private mutating func emitSingle(_ part: Part, to end: Int, _ buffer: inout TokenBuffer) {
        let isNumber = part.letters == 0
        if isNumber, part.digits >= 2, part.digits <= 5, let last = buffer.tokens.last, last.kind == .word,
            last.span == 1,
            last.isCapitalised || isQuery || Words.contains(Words.months, buffer.form(last)),
            last.end - last.start >= 2,
            !Words.contains(Words.particles, buffer.form(last)),
            spaceOnly(from: Int(last.sourceEnd), to: part.sourceStart)
        {
            emitWord(part, to: end, &buffer)
            emitNumbered(last, &buffer)
            emitDate(last, &buffer)
            return
        }
        emitWord(part, to: end, &buffer)
        if part.letters >= 2, part.digits >= 2, buffer.tokens.last?.kind == .identifier {
            emitHalves(part, to: end, &buffer)
        }
    }

    /// One word at the next position, and its sigle when it stands in capitals.
    private mutating func emitWord(_ part: Part, to end: Int, _ buffer: inout TokenBuffer) {
        let kind: Token.Kind = part.digits > 0 ? .identifier : .word
        let end = min(end, part.start + Tokenizer.longest)
        buffer.tokens.append(
            Token(
                kind: kind, isCapitalised: part.startsUpper, start: Int32(part.start), end: Int32(end),
                sourceStart: Int32(part.sourceStart), sourceEnd: Int32(part.sourceEnd), position: buffer.position,
                span: 1))
        if part.isSigle {
            let start = buffer.bytes.count
            for index in part.start..<end { buffer.bytes.append(buffer.bytes[index]) }
            buffer.bytes.append(Tokenizer.sigleMark)
            buffer.tokens.append(
                Token(
                    kind: .sigle, isCapitalised: true, start: Int32(start), end: Int32(buffer.bytes.count),
                    sourceStart: Int32(part.sourceStart), sourceEnd: Int32(part.sourceEnd), position: buffer.position,
                    span: 1))
        }
        buffer.position += 1
    }

    /// The join of several parts; between two digits the separator stays (`2023-45`, `13750*05`).
    private mutating func emitWhole(
        _ kind: Token.Kind, skipping skipped: Int = 0, from start: Int, to end: Int, at position: Int32, span: Int32,
        _ buffer: inout TokenBuffer
    ) {
        let formStart = buffer.bytes.count
        let isTelephone = parts.count == 5 && !parts.contains { $0.digits != 2 || $0.letters > 0 }
        for number in parts.indices {
            let part = parts[number]
            let partEnd = number + 1 < parts.count ? parts[number + 1].start : end
            if !isTelephone, number > 0, partEnd > part.start, let last = buffer.bytes.last,
                buffer.bytes.count > formStart,
                Tokenizer.isDigit(last), Tokenizer.isDigit(buffer.bytes[part.start])
            {
                buffer.bytes.append(part.before == .star ? 0x2A : 0x2D)
            }
            for index in (part.start + (number == 0 ? skipped : 0))..<partEnd {
                buffer.bytes.append(buffer.bytes[index])
            }
        }
        if buffer.bytes.count - formStart > Tokenizer.longest {
            buffer.bytes.removeLast(buffer.bytes.count - formStart - Tokenizer.longest)
        }
        buffer.tokens.append(
            Token(
                kind: kind, isCapitalised: parts[0].startsUpper, start: Int32(formStart),
                end: Int32(buffer.bytes.count),
                sourceStart: Int32(parts[0].sourceStart), sourceEnd: Int32(parts[parts.count - 1].sourceEnd),
                position: position, span: span))
    }

    /// `Natura 2000`, `RN 19`: the name and its number as one form, beside the two words.
    private mutating func emitNumbered(_ name: Token, _ buffer: inout TokenBuffer) {
        guard let number = buffer.tokens.last else { return }
        let start = buffer.bytes.count
        for index in Int(name.start)..<Int(name.end) { buffer.bytes.append(buffer.bytes[index]) }
        for index in Int(number.start)..<Int(number.end) { buffer.bytes.append(buffer.bytes[index]) }
        buffer.tokens.append(
            Token(
                kind: .identifier, isCapitalised: true, start: Int32(start), end: Int32(buffer.bytes.count),
                sourceStart: name.sourceStart, sourceEnd: number.sourceEnd, position: name.position, span: 2))
    }

    /// `13 juin 2013`: a day as one form, behind its three words.
    private func emitDate(_ month: Token, _ buffer: inout TokenBuffer) {
        // The year, and the month with it, are the last two tokens.
        guard Words.contains(Words.months, buffer.form(month)), buffer.tokens.count > 3 else { return }
        let day = buffer.tokens[buffer.tokens.count - 4]
        guard day.kind == .identifier, day.span == 1, day.position == month.position - 1, day.end - day.start <= 3,
            let whole = buffer.tokens.last
        else { return }
        let start = buffer.bytes.count
        for index in Int(day.start)..<Int(day.end) { buffer.bytes.append(buffer.bytes[index]) }
        for index in Int(whole.start)..<Int(whole.end) { buffer.bytes.append(buffer.bytes[index]) }
        buffer.tokens.append(
            Token(
                kind: .date, isCapitalised: false, start: Int32(start), end: Int32(buffer.bytes.count),
                sourceStart: day.sourceStart, sourceEnd: whole.sourceEnd, position: day.position, span: 3))
    }

    /// `RN19`: the letters and the digits too.
    private mutating func emitHalves(_ part: Part, to end: Int, _ buffer: inout TokenBuffer) {
        guard let whole = buffer.tokens.last else { return }
        var cut = part.start
        while cut < end, !Tokenizer.isDigit(buffer.bytes[cut]) { cut += 1 }
        var rest = cut
        while rest < end, Tokenizer.isDigit(buffer.bytes[rest]) { rest += 1 }
        guard rest == end, cut - part.start >= 2, end - cut >= 2 else { return }
        var left = whole
        left.kind = .word
        left.end = Int32(cut)
        var right = whole
        right.start = Int32(cut)
        buffer.tokens.append(left)
        buffer.tokens.append(right)
    }

    private func endsInClitic(to end: Int, _ buffer: TokenBuffer) -> Bool {
        guard let last = parts.last else { return false }
        return Words.contains(Words.clitics, buffer.bytes[last.start..<end])
    }

    private func spaceOnly(from start: Int, to end: Int) -> Bool {
        guard start < end, end - start <= 3 else { return false }
        let glyph = Glyph(text, at: start, end: self.end)
        return glyph.category == .space && start + glyph.width == end
    }

    static let sigleMark: UInt8 = 0x21
    /// Longer forms are cut: nobody types them.
    static let longest = 48

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
