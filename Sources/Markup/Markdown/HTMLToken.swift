/// A piece of the HTML that an author has written.
struct HTMLToken {
    enum Kind {
        case text
        /// Names in lower case; values with their entities.
        case open(name: String, attributes: [(name: String, value: String)])
        case close(name: String)
        case comment
        /// `<?…?>`, `<!…>`, `<![CDATA[…]]>`: nothing that a page shows.
        case other
    }

    var kind: Kind
    /// In bytes of the text.
    var range: Range<Int>
    /// Whether its end was found; what is not closed goes up to the end of the text.
    var isClosed = true
}

/// Cuts HTML into tokens. Anything can be cut: a `<` that begins nothing is text.
struct HTMLTokens {
    private let bytes: Bytes
    private var index = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    mutating func next() -> HTMLToken? {
        guard index < bytes.count else { return nil }
        let start = index
        if bytes[index] == 0x3C, let token = markup() {
            index = token.range.upperBound
            return token
        }
        index += 1
        while index < bytes.count, bytes[index] != 0x3C || !beginsMarkup(index) { index += 1 }
        return HTMLToken(kind: .text, range: start..<index)
    }

    /// Skips to the end tag of an element whose content is no HTML, `<script>` for one.
    /// - Returns: the content, and whether the end tag was found.
    mutating func skipContent(of name: String) -> (content: Range<Int>, isClosed: Bool) {
        let start = index
        while index < bytes.count {
            if bytes[index] == 0x3C, let token = tag(), case .close(name) = token.kind {
                let end = index
                index = token.range.upperBound
                return (start..<end, true)
            }
            index += 1
        }
        return (start..<index, false)
    }

    private func beginsMarkup(_ offset: Int) -> Bool {
        guard offset + 1 < bytes.count else { return false }
        let next = bytes[offset + 1]
        return next == 0x21 || next == 0x2F || next == 0x3F || isLetter(next)
    }

    private func markup() -> HTMLToken? {
        for (opening, closing, kind) in [
            ("<!--", "-->", HTMLToken.Kind.comment), ("<![CDATA[", "]]>", .other), ("<?", "?>", .other),
            ("<!", ">", .other),
        ] where bytes.holds(opening.utf8, at: index) {
            let found = bytes.offset(of: closing.utf8, from: index + opening.utf8.count)
            let end = found.map { $0 + closing.utf8.count } ?? bytes.count
            return HTMLToken(kind: kind, range: index..<end, isClosed: found != nil)
        }
        return tag()
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A || byte == 0x5F
    }

    /// A tag that begins at `index`; nil for anything else, a tag without end too.
    private func tag() -> HTMLToken? {
        var at = index + 1
        let isClosing = at < bytes.count && bytes[at] == 0x2F
        if isClosing { at += 1 }
        guard at < bytes.count, isLetter(bytes[at]) else { return nil }
        let name = word(&at)
        var attributes: [(name: String, value: String)] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x3E {
                let kind: HTMLToken.Kind = isClosing ? .close(name: name) : .open(name: name, attributes: attributes)
                return HTMLToken(kind: kind, range: index..<at + 1)
            }
            if isName(byte) {
                let name = word(&at)
                attributes.append((name, value(&at)))
            } else if byte == 0x3C {
                return nil
            } else {
                at += 1
            }
        }
        return nil
    }

    private func word(_ at: inout Int) -> String {
        let start = at
        while at < bytes.count, isName(bytes[at]) { at += 1 }
        return bytes.part(start..<at).string.lowercased()
    }

    /// What follows `=`, without quotes; empty when no sign of that sort follows.
    private func value(_ at: inout Int) -> String {
        var next = at
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == 0x3D else { return "" }
        next += 1
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count else { return "" }
        let quote = bytes[next]
        if quote == 0x22 || quote == 0x27, let end = bytes.position(of: quote, from: next + 1) {
            at = end + 1
            return bytes.part(next + 1..<end).string
        }
        let start = next
        while next < bytes.count, bytes[next] > 0x20, bytes[next] != 0x3E { next += 1 }
        at = next
        return bytes.part(start..<next).string
    }
}
