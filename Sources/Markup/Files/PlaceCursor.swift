import Diagnostics

/// Turns positions into places, quickly when they come in source order, even on very long lines.
struct PlaceCursor {
    private let file: SourceFile
    private var line = 0
    /// Where the last count ended: byte offset, and how many scalars and characters stand before it on its line.
    private var offset = 0
    private var scalars = 0
    private var characters = 0

    init(_ file: SourceFile) { self.file = file }

    /// The place of the byte at `offset`, which stands on the 1-based `line`.
    mutating func place(line: Int, offset wanted: Int) -> Place {
        let range = file.range(ofLine: line)
        if line != self.line || wanted < offset { rewind(to: line, range) }
        let end = min(max(wanted, range.lowerBound), range.upperBound)
        characters += CharacterCount.of(file.bytes[offset..<end])
        scalars += file.bytes[offset..<end].lazy.filter { $0 & 0xC0 != 0x80 }.count
        offset = end
        return Place(file.path, line: line, column: characters + 1)
    }

    /// The place of a 1-based column counted in Unicode scalars, as libyaml counts them.
    mutating func place(line: Int, scalarColumn: Int) -> Place {
        let range = file.range(ofLine: line)
        if line != self.line || scalarColumn - 1 < scalars { rewind(to: line, range) }
        var end = offset
        var left = scalarColumn - 1 - scalars
        while left > 0, end < range.upperBound {
            end += 1
            while end < range.upperBound, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
            left -= 1
        }
        return place(line: line, offset: end)
    }

    /// Where the text of a block begins whose `|` or `>` stands on a 1-based line: on the next line, at the indentation
    /// of the first line that is not blank, less the spaces with which that line begins in `text`, the block's value.
    func blockContent(under line: Int, text: String) -> Place {
        let kept = text.utf8.drop { $0 == 0x0A }.prefix { $0 == 0x20 }.count
        for next in (line + 1)..<max(line + 2, file.lineCount + 1) {
            let bytes = file.bytes[file.range(ofLine: next)]
            guard let first = bytes.firstIndex(where: { $0 != 0x20 }) else { continue }
            return Place(file.path, line: line + 1, column: max(first - bytes.startIndex - kept, 0) + 1)
        }
        return Place(file.path, line: line + 1, column: 1)
    }

    private mutating func rewind(to line: Int, _ range: Range<Int>) {
        self.line = line
        offset = range.lowerBound
        scalars = 0
        characters = 0
    }
}
