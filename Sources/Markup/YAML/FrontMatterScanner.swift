import Diagnostics
import Language

/// Cuts front matter into fields and reads the simple ones.
struct FrontMatterScanner {
    /// A field's lines and where its parts stand.
    struct Entry {
        /// The 1-based line of the key.
        var line: Int
        /// The key as written, without quotes and blanks around it.
        var key: Range<Int>
        /// What follows the colon on its line, without blanks around it; empty at the place right after the colon.
        var value: Range<Int>
        var colon: Int
        /// The last line that is neither blank nor a comment in the first column; equal to `line` for one-line fields.
        var lastLine: Int
    }

    let file: SourceFile
    private let lines: Range<Int>
    private var places: PlaceCursor
    private let names: FieldNames
    /// Lines that are fields though they stand as if they continued the one above.
    private var misplaced: Set<Int> = []
    var diagnostics: [Diagnostic] = []

    /// `lines` are 1-based: those between the two `---`.
    init(_ file: SourceFile, lines: Range<Int>, names: FieldNames = FieldNames()) {
        self.file = file
        self.names = names
        self.lines = lines
        places = PlaceCursor(file)
    }

    /// The place of a byte; quick for those that follow one another on a line, which may hold a list of thousands.
    mutating func place(at offset: Int) -> Place { places.place(line: file.line(at: offset), offset: offset) }

    /// Reads all fields.
    mutating func run(_ forms: (String) -> FieldForm) -> ([YAMLPair], [Diagnostic]) {
        var pairs: [YAMLPair] = []
        var firstPlaces: [String: Place] = [:]
        pairs.reserveCapacity(8)
        firstPlaces.reserveCapacity(8)
        var line = lines.lowerBound
        while line < lines.upperBound {
            guard let entry = nextEntry(&line) else { continue }
            let key = file.text(entry.key)
            let folded = key.folded
            let keyPlace = Place(file.path, line: entry.line, column: 1)
            if let first = firstPlaces[folded] {
                report(.duplicateKey(key), at: keyPlace, notes: [Diagnostic.Note(.firstDefinedHere, at: first)])
                continue
            }
            // A field that could not be read still counts as there, without value: no second error for its absence.
            var broken = YAMLNode(.null, at: place(at: entry.colon + 1))
            broken.isBroken = true
            let value = value(of: entry, form: forms(folded)) ?? broken
            pairs.append(YAMLPair(key: key, keyPlace: keyPlace, value: value))
            firstPlaces[folded] = keyPlace
        }
        return (pairs, diagnostics)
    }

    /// The fields as they stand, unread; those of one name too.
    mutating func entries() -> [Entry] {
        var entries: [Entry] = []
        var line = lines.lowerBound
        while line < lines.upperBound { if let entry = nextEntry(&line) { entries.append(entry) } }
        return entries
    }

    mutating func report(_ problem: MarkupProblem, at place: Place, notes: [Diagnostic.Note] = []) {
        diagnostics.append(Diagnostic(.markup(problem), at: place, notes: notes))
    }

    /// The field that begins on `line`, which moves behind it; nil when the line begins none, which is reported unless
    /// it is blank or a comment.
    private mutating func nextEntry(_ line: inout Int) -> Entry? {
        let isMisplaced = misplaced.contains(line)
        let range = isMisplaced ? withoutRetreat(file.range(ofLine: line)) : file.range(ofLine: line)
        let start = range.lowerBound
        defer { line += 1 }
        switch isMisplaced ? .key : kind(of: range) {
        case .blank: return nil
        case .continuation:
            // Those that follow a field were taken with it: this one has none before it.
            let first = file.bytes[range].firstIndex { $0 != 0x20 } ?? start
            let tab = file.bytes[first] == 0x09
            report(tab ? .tabInYAML : .invalidYAML(.badIndentation), at: place(at: first))
            return nil
        case .key: break
        }
        guard let colon = colon(in: range), colon > start else {
            report(.invalidYAML(.missingColon), at: place(at: start))
            skipContinuation(&line)
            return nil
        }
        let key = unquoted(trimmed(start..<colon))
        let value = trimmed((colon + 1)..<range.upperBound)
        var entry = Entry(
            line: line, key: key, value: value.isEmpty ? (colon + 1)..<(colon + 1) : value, colon: colon, lastLine: line
        )
        let first = line
        skipContinuation(&line)
        findSwallowed(by: file.text(key).folded, value: value, in: first, &line)
        for last in stride(from: line, to: entry.line, by: -1) where kind(of: file.range(ofLine: last)) != .blank {
            entry.lastLine = last
            break
        }
        return entry
    }

