/// Decides about one place of a text at a time.
struct FrenchScan {
    /// What a place may need.
    enum Space {
        /// U+00A0.
        case noBreak
        /// U+202F.
        case narrow
    }

    let text: UnsafeBufferPointer<UInt8>
    let previous: Typography.Edge
    let isFollowed: Bool

    /// What the ordinary space at `index` becomes; nil when it stays.
    func space(at index: Int) -> Space? {
        guard index + 1 < text.count else { return edge(before: index) == .opening ? .noBreak : nil }
        let next = text[index + 1]
        if index > 0 {
            switch text[index - 1] {
            case 0xAB where endsWithOpening(index): return .noBreak
            case 0xB0 where isDigit(next) && isNumberSign(before: index): return .noBreak
            case 0x2E, 0x65, 0x73: if startsWithCapital(index + 1), isTitle(before: index) { return .noBreak }
            default: break
            }
        } else if previous == .opening {
            return .noBreak
        }
        switch next {
        case 0x21, 0x3B, 0x3F: return endsClause(index + 1) ? .narrow : nil
        case 0x3A: return endsClause(index + 1) ? .noBreak : nil
        case 0x25: return edge(before: index) == .digit ? .noBreak : nil
        case 0xC2: return holds(0xC2, 0xBB, at: index + 1) ? .noBreak : nil
        case 0xE2:
            let isEuro = holds(0xE2, 0x82, at: index + 1) && index + 3 < text.count && text[index + 3] == 0xAC
            return isEuro && edge(before: index) == .digit ? .noBreak : nil
        case 0x30...0x39: return separatesGroups(index) ? .narrow : nil
        default: return nil
        }
    }

    /// Whether `;`, `!` or `?` at `index` ends a clause and touches the word before it.
    func wantsSpace(before index: Int) -> Bool {
        switch edge(before: index) {
        case .letter, .digit, .closing: break
        case .boundary, .space, .opening, .other: return false
        }
        guard endsClause(index) else { return false }
        // Not within an address; a word of a thousand bytes is none.
        var start = index
        while start > 0, text[start - 1] > 0x20, index - start < 1000 {
            start -= 1
            if text[start] == 0x2F, start > 0, text[start - 1] == 0x2F { return false }
        }
        return true
    }

    /// Whether the straight apostrophe at `index` stands between two letters.
    func isElision(at index: Int) -> Bool {
        guard edge(before: index) == .letter else { return false }
        return index + 1 == text.count ? isFollowed : startsWithLetter(index + 1)
    }

    /// Whether « stands at `index` and touches what follows.
    func wantsSpace(afterOpening index: Int) -> Bool {
        guard holds(0xC2, 0xAB, at: index) else { return false }
        guard index + 2 < text.count else { return isFollowed }
        return !isSpace(index + 2)
    }

    /// Whether » stands at `index` and touches what precedes.
    func wantsSpace(beforeClosing index: Int) -> Bool {
        guard holds(0xC2, 0xBB, at: index) else { return false }
        switch edge(before: index) {
        case .boundary, .space, .opening: return false
        case .letter, .digit, .closing, .other: return true
        }
    }

    /// What stands before `index`.
    func edge(before index: Int) -> Typography.Edge {
        guard index > 0 else { return previous }
        let last = text[index - 1]
        if last < 0x80 {
            switch last {
            case 0x30...0x39: return .digit
            case 0x41...0x5A, 0x61...0x7A: return .letter
            case 0x09, 0x0A, 0x20: return .space
            case 0x29: return .closing
            default: return .other
            }
        }
        guard index > 1 else { return .other }
        var lead = index - 2
        while lead > 0, text[lead] & 0xC0 == 0x80 { lead -= 1 }
        switch text[lead] {
        case 0xC2:
            switch last {
            case 0xA0: return .space
            case 0xAB: return .opening
            case 0xBB: return .closing
            default: return .other
            }
        case 0xC3...0xDF, 0xE1: return .letter
        case 0xE2: return last == 0xAF && text[index - 2] == 0x80 ? .space : .other
        default: return .other
        }
    }

    /// Whether the marks at `index` are followed by a space, a closing sign or the end: not `?id=1`, `!important`.
    private func endsClause(_ index: Int) -> Bool {
        var next = index
        while next < text.count, [0x21, 0x2E, 0x3A, 0x3B, 0x3F].contains(text[next]) { next += 1 }
        guard next < text.count else { return true }
        switch text[next] {
        case 0x09, 0x0A, 0x20, 0x22, 0x29, 0x2C, 0x5D: return text[index] != 0x3A || text[next] <= 0x20 || next > index
        case 0xC2: return holds(0xC2, 0xA0, at: next) || holds(0xC2, 0xBB, at: next)
        case 0xE2: return holds(0xE2, 0x80, at: next)
        default: return false
        }
    }

    /// Whether the space at `index` stands between one to three digits and exactly three.
    private func separatesGroups(_ index: Int) -> Bool {
        var start = index
        while start > 0, isDigit(text[start - 1]), index - start < 4 { start -= 1 }
        guard (1...3).contains(index - start), text[start] != 0x30 || index - start == 3 else { return false }
        if index - start == 3, text[start] == 0x30, !separatedByGroup(start) { return false }
        guard start == 0 || text[start - 1] != 0x2C && text[start - 1] != 0x2E else { return false }
        var end = index + 1
        while end < text.count, isDigit(text[end]), end - index < 5 { end += 1 }
        return end - index == 4
    }

    /// Whether the group of digits at `start` follows another group, so that it may begin with a zero (`1 000 000`).
    private func separatedByGroup(_ start: Int) -> Bool {
        guard start > 1 else { return false }
        if text[start - 1] == 0x20 { return isDigit(text[start - 2]) }
        return start > 3 && text[start - 1] == 0xAF && isDigit(text[start - 4])
    }

    /// `n°`, `N°`.
    private func isNumberSign(before index: Int) -> Bool {
        guard index > 2, text[index - 2] == 0xC2, text[index - 3] | 0x20 == 0x6E else { return false }
        return index == 3 || !isLetterByte(text[index - 4])
    }

    private static let titles: [[UInt8]] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles"].map { Array($0.utf8) }

    private func isTitle(before index: Int) -> Bool {
        FrenchScan.titles.contains { title in
            let start = index - title.count
            guard start >= 0, start == 0 || !isLetterByte(text[start - 1]) else { return false }
            return text[start..<index].elementsEqual(title)
        }
    }

    private func holds(_ first: UInt8, _ second: UInt8, at index: Int) -> Bool {
        index + 1 < text.count && text[index] == first && text[index + 1] == second
    }

    private func endsWithOpening(_ index: Int) -> Bool { index > 1 && text[index - 2] == 0xC2 }

    private func isSpace(_ index: Int) -> Bool {
        switch text[index] {
        case 0x09, 0x0A, 0x20: true
        case 0xC2: holds(0xC2, 0xA0, at: index)
        case 0xE2: holds(0xE2, 0x80, at: index) && index + 2 < text.count && text[index + 2] == 0xAF
        default: false
        }
    }

    private func startsWithLetter(_ index: Int) -> Bool {
        isLetterByte(text[index]) && text[index] != 0xC2 && text[index] != 0xE2
    }

    private func startsWithCapital(_ index: Int) -> Bool {
        switch text[index] {
        case 0x41...0x5A: true
        case 0xC3: index + 1 < text.count && text[index + 1] <= 0x9E
        default: false
        }
    }

    private func isLetterByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
