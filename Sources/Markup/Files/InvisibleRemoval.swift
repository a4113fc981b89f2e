import Diagnostics
import Language

/// Takes characters that nobody sees out of a text.
///
/// In fields, tables and settings, and in the targets of `[[links]]`, all of them go but those that languages need
/// (`InvisibleCharacter.isNeeded`). In the prose of a Markdown file only those go that are of no use anywhere: soft
/// hyphens, word joiners and marks of direction have theirs there.
struct InvisibleRemoval {
    let path: String
    private(set) var diagnostics: [Diagnostic] = []
    private var line = 1
    /// Characters of the line before `counted`.
    private var characters = 0
    private var counted = 0
    private var isProse = false
    private var isInLink = false
    /// How many lines `---` of a Markdown file were met: its front matter lies between the first two.
    private var delimiters = 0

    init(path: String) { self.path = path }

    /// The text without them.
    mutating func run(_ bytes: [UInt8]) -> [UInt8] {
        let isMarkdown = path.hasSuffix(".md")
        let text = String(decoding: bytes, as: UTF8.self)
        let scalars = text.unicodeScalars
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = scalars.startIndex
        var offset = 0
        var last: UInt32?
        if isMarkdown { startLine(bytes, at: 0) }
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let length = UTF8.width(scalar)
            let next = scalars.index(after: index)
            defer {
                index = next
                offset += length
            }
            if scalar == "\n" {
                (line, characters, counted) = (line + 1, 0, offset + 1)
                isInLink = false
                if isMarkdown { startLine(bytes, at: offset + 1) }
            } else if scalar == "[" {
                isInLink = isInLink || last == 0x5B
            } else if scalar == "]" || scalar == "|" {
                isInLink = false
            } else if InvisibleCharacter.isInvisible(scalar.value) {
                let following = next < scalars.endIndex ? scalars[next].value : nil
                if mustGo(scalar.value, after: last, before: following) {
                    report(scalar.value, bytes, at: offset)
                    continue
                }
            }
            last = scalar.value
            out.append(contentsOf: bytes[offset..<offset + length])
        }
        return out
    }

    private func mustGo(_ value: UInt32, after: UInt32?, before: UInt32?) -> Bool {
        if InvisibleCharacter.isNeverOfUse(value) { return true }
        if InvisibleCharacter.isNeeded(value, after: after, before: before) { return false }
        return !isProse || isInLink
    }

    /// Whether the line that begins at `offset` is prose: behind the front matter, and no heading.
    private mutating func startLine(_ bytes: [UInt8], at offset: Int) {
        let start = bytes[offset...]
        if start.starts(with: [0x2D, 0x2D, 0x2D]), line == 1 || delimiters == 1 { delimiters += 1 }
        let isFrontMatter = delimiters == 1
        isProse = !isFrontMatter && start.first != 0x23
    }

    private mutating func report(_ value: UInt32, _ bytes: [UInt8], at offset: Int) {
        characters += CharacterCount.of(bytes[counted..<offset])
        counted = offset
        diagnostics.append(
            Diagnostic(
                .markup(.invisibleCharacter(value)), at: Place(path, line: line, column: characters + 1)))
    }
}
