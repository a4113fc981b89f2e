/// A text made ready for cmark-gfm: wiki links and fences replaced by marks, line by line.
///
/// The lines stay the same in number and order; cmark-gfm decides what is code, and there the marks are undone.
struct MarkedSource {
    /// The author's bytes.
    let original: ArraySlice<UInt8>
    /// What cmark-gfm reads; nil when that is the original, the usual case.
    private(set) var rewritten: [UInt8]?
    /// In order.
    private(set) var marks: [SourceMark] = []
    /// Where lines start in the marked text.
    private(set) var lineStarts: [Int] = []
    /// Where lines start in the original, in bytes from its own start.
    private(set) var originalLineStarts: [Int] = []
    /// Whether one of the marks is a fence.
    private(set) var hasFences = false
    /// More cells than this could come of the text's widest row and its number of lines: see `cellLimit`.
    private(set) var mayExplode = false
    /// How far the characters of a line have been counted: for `place`.
    var counted: (line: Int, end: Int, characters: Int) = (-1, 0, 0)

    /// cmark-gfm completes short rows: a wide header and many lines of three bytes would fill the memory.
    static let cellLimit = 2_000_000

    init(marking original: ArraySlice<UInt8>) {
        self.original = original
        original.withUnsafeBufferPointer { bytes in
            var marker = Marker(bytes: bytes)
            marker.run()
            rewritten = marker.isRewritten ? marker.out : nil
            marks = marker.marks
            originalLineStarts = marker.originalLineStarts
            lineStarts = marker.isRewritten ? marker.lineStarts : marker.originalLineStarts
            hasFences = marker.hasFences
            mayExplode = marker.mostBars * originalLineStarts.count > MarkedSource.cellLimit
        }
    }

    /// Lends what cmark-gfm reads.
    func withMarkedBytes<Result>(_ body: (Bytes) throws -> Result) rethrows -> Result {
        if let rewritten { return try rewritten.withUnsafeBufferPointer(body) }
        return try original.withUnsafeBufferPointer(body)
    }
}

/// Goes once over the lines.
private struct Marker {
    let bytes: Bytes
    var out: [UInt8] = []
    var isRewritten = false
    var marks: [SourceMark] = []
    var lineStarts: [Int] = []
    var originalLineStarts: [Int] = []
    var hasFences = false
    /// The largest number of `|` on one line.
    var mostBars = 0
    /// What is already in `out`.
    private var copied = 0

    init(bytes: Bytes) { self.bytes = bytes }

    mutating func run() {
        originalLineStarts.reserveCapacity(bytes.count / 40 + 1)
        var start = 0
        while start < bytes.count {
            originalLineStarts.append(start)
            if isRewritten { lineStarts.append(out.count + start - copied) }
            let end = bytes.position(of: 0x0A, from: start) ?? bytes.count
            let line = bytes.part(start..<end)
            if line.position(of: 0x7C) != nil {
                mostBars = max(mostBars, line.reduce(0) { $1 == 0x7C ? $0 + 1 : $0 })
            }
            let hasBrackets = line.position(of: 0x5B) != nil && line.offset(of: SourceMark.brackets) != nil
            let hasSign = line.position(of: 0xEF) != nil && line.offset(of: SourceMark.sign) != nil
            mark(start..<end, hasBrackets: hasBrackets, hasSign: hasSign)
            start = end + 1
        }
        if isRewritten { copy(upTo: bytes.count) }
    }

    private mutating func mark(_ line: Range<Int>, hasBrackets: Bool, hasSign: Bool) {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        if start + 2 < line.upperBound, bytes[start] == 0x3A, bytes[start + 1] == 0x3A, bytes[start + 2] == 0x3A {
            markFence(line, from: start)
        } else if hasBrackets {
            markLinks(line)
        } else if hasSign {
            dropSigns(line)
        }
    }

    // MARK: Fences

