public import Language

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
        guard let first = rest.first, first.isLetter || first.isNumber, !text.contains(where: \.isWhitespace) else { return nil }
        return text
    }
}

/// Times of day and lengths of time, in minutes.
public enum TimeSpan {
    /// `45 min`, `1 h`, `1 h 30`, `1h30`, `90`; nil otherwise.
    public static func duration(_ text: String) -> Int? {
        var compact = text.folded.filter { !$0.isWhitespace }
        if let minutes = Int(compact) { return minutes >= 0 ? minutes : nil }
        for suffix in ["minutes", "minute", "min", "mn"] where compact.hasSuffix(suffix) {
            compact.removeLast(suffix.count)
            if let minutes = Int(compact) { return minutes >= 0 ? minutes : nil }
            break
        }
        let parts = compact.split(separator: "h", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), hours >= 0 else { return nil }
        if parts[1].isEmpty { return hours * 60 }
        return Int(parts[1]).flatMap { (0..<60).contains($0) ? hours * 60 + $0 : nil }
    }

    /// `9 h 30`, `9h`, `09:30`, in minutes since midnight; nil otherwise.
    public static func timeOfDay(_ text: String) -> Int? {
        let compact = text.folded.filter { !$0.isWhitespace }.replacing(":", with: "h")
        let parts = compact.split(separator: "h", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), (0...23).contains(hours) else { return nil }
        if parts[1].isEmpty { return hours * 60 }
        return Int(parts[1]).flatMap { (0..<60).contains($0) ? hours * 60 + $0 : nil }
    }
}

/// Decimal numbers, kept exact as texts.
public enum Decimal {
    /// `1,5`, `1.5` or `12` as `1,5` or `12`: digits with at most one comma; nil otherwise.
    public static func parse(_ text: String) -> String? {
        let compact = text.filter { !$0.isWhitespace }.replacing(".", with: ",")
        let parts = compact.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return compact
    }

    /// The number in thousandths, so that sums are exact; nil when it is none.
    public static func thousandths(_ text: String) -> Int? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let whole = Int(parts[0]) else { return nil }
        if parts.count == 1 { return whole * 1000 }
        let digits = parts[1].prefix(3)
        return Int(digits).map { whole * 1000 + $0 * [1, 100, 10, 1][digits.count] }
    }
}

/// A former address of a page.
enum Alias {
    /// `politiques/habitat.html` or `politiques/habitat`, from the site's root; nil otherwise.
    static func parse(_ text: String) -> String? {
        let stem = text.hasSuffix(".html") ? String(text.dropLast(5)) : text
        let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && String($0).slug == $0 } ? stem + ".html" : nil
    }
}

/// How far an entry is on its way to publication.
public enum PublicationState: Int, Sendable, CaseIterable {
    case draft, submitted, validated, withdrawn

    /// What authors write, in the order of the cases.
    public static func words(_ language: SiteLanguage) -> [String] {
        switch language {
        case .french: ["brouillon", "soumis à validation", "validé", "retiré"]
        case .english: ["draft", "submitted", "validated", "withdrawn"]
        }
    }
}