    private func skipContinuation(_ line: inout Int) {
        while line + 1 < lines.upperBound, kind(of: file.range(ofLine: line + 1)) != .key { line += 1 }
    }

    /// Looks for a field among the lines that continue another, reports it and ends the other before it.
    private mutating func findSwallowed(by key: String, value: Range<Int>, in first: Int, _ last: inout Int) {
        guard last > first, !names.declared.isEmpty, !names.records.contains(key) else { return }
        // A block of text, opened on purpose, may hold lines that look like fields; only one that restricts is refused.
        let isBlock = [0x7C, 0x3E].contains(file.bytes[value].first)
        for line in first + 1...last where file.bytes[file.range(ofLine: line)].first != 0x23 {
            let range = withoutRetreat(file.range(ofLine: line))
            guard let colon = colon(in: range), colon > range.lowerBound else { continue }
            let name = file.text(unquoted(trimmed(range.lowerBound..<colon))).folded
            let isItem = file.bytes[file.range(ofLine: line)].first { $0 != 0x20 } == 0x2D
            guard isRestriction(name) || !isBlock && !isItem && names.declared.contains(name) else { continue }
            report(.invalidYAML(.badIndentation), at: place(at: range.lowerBound))
            misplaced.insert(line)
            last = line - 1
            return
        }
    }

    /// Whether a name is, or was probably meant to be, that of a field which says who may read.
    private func isRestriction(_ name: String) -> Bool {
        names.restrictions.contains(name) || NearMiss.nearest(to: name, among: names.restrictions) != nil
    }

    /// A line without the blanks, dashes and quotation marks before its first word.
    private func withoutRetreat(_ range: Range<Int>) -> Range<Int> {
        let first = file.bytes[range].firstIndex { ![0x20, 0x09, 0x2D, 0x22, 0x27, 0x2A, 0x5B, 0x7B].contains($0) }
        return trimmed((first ?? range.upperBound)..<range.upperBound)
    }

    private enum LineKind { case blank, key, continuation }

    /// A comment in the first column counts as blank: it ends no field and belongs to none.
    private func kind(of range: Range<Int>) -> LineKind {
        guard let first = file.bytes[range].first else { return .blank }
        switch first {
        case 0x23: return .blank
        case 0x20, 0x09:
            return file.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 } ? .blank : .continuation
        case 0x5D, 0x7D: return .continuation
        case 0x2D:
            let second = range.lowerBound + 1
            return second == range.upperBound || file.bytes[second] == 0x20 ? .continuation : .key
        default: return .key
        }
    }

    /// The first colon; in a line that begins with a quoted key, the first one behind it.
    private func colon(in range: Range<Int>) -> Int? {
        var from = range.lowerBound
        if let quote = file.bytes[range].first, quote == 0x22 || quote == 0x27,
            let closing = file.bytes[(from + 1)..<range.upperBound].firstIndex(of: quote)
        {
            from = closing + 1
        }
        return file.bytes[from..<range.upperBound].firstIndex(of: 0x3A)
    }

    func unquoted(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 2, let quote = file.bytes[range].first, quote == 0x22 || quote == 0x27,
            file.bytes[range].last == quote
        else { return range }
        return (range.lowerBound + 1)..<(range.upperBound - 1)
    }

    /// Without spaces, tabs and no-break spaces (U+00A0, U+202F) at either end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        let bytes = file.bytes
        while low < high {
            if bytes[low] == 0x20 || bytes[low] == 0x09 {
                low += 1
            } else if high - low >= 2, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 {
                low += 2
            } else if high - low >= 3, bytes[low] == 0xE2, bytes[low + 1] == 0x80, bytes[low + 2] == 0xAF {
                low += 3
            } else {
                break
            }
        }
        while high > low {
            if bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 {
                high -= 1
            } else if high - low >= 2, bytes[high - 2] == 0xC2, bytes[high - 1] == 0xA0 {
                high -= 2
            } else if high - low >= 3, bytes[high - 3] == 0xE2, bytes[high - 2] == 0x80, bytes[high - 1] == 0xAF {
                high -= 3
            } else {
                break
            }
        }
        return low..<high
    }
}
