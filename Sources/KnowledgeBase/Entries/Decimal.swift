/// Decimal numbers, kept exact as texts.
public enum Decimal {
    /// `1,5`, `1.5` or `12` as `1,5` or `12`: digits with at most one comma; nil otherwise.
    public static func parse(_ text: String) -> String? {
        let compact = text.filter { !$0.isWhitespace }.replacing(".", with: ",")
        let parts = compact.split(separator: ",", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return compact
    }

    /// The number in thousandths, so that sums are exact; nil when it is none, or a million millions or more.
    public static func thousandths(_ text: String) -> Int? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let whole = Int(parts[0]), whole < 1_000_000_000_000 else { return nil }
        if parts.count == 1 { return whole * 1000 }
        let digits = parts[1].prefix(3)
        return Int(digits).map { whole * 1000 + $0 * [1, 100, 10, 1][digits.count] }
    }
}
