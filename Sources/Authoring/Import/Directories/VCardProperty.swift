internal import Language

/// One line of a vCard: `group.NAME;PARAMETER=value:text`.
struct VCardProperty {
    /// In capitals, without its group.
    let name: String
    /// What `TYPE` says, and the bare words of 2.1, in small letters.
    let types: Set<String>
    private let value: String

    /// Nil for what has no such form.
    init?(_ line: String) {
        guard let colon = Self.colon(of: line) else { return nil }
        let parameters = Self.parted(String(line[..<colon]), at: ";", quotes: true)
        guard let head = parameters.first?.split(separator: ".").last,
            !head.isEmpty, head.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        name = head.uppercased()
        var types: Set<String> = []
        var text = String(line[line.index(after: colon)...])
        var charset: String?
        var isQuotedPrintable = false
        for parameter in parameters.dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.trimming(quote: "\"").lowercased() }
            switch (pair.first ?? "", pair.count > 1 ? pair[1] : nil) {
            case ("type", let words?): types.formUnion(words.split(separator: ",").map(String.init))
            case ("charset", let name?): charset = name
            case ("encoding", "quoted-printable"): isQuotedPrintable = true
            case ("quoted-printable", nil): isQuotedPrintable = true
            case (let word, nil): types.insert(word)
            default: continue
            }
        }
        if isQuotedPrintable { text = Self.decoded(text, isLatin: charset.map { $0 != "utf-8" } ?? false) }
        self.types = types
        value = text
    }

    /// The text, without what protects its signs.
    var text: String { Self.plain(value).trimmingBlanks }

    /// The parts of a value that semicolons part.
    var components: [String] { Self.parted(value, at: ";", quotes: false).map { Self.plain($0).trimmingBlanks } }

    /// Whether a line says of itself that its text is quoted-printable.
    static func isQuotedPrintable(_ line: String) -> Bool {
        colon(of: line).map { line[..<$0].uppercased().contains("QUOTED-PRINTABLE") } ?? false
    }

    /// The colon behind the parameters: not one in quotes.
    private static func colon(of line: String) -> String.Index? {
        var isQuoted = false
        return line.indices.first { index in
            if line[index] == "\"" { isQuoted.toggle() }
            return line[index] == ":" && !isQuoted
        }
    }

    /// At a sign that is neither protected by `\` nor, where that is asked for, in quotes.
    private static func parted(_ text: String, at sign: Character, quotes: Bool) -> [String] {
        var parts = [""]
        var (isEscaped, isQuoted) = (false, false)
        for character in text {
            if quotes, character == "\"" { isQuoted.toggle() }
            if character == sign, !isEscaped, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    /// `\n`, `\,`, `\;` and `\\` as what they stand for (RFC 6350, 3.4). A line break within a name is a blank.
    private static func plain(_ text: String) -> String {
        var plain = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                plain.append(character == "n" || character == "N" ? " " : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                plain.append(character)
            }
        }
        return plain
    }

    /// Quoted-printable text (RFC 2045, 6.7).
    private static func decoded(_ text: String, isLatin: Bool) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "="), index + 2 < source.count,
                let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return isLatin ? TableEncoding.windows1252(bytes) : String(decoding: TableEncoding.utf8(bytes), as: UTF8.self)
    }
}

extension StringProtocol {
    /// Without blanks around it.
    var trimmingBlanks: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }

    /// Without the quotes around it, where it has them.
    fileprivate func trimming(quote: Character) -> String {
        count > 1 && first == quote && last == quote ? String(dropFirst().dropLast()) : String(self)
    }
}
