internal import CBytes
public import Diagnostics
internal import Language

/// Finds what an author wrote to restrict who may read, in a form that would restrict nothing: a fence with two colons
/// or in the middle of a line, `diffusion: dirigeants` in a text. Words meant for some must not go out to all by a slip.
public struct RestrictionSlips: Sendable {
    /// The names that fences may have, by slug.
    private let fences: Set<String>
    private let editions: [String]
    /// The names of the fields that say who may read, by slug.
    private let restrictions: [String]
    /// The letters of those: most texts do not hold them in that order, and need no closer look.
    private let starts: [[UInt8]]
    /// The letters of the editions, on the same terms: behind a field's name that is misspelt.
    private let editionLetters: [[UInt8]]

    /// - Parameters:
    ///   - editions: as the model names them.
    ///   - restrictions: the names of the fields that say who may read an entry.
    public init(
        editions: [String] = [], restrictions: Set<String> = [], boxes: [String] = MarkdownOptions.usualBoxes
    ) {
        self.editions = editions.map(\.slug)
        fences = editions.isEmpty ? [] : Set((editions + boxes).map(\.slug))
        self.restrictions = restrictions.map(\.slug).filter { !$0.isEmpty }.sorted()
        starts = self.restrictions.map { name in Array(name.utf8.filter { $0 != 0x2D }) }
        editionLetters =
            restrictions.isEmpty ? [] : self.editions.map { name in Array(name.utf8.filter { $0 != 0x2D }) }
    }

