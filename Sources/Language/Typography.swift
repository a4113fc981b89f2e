/// French spaces and apostrophes, on UTF-8 bytes.
///
/// Rules: Imprimerie nationale, *Lexique des règles typographiques*: a narrow no-break space before `;`, `!`, `?` and
/// between groups of three digits, a no-break space before `:`, inside « », before `%` and `€`, after `n°` and titles.
/// Applying the rules twice gives what applying them once gives.
public enum Typography {
    /// What precedes or follows a run of text that is cut in pieces by markup.
    public enum Edge: Sendable {
        /// The start or the end of a block, or a line break.
        case boundary
        case space
        case letter
        case digit
        /// `»` or `)`.
        case closing
        /// `«`.
        case opening
        case other
    }

    /// The text with French spaces.
    public static func french(_ text: String) -> String {
        var text = text
        let typeset: String? = text.withUTF8 { bytes in
            guard mayMatter(bytes) else { return nil }
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count + bytes.count / 8 + 4)
            appendFrench(bytes, to: &out)
            return String(decoding: out, as: UTF8.self)
        }
        return typeset ?? text
    }

    private static func mayMatter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count {
            // No quiet byte matters.
            index += QuietText.run(text, from: index)
            if index < text.count, mayMatter(text[index]) { return true }
            index += 1
        }
        return false
    }

    /// Whether a text that holds this byte may have to be changed: signs, digits, the M of titles, the first bytes of
    /// quotation marks and of the euro.
    private static func mayMatter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x25, 0x27, 0x30...0x39, 0x3A, 0x3B, 0x3F, 0x4D, 0xC2, 0xE2: true
        default: false
        }
    }

    /// Appends the text with French spaces.
    /// - Parameters:
    ///   - previous: what stands before, in the same paragraph.
    ///   - isFollowed: whether more text of the paragraph follows without a break.
    /// - Returns: what the next piece has before it.
    @discardableResult
    public static func appendFrench(
        _ text: UnsafeBufferPointer<UInt8>, after previous: Edge = .boundary, isFollowed: Bool = false,
        to out: inout [UInt8]
    ) -> Edge {
        let scan = FrenchScan(text: text, previous: previous, isFollowed: isFollowed)
        var copied = 0
        func copy(upTo end: Int) {
            out.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<end]))
            copied = end
        }
        var next = 0
        /// How far all is known to be quiet.
        var quietEnd = 0
        while next < text.count {
            let byte = text[next]
            // A lower-case letter or the first byte of one with an accent.
            if byte > 0x60, byte & 0xC0 != 0x80, next >= quietEnd {
                // A space between quiet letters stays as it is: what it depends on are the byte before and two behind.
                quietEnd = next + QuietText.run(text, from: next)
                if quietEnd > next + 2 {
                    next = quietEnd - 2
                    continue
                }
            }
            let index = next
            next += 1
            // Letters and signs that call for nothing.
            if byte > 0x3F && byte != 0xC2 { continue }
            switch byte {
            case 0x20:
                guard let space = scan.space(at: index) else { continue }
                copy(upTo: index)
                out.append(space)
                copied = index + 1
            case 0x21, 0x3B, 0x3F:
                guard scan.wantsSpace(before: index) else { continue }
                copy(upTo: index)
                out.append(.narrow)
            case 0x27 where scan.isElision(at: index):
                copy(upTo: index)
                out.append(contentsOf: [0xE2, 0x80, 0x99])
                copied = index + 1
            case 0xC2 where scan.wantsSpace(afterOpening: index):
                copy(upTo: index + 2)
                out.append(.noBreak)
            case 0xC2 where scan.wantsSpace(beforeClosing: index):
                copy(upTo: index)
                out.append(.noBreak)
            default: continue
            }
        }
        copy(upTo: text.count)
        return scan.edge(before: text.count)
    }
}

extension SiteLanguage {
    /// The text with the spaces and apostrophes that the language wants.
    public func typeset(_ text: String) -> String {
        switch self {
        case .french: Typography.french(text)
        case .english: text
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ space: FrenchScan.Space) {
        switch space {
        case .noBreak: append(0xC2); append(0xA0)
        case .narrow: append(0xE2); append(0x80); append(0xAF)
        }
    }
}
