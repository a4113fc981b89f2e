import Diagnostics

/// Looks at YAML before libyaml does: finds anchors and aliases (which libyaml would expand), tags (which it also gives to
/// quoted texts), tabs in indentation, and nesting that would exhaust the stack.
///
/// One pass that knows quotes, comments, blocks of text, plain texts and brackets, and takes time proportional to the
/// text. It need not tell valid YAML from invalid: that is libyaml's work.
struct YAMLGuard {
    private let bytes: [UInt8]
    private var i = 0
    private var lineStart = 0
    /// The offsets of the brackets and braces that are open; at the end, of those never closed.
    private(set) var openBrackets: [Int] = []
    private var brackets: Int { openBrackets.count }
    /// The columns, 0-based and in bytes, of the open block collections; ascending.
    private var indents: [Int] = []
    /// The column of the last key or dash: the lines of a text must be further to the right than it.
    private var parentIndent = -1
    /// Whether the last thing before the line's end was a plain text, which the next line may continue.
    private var plainIsOpen = false
    /// The first problem and its offset.
    private(set) var found: (MarkupProblem, Int)?
    /// The offset of the first comment behind a value on its line.
    private(set) var comment: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Goes through the text up to the first problem.
    mutating func run() {
        while i < bytes.count, found == nil { readLine() }
    }

    private var current: UInt8? { i < bytes.count ? bytes[i] : nil }

    private func isSpaceOrEnd(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x09
    }

    /// Reads from a line's start to behind its LF; quoted texts and blocks may carry it over several lines.
    private mutating func readLine() {
        lineStart = i
        var tab: Int?
        while let byte = current, byte == 0x20 || byte == 0x09 {
            if byte == 0x09, tab == nil { tab = i }
            i += 1
        }
        guard let byte = current, byte != 0x0A else {
            i += 1
            return
        }
        if let tab {
            found = (.tabInYAML, tab)
            return
        }
        let column = i - lineStart
        let continues = plainIsOpen && (brackets > 0 || column > parentIndent) && byte != 0x23
        if brackets == 0, !continues { parentIndent = indents.last(where: { $0 < column }) ?? -1 }
        plainIsOpen = continues
        if continues { readPlain() }
        while found == nil, let byte = current, byte != 0x0A { readToken(byte) }
        i += 1
    }

    /// Reads one token where a value may begin.
    private mutating func readToken(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09: i += 1
        case 0x23 where i == lineStart || isSpaceOrEnd(i - 1):
            noteComment()
            skipLine()
        case 0x26, 0x2A:
            if isSpaceOrEnd(i + 1) { readPlain() } else { found = (.anchorInYAML, i) }
        case 0x5B, 0x7B:
            open(at: i)
            openBrackets.append(i)
            i += 1
        case 0x5D, 0x7D:
            _ = openBrackets.popLast()
            i += 1
        case 0x2C where brackets > 0: i += 1
        case 0x2D, 0x3F, 0x3A:
            guard isSpaceOrEnd(i + 1) else { return brackets > 0 && byte == 0x3A ? i += 1 : readPlain() }
            if brackets == 0, byte != 0x3A { openBlock(column: i - lineStart) }
            plainIsOpen = false
            i += 1
        case 0x7C where brackets == 0, 0x3E where brackets == 0: readBlock()
        case 0x22, 0x27: readQuoted(byte)
        case 0x21: found = (.invalidYAML(.tag(word(at: i))), i)
        default: readPlain()
        }
    }

    /// The text up to the next blank.
    private func word(at start: Int) -> String {
        var end = start
        while !isSpaceOrEnd(end) { end += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func open(at offset: Int) {
        plainIsOpen = false
        if brackets + indents.count >= YAMLNode.depthLimit { found = (.nestedTooDeep, offset) }
    }

    /// A key or a dash at a column: collections further to the right are closed.
    private mutating func openBlock(column: Int) {
        while let last = indents.last, last > column { indents.removeLast() }
        if indents.last != column {
            open(at: lineStart + column)
            indents.append(column)
        }
        parentIndent = column
    }

    /// Reads a plain text up to the line's end, a comment, a bracket's sign or a colon that makes it a key.
    private mutating func readPlain() {
        let start = i
        while let byte = current, byte != 0x0A {
            if byte == 0x3A, isSpaceOrEnd(i + 1) || brackets > 0 && isFlowSign(i + 1) {
                if brackets == 0, !plainIsOpen { openBlock(column: start - lineStart) }
                plainIsOpen = false
                i += 1
                return
            }
            if byte == 0x23, i > start, isSpaceOrEnd(i - 1) {
                plainIsOpen = false
                noteComment()
                return skipLine()
            }
            if brackets > 0, isFlowSign(i) {
                plainIsOpen = false
                return
            }
            i += 1
        }
        plainIsOpen = true
    }

    private func isFlowSign(_ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: return true
        default: return false
        }
    }

    private mutating func readQuoted(_ quote: UInt8) {
        let column = i - lineStart
        let line = lineStart
        i += 1
        while let byte = current {
            i += 1
            if byte == 0x0A { lineStart = i }
            if byte == 0x5C, quote == 0x22 { i += 1 }
            guard byte == quote else { continue }
            if quote == 0x27, current == quote { i += 1 } else { break }
        }
        i = min(i, bytes.count)
        plainIsOpen = false
        var next = i
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        if brackets == 0, line == lineStart, next < bytes.count, bytes[next] == 0x3A { openBlock(column: column) }
    }

    /// Skips the sign's line and the lines of the block: blank ones and those to the right of the parent.
    private mutating func readBlock() {
        plainIsOpen = false
        while let byte = current, byte != 0x0A, byte != 0x23 { i += 1 }
        if current == 0x23 { noteComment() }
        skipLine()
        while i < bytes.count {
            var next = i + 1
            while next < bytes.count, bytes[next] == 0x20 { next += 1 }
            guard next < bytes.count else {
                i = bytes.count
                return
            }
            guard bytes[next] == 0x0A || next - (i + 1) > parentIndent else { return }
            i = next
            skipLine()
        }
    }

    private mutating func noteComment() {
        if comment == nil, bytes[lineStart..<i].contains(where: { $0 != 0x20 && $0 != 0x09 }) { comment = i }
    }

    /// To the LF or the end.
    private mutating func skipLine() {
        while let byte = current, byte != 0x0A { i += 1 }
    }
}
