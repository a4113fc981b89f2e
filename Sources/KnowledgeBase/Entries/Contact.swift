/// Telephone numbers, mail and web addresses: how they are written and checked.
public enum Contact {
    /// Nine digits, as a spreadsheet leaves a French number whose leading zero it dropped.
    public static func hasLostZero(_ text: String) -> Bool {
        let digits = text.filter(\.isNumber)
        return digits.count == 9 && digits.first != "0" && !text.contains("+")
    }

    /// A French number as `03 53 01 00 12`, a short one (`17`, `3939`) as written, a foreign one as `+41 32 …`; nil
    /// when it is none (French numbering plan: ten digits from 0, or +33 and nine).
    public static func telephone(_ text: String) -> String? {
        let allowed = text.allSatisfy { $0.isASCII && $0.isNumber || " .-+()\u{A0}\u{202F}".contains($0) }
        guard allowed else { return nil }
        var digits = text.filter { $0.isASCII && $0.isNumber }
        let isInternational = text.hasPrefix("+") || text.hasPrefix("00")
        if text.hasPrefix("00") { digits.removeFirst(2) }
        if isInternational {
            guard digits.hasPrefix("33") else { return (7...15).contains(digits.count) ? "+" + digits : nil }
            digits = "0" + digits.dropFirst(2).drop { $0 == "0" }
        }
        if (2...4).contains(digits.count) { return digits }
        guard digits.count == 10, digits.first == "0", digits.dropFirst().first != "0" else { return nil }
        return stride(from: 0, to: 10, by: 2).map { String(digits.dropFirst($0).prefix(2)) }.joined(separator: " ")
    }

    /// One `@` between a local part and a host with a dot, without spaces; nil otherwise.
    public static func mail(_ text: String) -> String? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let forbidden: Set<Character> = ["<", ">", "\"", "'", ",", ";", ":", "\\", "(", ")", "[", "]", "&", "%"]
        guard parts.count == 2, !parts[0].isEmpty, text.allSatisfy({ !$0.isWhitespace && !forbidden.contains($0) })
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty } ? text : nil
    }

    /// An `http` or `https` address with a host; nil otherwise.
    public static func url(_ text: String) -> String? {
        let folded = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { folded.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.utf8.count)
        guard let first = rest.first, first.isLetter || first.isNumber, !text.contains(where: \.isWhitespace) else {
            return nil
        }
        return text
    }
}
