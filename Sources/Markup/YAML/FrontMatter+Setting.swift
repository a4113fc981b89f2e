import Language

extension FrontMatter {
    /// The contents of a file with some fields of its front matter set, added or, with nil, removed. Everything else
    /// stays as it is to the byte: order, comments, line ends, byte order mark.
    ///
    /// A field that is new follows the one before it in `fields`, the first of them the field named `anchor`; without
    /// these it comes last. A file without front matter is given one.
    /// - Parameter fields: names as authors write them, compared folded, with one-line texts.
    /// - Returns: nil for contents that are no text or whose front matter is never closed or opened otherwise.
    public static func setting(
        _ fields: [(name: String, text: String?)], after anchor: String? = nil, in contents: [UInt8]
    ) -> [UInt8]? {
        guard let file = SourceFile.decode(path: "", contents: contents).0 else { return nil }
        let split = split(file)
        guard split.isClosed, !split.isMisshapen else { return nil }
        var lines = rawLines(of: contents)
        guard split.yaml != nil else { return adding(fields, before: lines) }
        var scanner = FrontMatterScanner(file, lines: 2..<max(split.bodyFirstLine - 1, 2))
        let entries = scanner.entries()
        // From the last line up, so that the lines above keep their numbers; what is inserted waits by line.
        var insertions: [Int: [UInt8]] = [:]
        var removals: [ClosedRange<Int>] = []
        let anchored = anchor.flatMap { anchor in entries.first { file.text($0.key).folded == anchor.folded } }
        var previous = anchored?.lastLine ?? split.bodyFirstLine - 2
        for field in fields {
            guard let entry = entries.first(where: { file.text($0.key).folded == field.name.folded }) else {
                guard let text = field.text else { continue }
                let end = lineEnd(of: lines[max(previous - 1, 0)])
                insertions[previous, default: []] += Array("\(field.name): \(written(text))".utf8) + end
                continue
            }
            if let text = field.text {
                if file.text(entry.value) != text || entry.lastLine != entry.line {
                    lines[entry.line - 1] = replacing(entry, in: lines[entry.line - 1], of: file, by: text)
                    if entry.lastLine > entry.line { removals.append(entry.line + 1...entry.lastLine) }
                }
                previous = entry.lastLine
            } else {
                removals.append(entry.line...entry.lastLine)
            }
        }
        var result: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if !removals.contains(where: { $0.contains(index + 1) }) { result += line }
            if let inserted = insertions[index + 1] { result += inserted }
        }
        return result
    }

    private static func adding(
        _ fields: [(name: String, text: String?)], before lines: [ArraySlice<UInt8>]
    ) -> [UInt8] {
        let end = lineEnd(of: lines.first ?? [])
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let contents = Array(lines.joined())
        let start = contents.starts(with: mark) ? mark.count : 0
        var result = Array(contents[..<start]) + Array("---".utf8) + end
        for field in fields {
            if let text = field.text { result += Array("\(field.name): \(written(text))".utf8) + end }
        }
        return result + Array("---".utf8) + end + contents[start...]
    }

    /// The line up to its colon, the text, and the line's own end.
    private static func replacing(
        _ entry: FrontMatterScanner.Entry, in line: ArraySlice<UInt8>, of file: SourceFile, by text: String
    ) -> ArraySlice<UInt8> {
        // The source file has letters composed, the line as it stands may not: colons are counted, not bytes.
        let start = file.range(ofLine: entry.line).lowerBound
        var colons = file.bytes[start...entry.colon].count { $0 == 0x3A }
        var kept: [UInt8] = []
        for byte in line where colons > 0 {
            kept.append(byte)
            if byte == 0x3A { colons -= 1 }
        }
        return (kept + [0x20] + Array(written(text).utf8) + lineEnd(of: line))[...]
    }

    /// The text, in quotes where it would be read as something else without them.
    private static func written(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last else { return "\"\"" }
        // A text that opens a quotation, a block, a list or a comment, or that says "nothing".
        let signs = Array("\"'|>[{~#&*!%@`-?".utf8)
        if !signs.contains(first), first > 0x20, last > 0x20 { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// With their ends.
    private static func rawLines(of contents: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < contents.count {
            let end = contents[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? contents.count
            lines.append(contents[start..<end])
            start = end
        }
        return lines
    }

    private static func lineEnd(of line: ArraySlice<UInt8>) -> [UInt8] {
        line.suffix(2).elementsEqual([0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A]
    }
}
