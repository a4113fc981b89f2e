internal import Language

/// A source line as a terminal can show it, and what stands before the caret under it.
struct SourceExcerpt {
    /// The line, cut around the place when it is long.
    let text: String
    /// Blanks as wide as the characters before the column; nil when there is no column.
    let padding: String?

    /// Lines longer than this many characters are cut to this length.
    private static let limit = 160

    /// `column` is 1-based, in characters; 0 for none.
    init(_ line: String, column: Int) {
        // No more than what can be shown is looked at: a line may hold a whole file.
        let limit = SourceExcerpt.limit
        let isLong =
            (line.index(line.startIndex, offsetBy: limit, limitedBy: line.endIndex) ?? line.endIndex) < line.endIndex
        let skipped = isLong ? max(0, column - 1 - limit / 2) : 0
        let start = line.index(line.startIndex, offsetBy: skipped, limitedBy: line.endIndex) ?? line.endIndex
        let shown = line[start...].prefix(limit)
        let before = skipped > 0 ? "…" : ""
        let after = shown.endIndex < line.endIndex ? "…" : ""
        text = TerminalText.safe(before + shown + after)
        guard column > 0 else {
            padding = nil
            return
        }
        padding = (skipped > 0 ? " " : "") + shown.prefix(column - 1 - skipped).map(TerminalText.blank).joined()
    }
}

/// How texts from files appear on a terminal.
enum TerminalText {
    /// Line breaks as spaces; control characters, and those that turn the direction of writing, as `�`: neither a file
    /// nor a file's name may steer the terminal or hide what it says.
    static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: result.append(scalar)
            case 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
            case _ where InvisibleCharacter.isNeverOfUse(scalar.value): result.append("\u{FFFD}")
            case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Blanks as wide as a character: a tab for a tab, two spaces for a wide one, nothing for one without width.
    static func blank(for character: Character) -> String {
        guard let scalar = character.unicodeScalars.first else { return "" }
        if scalar == "\t" { return "\t" }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return ""
        case .format: return scalar.value == 0xAD ? " " : ""
        default: break
        }
        let isEmoji = scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
        return isEmoji || isWide(scalar.value) ? "  " : " "
    }

    /// East Asian wide and full-width blocks (UAX #11).
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
