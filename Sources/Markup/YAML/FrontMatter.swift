public import Diagnostics
import Language

/// The fields at the head of a content file, between two lines `---`.
///
/// It is YAML made forgiving for French. The block is cut into top-level `key: value` lines and the lines that continue
/// them; what is written simply is read here, the rest by libyaml, field by field, so that one mistake hides no other.
public enum FrontMatter {
    /// Where a file's front matter and body stand.
    public struct Split: Sendable, Equatable {
        /// The bytes between the two `---` lines; nil in a file without front matter.
        public var yaml: Range<Int>?
        /// The 1-based line of the first field.
        public var firstLine = 2
        /// The offset of the body's first byte; the file's size when the front matter is never closed.
        public var bodyOffset: Int
        /// The 1-based line on which the body begins.
        public var bodyFirstLine: Int
        /// False when the second `---` is missing; `parse` reports it.
        public var isClosed: Bool
        /// Whether the line `---` that opens it is missing, comes late or is written otherwise; `parse` reports it.
        public var isMisshapen = false
    }

    /// Finds the front matter: a file whose first line is `---`, up to the next line that is `---` or `...`. A file
    /// without it is all body.
    public static func split(_ file: SourceFile) -> Split {
        let isMisshapen = !isDelimiter(file, file.range(ofLine: 1), 0x2D)
        if isMisshapen, isForeign(file) {
            return Split(
                yaml: nil, bodyOffset: file.bytes.count, bodyFirstLine: file.lineCount + 1, isClosed: false,
                isMisshapen: true)
        }
        guard let first = isMisshapen ? misshapenFirstLine(of: file) : 2 else {
            return Split(yaml: nil, bodyOffset: 0, bodyFirstLine: 1, isClosed: true)
        }
        let start = file.range(ofLine: first).lowerBound
        for line in first..<max(file.lineCount + 1, first) {
            let range = file.range(ofLine: line)
            guard
                isDelimiter(file, range, 0x2D) || isDelimiter(file, range, 0x2E) || isMisshapen && isDashes(file, line)
            else { continue }
            return Split(
                yaml: start..<range.lowerBound, firstLine: first,
                bodyOffset: min(range.upperBound + 1, file.bytes.count), bodyFirstLine: line + 1, isClosed: true,
                isMisshapen: isMisshapen)
        }
        return Split(
            yaml: start..<file.bytes.count, firstLine: first, bodyOffset: file.bytes.count,
            bodyFirstLine: file.lineCount + 1, isClosed: false, isMisshapen: isMisshapen)
    }

    /// Three times the same sign, then nothing but blanks.
    static func isDelimiter(_ file: SourceFile, _ range: Range<Int>, _ sign: UInt8) -> Bool {
        guard range.count >= 3, file.bytes[range.lowerBound] == sign, file.bytes[range.lowerBound + 1] == sign,
            file.bytes[range.lowerBound + 2] == sign
        else { return false }
        return file.bytes[(range.lowerBound + 3)..<range.upperBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Reads the fields, in source order, the first of each name only.
    ///
    /// `forms` tells, by folded key, how a field is written. A declared text is raw, behind a colon, between commas and
    /// brackets or on a `- ` line, in records too: ` # …`, `: ` and the signs that YAML keeps for itself are a part of
    /// it; quotes around the whole of it are removed. A comment stands on a line of its own.
    ///
    /// A line that continues a value and begins with one of the `names` is an error: the field would be lost in the text
    /// above it. It is read as the field that it was meant to be.
    public static func parse(
        _ file: SourceFile, names: FieldNames = FieldNames(), forms: (String) -> FieldForm
    ) -> ([YAMLPair], [Diagnostic]) {
        let split = split(file)
        let start = Place(file.path, line: 1, column: 1)
        let found = split.isMisshapen ? [Diagnostic(.markup(.frontMatterStart), at: start)] : []
        guard split.isClosed else { return ([], found.isEmpty ? [unclosed(file)] : found) }
        guard split.yaml != nil else { return ([], []) }
        let lines = split.firstLine..<max(split.bodyFirstLine - 1, split.firstLine)
        var scanner = FrontMatterScanner(file, lines: lines, names: names)
        let (pairs, problems) = scanner.run(forms)
        return (pairs, found + problems)
    }
}
