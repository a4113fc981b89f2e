internal import Language
internal import Markup

/// What a short text holds that only a Markdown text can show. A short text is plain words: what is written is shown.
enum ShortText {
    /// The first link, image or footnote, as written; nil when there is none.
    static func link(in text: String) -> String? {
        guard text.holds(0x5B) else { return nil }
        if let open = text.firstRange(of: "[["), let close = text[open.upperBound...].firstRange(of: "]]") {
            return String(text[open.lowerBound..<close.upperBound])
        }
        if let middle = text.firstRange(of: "]("), let open = text[..<middle.lowerBound].lastIndex(of: "[") {
            let end = text[middle.upperBound...].firstIndex(of: ")").map { text.index(after: $0) } ?? text.endIndex
            let isImage = open > text.startIndex && text[text.index(before: open)] == "!"
            return String(text[(isImage ? text.index(before: open) : open)..<end])
        }
        if let note = text.firstRange(of: "[^"), let close = text[note.upperBound...].firstIndex(of: "]"),
            close > note.upperBound
        {
            return String(text[note.lowerBound...close])
        }
        return nil
    }

    /// The first signs of formatting: `**`, a pair of backticks, `~~`, an HTML tag.
    static func mark(in text: String) -> String? {
        // Most texts have none of these signs; looking for whole ones takes longer than all else that is done with them.
        guard [0x2A, 0x3C, 0x60, 0x7E].contains(where: { text.holds($0) }) else { return nil }
        for sign in ["**", "~~", "`"] where text.ranges(of: sign).count >= 2 { return sign }
        guard let open = text.firstIndex(of: "<"), let tag = text[open...].firstMatch(of: /<\/?[A-Za-z][^<>]*>/) else {
            return nil
        }
        return String(tag.output.prefix(60))
    }

    /// What follows a ` # ` that seems to begin a comment: a number, as in `Circulaire # 12`, does not.
    static func comment(in text: String) -> String? {
        guard text.holds(0x23) else { return nil }
        guard let sign = text.hasPrefix("# ") ? text.startIndex..<text.startIndex : text.firstRange(of: " # "),
            let first = text[sign.upperBound...].first(where: { $0.isLetter || $0.isNumber }), first.isLetter
        else { return nil }
        return String(text[sign.lowerBound...].drop { $0 == " " }.prefix(60))
    }

    /// What a wiki link says beside the name, which a reference does not show: `|text`, `#anchor`.
    static func addition(in text: String) -> String? {
        guard text.holds(0x5B) else { return nil }
        guard let open = text.firstRange(of: "[["), let close = text[open.upperBound...].firstRange(of: "]]") else {
            return nil
        }
        let inner = text[open.upperBound..<close.lowerBound]
        if let bar = inner.firstIndex(of: "|") { return String(inner[bar...]) }
        let name = String(inner).withoutAnchor
        return name.count < inner.count ? String(inner.dropFirst(name.count)) : nil
    }

    /// A file as texts name it, `[[plan.png]]`, `![[plan.png]]` or `<mon plan.png>`: its path.
    static func path(_ text: String) -> String {
        let path = text.trimmed
        if path.hasPrefix("<"), path.hasSuffix(">") { return String(path.dropFirst().dropLast()).trimmed }
        return path.hasPrefix("![[") ? withoutBrackets(String(path.dropFirst())) : withoutBrackets(path)
    }

    /// A reference written as a wiki link: its name.
    static func withoutBrackets(_ text: String) -> String {
        guard text.holds(0x5B) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "[["), let close = rest[open.upperBound...].firstRange(of: "]]") {
            result += rest[..<open.lowerBound]
            let name = rest[open.upperBound..<close.lowerBound].prefix { $0 != "|" && $0 != "\\" }
            result += String(name).withoutAnchor
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
