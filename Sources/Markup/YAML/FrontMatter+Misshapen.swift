internal import Diagnostics

/// Front matter between other lines than `---`, as authors and word processors write them: `--`, `----`, `—`.
extension FrontMatter {
    /// The 1-based line of the first field of front matter that does not begin with a first line `---`; nil in a file
    /// that has none. Either the line above is made of dashes or comes late, or it is forgotten: then two fields at
    /// least are wanted before a line `---`, for one alone may be a heading of Markdown.
    static func misshapenFirstLine(of file: SourceFile) -> Int? {
        let line = firstLine(of: file)
        if isDashes(file, line) { return isField(file, line + 1) ? line + 1 : nil }
        guard isField(file, line), isField(file, line + 1) else { return nil }
        var last = line + 2
        while last <= file.lineCount, isField(file, last) || isContinuation(file, last) { last += 1 }
        return isDelimiter(file, file.range(ofLine: last), 0x2D) ? line : nil
    }

    /// The first line that is neither blank nor a comment of HTML or, above front matter, of YAML.
    private static func firstLine(of file: SourceFile) -> Int {
        var line = 1
        var isInComment = false
        while line <= file.lineCount {
            let text = file.text(trimmed(file, line))
            if isInComment || text.hasPrefix("<!--") {
                isInComment = !text.contains("-->")
            } else if text.hasPrefix("#") {
                // A heading, unless front matter follows.
                var next = line + 1
                while next <= file.lineCount, isBlank(file, next) { next += 1 }
                guard isDashes(file, next), isField(file, next + 1), closes(file, after: next) else { return line }
                return next
            } else if !text.isEmpty {
                return line
            }
            line += 1
        }
        return line
    }

    private static func closes(_ file: SourceFile, after line: Int) -> Bool {
        guard line < file.lineCount else { return false }
        return (line + 1...file.lineCount).contains { isDelimiter(file, file.range(ofLine: $0), 0x2D) }
    }

    /// Whether a file begins with fields in the manner of other tools, TOML between `+++`, JSON, a block of code: nothing of
    /// them is read.
    static func isForeign(_ file: SourceFile) -> Bool {
        let line = firstLine(of: file)
        let first = file.text(trimmed(file, line))
        let rest = line < file.lineCount ? Array(line + 1...file.lineCount) : []
        func next(_ signs: String) -> Bool { rest.contains { file.text(trimmed(file, $0)) == signs } }
        switch first {
        case "+++", ";;;": return next(first)
        case "{": return rest.first.map { file.text(trimmed(file, $0)).hasPrefix("\"") } ?? false
        case "```yaml", "```yml", "~~~yaml", "```toml", "```json": return true
        case "***", "___", "===", "~~~": return rest.first.map { isField(file, $0) } == true && next(first)
        default: return first.hasPrefix("{\"") || first.hasPrefix("{ \"")
        }
    }

    /// Front matter that begins with `---` and does not end: told at the line of dashes that was meant to, if there is one.
    static func unclosed(_ file: SourceFile) -> Diagnostic {
        for line in 2..<max(file.lineCount + 1, 2) where isDashes(file, line) {
            return Diagnostic(
                .markup(.frontMatterEnd(file.text(trimmed(file, line)))), at: Place(file.path, line: line, column: 1))
        }
        return Diagnostic(.markup(.unclosedFrontMatter), at: Place(file.path, line: 1, column: 1))
    }

    /// Two hyphens or more, or a dash as word processors make of them, and nothing else but blanks.
    static func isDashes(_ file: SourceFile, _ line: Int) -> Bool {
        let text = file.text(trimmed(file, line)).unicodeScalars
        guard text.allSatisfy({ $0 == "-" || (0x2010...0x2015).contains($0.value) }) else { return false }
        return text.count > 1 || text.first.map { $0 != "-" } ?? false
    }

    /// A name that begins the line, a colon within its first 40 bytes.
    private static func isField(_ file: SourceFile, _ line: Int) -> Bool {
        let bytes = file.bytes[file.range(ofLine: line)]
        guard let first = bytes.first, first >= 0x80 || UInt8(ascii: "A")...UInt8(ascii: "z") ~= first, first != 0x5B
        else { return false }
        return bytes.prefix(40).contains(0x3A)
    }

    private static func isContinuation(_ file: SourceFile, _ line: Int) -> Bool {
        let bytes = file.bytes[file.range(ofLine: line)]
        return bytes.first == 0x20 || bytes.first == 0x23 || bytes.starts(with: [0x2D, 0x20])
    }

    private static func isBlank(_ file: SourceFile, _ line: Int) -> Bool { trimmed(file, line).isEmpty }

    /// A line's bytes without spaces and tabs at the ends, nor a second byte order mark.
    private static func trimmed(_ file: SourceFile, _ line: Int) -> Range<Int> {
        var range = file.range(ofLine: line)
        while file.bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = range.lowerBound + 3..<range.upperBound }
        while let first = file.bytes[range].first, first == 0x20 || first == 0x09 {
            range = range.lowerBound + 1..<range.upperBound
        }
        while let last = file.bytes[range].last, last == 0x20 || last == 0x09 {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range
    }
}
