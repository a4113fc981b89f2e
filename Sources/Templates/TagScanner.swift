import Diagnostics

/// Cuts a template into tags and the text between them. Knows delimiters, not sections.
struct TagScanner {
    /// A tag, with where it stands in bytes from the start of the source.
    struct Tag {
        enum Kind {
            case variable
            case unescaped
            case section
            case inverted
            case close
            case partial
            case parent
            case block
            case comment
            case delimiters
            /// Not a tag that can be understood; already reported.
            case malformed

            /// Whether the tag is lost between `{{<parent}}` and its end, where only blocks count.
            var isNeverPrintedInParent: Bool {
                switch self {
                case .variable, .unescaped, .section, .inverted, .partial, .parent: true
                case .close, .block, .comment, .delimiters, .malformed: false
                }
            }
        }

        var kind: Kind
        /// Without surrounding space; for a dynamic name, without the `*`.
        var name = ""
        var isDynamic = false
        /// From the first byte of the opening delimiter to the byte after the closing one.
        var range: Range<Int>
        /// What an end tag must say to close this one.
        var closingName: String { isDynamic ? "*" + name : name }
    }

    let source: TemplateSource
    /// The next byte to read.
    var position: Int
    private(set) var diagnostics: [Diagnostic] = []
    private var opener = Array("{{".utf8)
    private var closer = Array("}}".utf8)

    init(_ source: TemplateSource) {
        self.source = source
        position = source.markLength
    }

    private var bytes: [UInt8] { source.bytes }

    /// The text up to the next tag, and that tag; nil as tag at the end of the template.
    mutating func next() -> (text: Range<Int>, tag: Tag?) {
        let textStart = position
        guard let start = find(opener, from: position) else {
            position = bytes.count
            return (textStart..<bytes.count, nil)
        }
        return (textStart..<start, readTag(at: start))
    }

    private mutating func readTag(at start: Int) -> Tag {
        var inner = start + opener.count
        let sigil = inner < bytes.count ? bytes[inner] : 0
        var end = closer
        let kind: Tag.Kind
        switch sigil {
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .close
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "<"): kind = .parent
        case UInt8(ascii: "$"): kind = .block
        case UInt8(ascii: "!"): kind = .comment
        case UInt8(ascii: "&"): kind = .unescaped
        case UInt8(ascii: "{"): (kind, end) = (.unescaped, [UInt8(ascii: "}")] + closer)
        case UInt8(ascii: "="): (kind, end) = (.delimiters, [UInt8(ascii: "=")] + closer)
        default: kind = .variable
        }
        if kind != .variable { inner += 1 }
        guard let close = find(end, from: inner) else {
            report(.malformedTag(expected: String(decoding: end, as: UTF8.self)), at: start)
            position = bytes.count
            return Tag(kind: .malformed, range: start..<bytes.count)
        }
        position = close + end.count
        let content = trimmed(inner..<close)
        switch kind {
        case .comment, .malformed: return Tag(kind: kind, range: start..<position)
        case .delimiters: return setDelimiters(content, range: start..<position)
        case .variable, .unescaped, .section, .inverted, .close, .partial, .parent, .block:
            return named(kind, content, closing: end, range: start..<position)
        }
    }

    private mutating func named(_ kind: Tag.Kind, _ content: Range<Int>, closing: [UInt8], range: Range<Int>) -> Tag {
        var tag = Tag(kind: kind, range: range)
        var content = content
        if kind == .partial || kind == .parent || kind == .close, bytes[content].first == UInt8(ascii: "*") {
            tag.isDynamic = true
            content = trimmed(content.lowerBound + 1..<content.upperBound)
        }
        tag.name = String(decoding: bytes[content], as: UTF8.self)
        let isDotted =
            switch kind {
            case .variable, .unescaped, .section, .inverted: true
            case .partial, .parent: tag.isDynamic
            case .close, .block, .comment, .delimiters, .malformed: false
            }
        if tag.name.isEmpty {
            report(.missingName, at: range.lowerBound)
        } else if bytes[content].contains(where: isSpace) {
            // Most often the end of the tag was forgotten, and this one runs up to the end of another.
            report(.malformedTag(expected: String(decoding: closing, as: UTF8.self)), at: range.lowerBound)
        } else if isDotted, tag.name != ".", ".\(tag.name).".contains("..") {
            report(.missingName, at: range.lowerBound)
        } else {
            return tag
        }
        tag.kind = .malformed
        return tag
    }

    /// `{{=<% %>=}}`: two delimiters without `=`, with space between.
    private mutating func setDelimiters(_ content: Range<Int>, range: Range<Int>) -> Tag {
        let parts = bytes[content].split(whereSeparator: isSpace)
        guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
            report(.malformedTag(expected: "{{=<% %>=}}"), at: range.lowerBound)
            return Tag(kind: .malformed, range: range)
        }
        opener = Array(parts[0])
        closer = Array(parts[1])
        return Tag(kind: .delimiters, range: range)
    }

    private mutating func report(_ problem: TemplateProblem, at offset: Int) {
        diagnostics.append(Diagnostic(.template(problem), at: source.place(of: offset)))
    }

    private func find(_ needle: [UInt8], from start: Int) -> Int? {
        guard needle.count <= bytes.count - start else { return nil }
        return (start...(bytes.count - needle.count)).first { index in
            bytes[index] == needle[0] && bytes[index..<index + needle.count].elementsEqual(needle)
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = bytes[range].first, isSpace(first) { range = range.lowerBound + 1..<range.upperBound }
        while let last = bytes[range].last, isSpace(last) { range = range.lowerBound..<range.upperBound - 1 }
        return range
    }
}

/// Space, tab and line breaks.
private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
