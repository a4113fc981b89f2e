/// Diagnostics as lines of text, in the form that editors and build tools recognise:
/// `services/ddt.md:7:12: error: Référent « j.dupond » inconnu [reference-inconnue]`.
///
/// `error:`, `warning:` and `note:` are the same in every language, because tools look for them.
public struct TextReport {
    /// The messages' language.
    public var language: MessageLanguage
    /// Whether the source line is shown under each message, with a caret under the place.
    public var isRich: Bool
    /// Whether the terminal's colours are used.
    public var isColored: Bool
    /// The source line of a place, without line break; nil when it cannot be had.
    public var sourceLine: (Place) -> String?

    /// Plain lines unless more is asked for.
    public init(
        language: MessageLanguage, isRich: Bool = false, isColored: Bool = false,
        sourceLine: @escaping (Place) -> String? = { _ in nil }
    ) {
        self.language = language
        self.isRich = isRich
        self.isColored = isColored
        self.sourceLine = sourceLine
    }

    /// All diagnostics in the order given, condensed, each line ended by LF.
    public func text(_ diagnostics: some Sequence<Diagnostic>) -> String {
        diagnostics.condensed.map(text).joined()
    }

    /// One diagnostic with its notes, each line ended by LF.
    public func text(_ diagnostic: Diagnostic) -> String {
        let color: TerminalColor =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            }
        let message = "\(diagnostic.message(in: language)) [\(diagnostic.id)]"
        var text = line(diagnostic.place, diagnostic.severity.rawValue, color, message)
        for note in diagnostic.notes {
            text += line(note.place, "note", .cyan, note.text.text(in: language))
        }
        return text
    }

    private func line(_ place: Place, _ word: String, _ color: TerminalColor, _ message: String) -> String {
        let head = TerminalText.safe("\(place.path)\(TextReport.position(place)):")
        var text = "\(styled(head, .bold)) \(styled("\(word):", color)) \(TerminalText.safe(message))\n"
        if isRich, place.line > 0, let source = sourceLine(place) {
            text += excerpt(source, place, color)
        }
        return text
    }

    /// `:7:12`, `:7` without column, nothing for a whole file.
    private static func position(_ place: Place) -> String {
        guard place.line > 0 else { return "" }
        return place.column > 0 ? ":\(place.line):\(place.column)" : ":\(place.line)"
    }

    private func excerpt(_ source: String, _ place: Place, _ color: TerminalColor) -> String {
        let number = String(place.line)
        let margin = String(repeating: " ", count: number.count)
        let excerpt = SourceExcerpt(source, column: place.column)
        var text = " \(number) | \(excerpt.text)\n"
        if let padding = excerpt.padding {
            text += " \(margin) | \(padding)\(styled("^", color))\n"
        }
        return text
    }

    private func styled(_ text: String, _ color: TerminalColor) -> String {
        isColored ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// The terminal's codes (ECMA-48, SGR).
enum TerminalColor: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
}