    private mutating func markFence(_ line: Range<Int>, from start: Int) {
        hasFences = true
        let name = bytes.part(start + 3..<line.upperBound).trimmed
        let kind: SourceMark.Kind =
            if name.isEmpty {
                .fenceClose
            } else if bytes[start + 3] == 0x20, name.allSatisfy({ isNameByte($0) }) {
                .fenceOpen(name: name.string)
            } else {
                .fenceMalformed
            }
        begin()
        copy(upTo: start)
        append(kind, original: start..<line.upperBound, line: line.lowerBound) { out, sign in
            out.append(contentsOf: "<!--".utf8)
            sign(&out)
            out.append(contentsOf: "-->".utf8)
        }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x27, 0x2D, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...0xEE, 0xF0...0xFF: true
        default: false
        }
    }

    // MARK: Wiki links

    private mutating func markLinks(_ line: Range<Int>) {
        var index = line.lowerBound
        var isEscaped = false
        // No `]]` between `index` and the end: not searched for again.
        var isOpenEnded = false
        while index < line.upperBound {
            let byte = bytes[index]
            if byte == 0xEF, bytes.holds(SourceMark.sign, at: index) {
                begin()
                copy(upTo: index)
                copied = index + 3
                index += 3
                continue
            }
            guard byte == 0x5B, !isEscaped, index + 1 < line.upperBound, bytes[index + 1] == 0x5B else {
                isEscaped = byte == 0x5C && !isEscaped
                index += 1
                continue
            }
            // Of more brackets than two, the last two belong to the link.
            var last = index
            while last + 2 < line.upperBound, bytes[last + 2] == 0x5B { last += 1 }
            var close: Int?
            if !isOpenEnded {
                (close, isOpenEnded) = closing(from: last + 2, to: line.upperBound)
            }
            if let close {
                markLink(last..<close + 2, line: line.lowerBound)
                index = close + 2
            } else {
                begin()
                copy(upTo: last + 2)
                append(.unclosedWiki, original: last..<last + 2, line: line.lowerBound, keeps: true) { out, sign in
                    sign(&out)
                }
                index = last + 2
            }
        }
    }

    /// The offset of the `]]` that closes, before another `[[`; and whether no `]]` follows at all. An odd number of
    /// backticks in between means that one of the two is code.
    private func closing(from start: Int, to end: Int) -> (Int?, isOpenEnded: Bool) {
        var index = start
        var isInCode = false
        while index + 1 < end {
            if bytes[index] == 0x60 { isInCode.toggle() }
            if bytes[index] == 0x5D, bytes[index + 1] == 0x5D { return (isInCode ? nil : index, false) }
            if bytes[index] == 0x5B, bytes[index + 1] == 0x5B { return (nil, false) }
            index += 1
        }
        return (nil, true)
    }

    private mutating func markLink(_ range: Range<Int>, line: Int) {
        let inner = bytes.part(range.lowerBound + 2..<range.upperBound - 2)
        var targetEnd = inner.count
        var textStart = inner.count
        if let bar = inner.firstIndex(of: 0x7C) {
            textStart = bar + 1
            targetEnd = bar > 0 && inner[bar - 1] == 0x5C ? bar - 1 : bar
        }
        let target = Link.Target(wiki: inner.part(0..<targetEnd))
        let text = inner.part(textStart..<inner.count).trimmed
        begin()
        copy(upTo: range.lowerBound)
        append(.wiki(target), original: range, line: line) { out, sign in
            out.append(0x5B)
            // No forged sign may slip in with the text.
            var rest = 0
            while let forged = text.offset(of: SourceMark.sign, from: rest) {
                out.append(contentsOf: text.part(rest..<forged))
                rest = forged + 3
            }
            out.append(contentsOf: text.part(rest..<text.count))
            out.append(0x5D)
            out.append(0x28)
            sign(&out)
            out.append(0x29)
        }
    }

    private mutating func dropSigns(_ line: Range<Int>) {
        var index = line.lowerBound
        while let found = bytes.part(0..<line.upperBound).offset(of: SourceMark.sign, from: index) {
            begin()
            copy(upTo: found)
            copied = found + 3
            index = found + 3
        }
    }

    // MARK: Writing

    private mutating func begin() {
        guard !isRewritten else { return }
        isRewritten = true
        out.reserveCapacity(bytes.count + bytes.count / 8 + 64)
        lineStarts = originalLineStarts
    }

    private mutating func copy(upTo end: Int) {
        guard end > copied else { return }
        out.append(contentsOf: bytes.part(copied..<end))
        copied = end
    }

    /// Writes a mark. `keeps`: the original has been copied and stays.
    private mutating func append(
        _ kind: SourceMark.Kind, original: Range<Int>, line: Int, keeps: Bool = false,
        writing: (inout [UInt8], (inout [UInt8]) -> Void) -> Void
    ) {
        let number = marks.count
        let start = out.count - (keeps ? original.count : 0)
        writing(&out) { out in
            out.append(contentsOf: SourceMark.sign)
            out.append(contentsOf: String(number).utf8)
            out.append(contentsOf: SourceMark.sign)
        }
        copied = original.upperBound
        let lineStart = lineStarts.last ?? 0
        marks.append(
            SourceMark(
                kind: kind, line: originalLineStarts.count - 1, original: original, column: original.lowerBound - line,
                marked: start..<out.count, markedColumn: start - lineStart))
    }
}
