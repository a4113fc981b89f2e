/// What stands around a tag on its line. A tag alone on its line takes the whole line with it.
extension TemplateSource {
    /// The spaces and tabs from the beginning of the line to `offset`; nil when something else stands there.
    func blankBefore(_ offset: Int) -> Range<Int>? {
        var start = offset
        while start > markLength, isBlank(bytes[start - 1]) { start -= 1 }
        return start == markLength || bytes[start - 1] == UInt8(ascii: "\n") ? start..<offset : nil
    }

    /// The byte after the line break that follows `offset`, spaces and tabs apart; nil when something else follows. The
    /// end of the template counts as a line break.
    func blankLineEnd(after offset: Int) -> Int? {
        var end = offset
        while end < bytes.count, isBlank(bytes[end]) { end += 1 }
        if end == bytes.count { return end }
        if bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count { end += 1 }
        return bytes[end] == UInt8(ascii: "\n") ? end + 1 : nil
    }

    /// The spaces and tabs at the beginning of the first line in `range` that holds something; nil when none does.
    func firstIndentation(in range: Range<Int>) -> Range<Int>? {
        var lineStart = range.lowerBound
        while lineStart < range.upperBound {
            var end = lineStart
            while end < range.upperBound, isBlank(bytes[end]) { end += 1 }
            guard end < range.upperBound else { return nil }
            guard let next = blankLineEnd(after: end) else { return lineStart..<end }
            lineStart = next
        }
        return nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