    /// What slips there are in a text, at their lines. Code that says what it shows is left alone.
    func diagnostics(in text: MarkdownText) -> [Diagnostic] {
        guard text.bytes.withUnsafeBufferPointer(mayHold) else { return [] }
        var found: [Diagnostic] = []
        var codeFence: (mark: String, isExample: Bool)?
        var heldName: (name: String, line: Int)?
        for (number, bytes) in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: bytes, as: UTF8.self)
            let content = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
            if let mark = Self.codeMark(content) {
                let info = content.dropFirst(mark.count).filter { !$0.isWhitespace }
                if let open = codeFence {
                    if mark.hasPrefix(open.mark), info.isEmpty { codeFence = nil }
                } else {
                    codeFence = (mark, !info.isEmpty)
                }
                continue
            }
            if codeFence?.isExample == true || heldName == nil && !bytes.withUnsafeBufferPointer(mayHold) { continue }
            let place = Place(text.path, line: text.firstLine + number, column: 1)
            if let problem = slip(in: line) {
                found.append(Diagnostic(.markup(problem), at: place))
                continue
            }
            let slug = line.slug
            if slug.isEmpty { continue }
            // The field's name on a line of its own, the edition's on the next; headings are the decoder's to see.
            if let held = heldName, editions.contains(slug) {
                let place = Place(text.path, line: text.firstLine + held.line, column: 1)
                found.append(Diagnostic(.markup(.restrictionInText(held.name)), at: place))
            }
            let isName = restrictions.contains(slug) && (codeFence != nil || !content.hasPrefix("#"))
            heldName = isName ? (content.trimmingSigns, number) : nil
        }
        return found
    }

    /// The slip in one line, or in a text that is no Markdown; nil when there is none.
    public func slip(in line: String) -> MarkupProblem? {
        guard line.utf8.withContiguousStorageIfAvailable(mayHold) ?? true else { return nil }
        let content = line.drop { $0 == " " || $0 == "\t" }
        let prose = Self.withoutCode(String(content))
        if isSlippedFence(prose, startsLine: content.hasPrefix(":::")) { return .malformedFence(String(content)) }
        return restriction(in: prose).map { .restrictionInText($0) }
    }

    // MARK: Fences

    private static let colons: Set<Character> = [":", "：", "∷", "︓"]
    private static let signs = colons.union([";", "!", "%", "{", "<", "=", "~", "\\", "/", "@", "$", "&", "^", "§"])

    private func isSlippedFence(_ line: String, startsLine: Bool) -> Bool {
        guard !fences.isEmpty, let first = line.first(where: { !$0.isWhitespace }) else { return false }
        let lead = line.prefix { !$0.isLetter && !$0.isNumber }
        if !startsLine, lead.contains(where: { Self.signs.contains($0) }) {
            // `!!! note` hides nothing; of a box, only what looks like its fence is one.
            let names = lead.contains(where: { Self.colons.contains($0) }) ? fences : Set(editions)
            if names.contains(line.slug) { return true }
        }
        if Self.colons.contains(first), line.allSatisfy({ Self.colons.contains($0) || $0.isWhitespace }) {
            return !startsLine && line.count { Self.colons.contains($0) } > 1
        }
        // Behind the colons that begin a fence, which is looked at elsewhere.
        var rest = startsLine ? line.drop { $0 == ":" } : line[...]
        while let colon = rest.firstIndex(where: { Self.colons.contains($0) }) {
            let run = rest[colon...].prefix { Self.colons.contains($0) }
            rest = rest[run.endIndex...]
            if run.count > 2 { return true }
            guard run.count == 2 || run.first == "∷" else { continue }
            let next = rest.slug
            if fences.contains(where: { next == $0 || next.hasPrefix($0 + "-") }) { return true }
        }
        return false
    }

    // MARK: Fields

    /// The field that a line names, a sign and an edition behind it.
    private func restriction(in line: String) -> String? {
        guard !restrictions.isEmpty, !editions.isEmpty else { return nil }
        let slug = line.slug
        for name in restrictions {
            if editions.contains(where: { slug == name + "-" + $0 }) { return line.trimmingSigns }
            // The words of the line, one after the other, each with the sign behind it.
            let words = line.split { !$0.isLetter && !$0.isNumber }
            let length = name.split(separator: "-").count
            for start in words.indices where start + length < words.endIndex {
                let written = words[start..<start + length].joined(separator: " ").slug
                let isName = written == name
                guard isName || name.count > 4 && NearMiss.nearest(to: written, among: [name]) != nil else { continue }
                let between = line[words[start + length - 1].endIndex..<words[start + length].startIndex]
                guard between.contains(where: { Self.colons.contains($0) || $0 == "=" || $0 == "|" }) else { continue }
                let rest = words[(start + length)...].joined(separator: " ").slug
                let edition = editions.first { rest == $0 || rest.hasPrefix($0 + "-") }
                let isNear = words.endIndex - start - length < 3 && NearMiss.nearest(to: rest, among: editions) != nil
                guard edition != nil || isName && isNear else { continue }
                let count = edition?.split(separator: "-").count ?? words.endIndex - start - length
                let last = words[start + length + count - 1]
                return line[words[start].startIndex..<last.endIndex].trimmingSigns
            }
        }
        return nil
    }

    // MARK: Parts

    /// Whether a closer look may find something: two colons, a line that begins with a sign, letters of a field's name.
    private func mayHold(_ bytes: Bytes) -> Bool {
        if fences.isEmpty, restrictions.isEmpty { return false }
        var from = 0
        while let colon = bytes.position(of: 0x3A, from: from) {
            if colon + 1 < bytes.count, bytes[colon + 1] == 0x3A { return true }
            from = colon + 1
        }
        var start = 0
        while start < bytes.count {
            while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 || bytes[start] == 0x3E {
                start += 1
            }
            if start < bytes.count, Self.isLeadingSign(bytes[start]) { return true }
            start = bytes.position(of: 0x0A, from: start).map { $0 + 1 } ?? bytes.count
        }
        if namesEditionBehindSign(bytes) { return true }
        if Self.otherColons.contains(where: { bytes.offset(of: $0) != nil }) { return true }
        return starts.contains { Self.holds(bytes, letters: $0) }
    }

    /// Whether an edition's letters follow, on one line, one of the signs that stand behind a field's name.
    private func namesEditionBehindSign(_ bytes: Bytes) -> Bool {
        if editionLetters.isEmpty { return false }
        var sign = cbytes_first_sign(bytes.baseAddress, bytes.count, 0)
        while sign < bytes.count {
            let end = bytes.position(of: 0x0A, from: sign) ?? bytes.count
            let rest = bytes.part(sign..<end)
            if editionLetters.contains(where: { Self.holds(rest, letters: $0) }) { return true }
            sign = cbytes_first_sign(bytes.baseAddress, bytes.count, end)
        }
        return false
    }

    private static let otherColons = ["：", "∷", "︓"].map { Array($0.utf8) }

    /// `: ; ! % { < = ~ \ / @ $ & ^`
    private static func isLeadingSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x24...0x26, 0x2F, 0x3A...0x3D, 0x40, 0x5C, 0x5E, 0x7B, 0x7E: true
        default: false
        }
    }

    /// Whether all the letters of a folded name stand there one behind the other, in any case, with or without accents
    /// and whatever signs there are between them.
    private static func holds(_ bytes: Bytes, letters: [UInt8]) -> Bool {
        guard let first = letters.first else { return false }
        for start in [first, first & ~0x20] {
            var from = 0
            while let found = bytes.position(of: start, from: from) {
                from = found + 1
                var index = found + 1
                var matched = 1
                while index < bytes.count, matched < letters.count {
                    let byte = bytes[index]
                    if byte | 0x20 == letters[matched] {
                        matched += 1
                    } else if byte >= 0x80 || byte == 0x20 || byte == 0x27 || byte == 0x2D {
                        // An accented letter stands for one: taken as it may be.
                        if byte & 0xC0 == 0xC0, matched < letters.count { matched += 1 }
                    } else {
                        break
                    }
                    index += 1
                }
                if matched == letters.count { return true }
            }
            if first < 0x61 { break }
        }
        return false
    }

    /// The backticks or tildes with which a line opens or closes a block of code.
    private static func codeMark(_ content: Substring) -> String? {
        guard let sign = content.first, sign == "`" || sign == "~" else { return nil }
        let mark = content.prefix { $0 == sign }
        return mark.count < 3 || sign == "`" && content.dropFirst(mark.count).contains("`") ? nil : String(mark)
    }

    /// A line without what stands between backticks.
    private static func withoutCode(_ line: String) -> String {
        guard line.contains("`") else { return line }
        var result = ""
        var rest = line[...]
        while let tick = rest.firstIndex(of: "`") {
            result += rest[..<tick]
            let mark = rest[tick...].prefix { $0 == "`" }
            let behind = rest[mark.endIndex...]
            guard let close = behind.range(ofRun: mark) else { return result + rest[tick...] }
            result += "x"
            rest = behind[close.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    /// Where a run of backticks as long as `mark` stands.
    fileprivate func range(ofRun mark: Substring) -> Range<Index>? {
        var rest = self
        while let tick = rest.firstIndex(of: "`") {
            let run = rest[tick...].prefix { $0 == "`" }
            if run.count == mark.count { return run.startIndex..<run.endIndex }
            rest = rest[run.endIndex...]
        }
        return nil
    }
}

extension StringProtocol {
    /// Without signs and white space at the ends, nor the stars of emphasis.
    fileprivate var trimmingSigns: String {
        guard let first = firstIndex(where: { $0.isLetter || $0.isNumber }),
            let last = lastIndex(where: { $0.isLetter || $0.isNumber })
        else { return "" }
        return String(self[first...last].filter { $0 != "*" })
    }
}
