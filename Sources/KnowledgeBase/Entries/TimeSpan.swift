internal import Language

/// Times of day and lengths of time, in minutes.
public enum TimeSpan {
    /// No meeting and no training lasts longer; and no sum of so many minutes overflows.
    private static let longest = 1_000_000

    /// `45 min`, `1 h`, `1 h 30`, `1h30`, `2 heures`, `1 heure 30 minutes`, `1,5 h`, `1:30`, `90`; nil otherwise.
    public static func duration(_ text: String) -> Int? {
        guard let minutes = minutes(text) else { return nil }
        return (0...longest).contains(minutes) ? minutes : nil
    }

    private static func minutes(_ text: String) -> Int? {
        var compact = hours(text)
        if let minutes = Int(compact) { return minutes }
        for suffix in ["minutes", "minute", "min", "mn"] where compact.hasSuffix(suffix) {
            compact.removeLast(suffix.count)
            if !compact.contains("h") { return Int(compact) }
            break
        }
        if compact.hasSuffix("h"), let thousandths = Decimal.thousandths(String(compact.dropLast())) {
            return thousandths >= 0 && thousandths <= longest * 1000 ? thousandths * 60 / 1000 : nil
        }
        compact = compact.replacing(":", with: "h")
        let parts = compact.split(separator: "h", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), (0...longest).contains(hours) else { return nil }
        if parts[1].isEmpty { return hours * 60 }
        return Int(parts[1]).flatMap { (0..<60).contains($0) ? hours * 60 + $0 : nil }
    }

    /// Without spaces, `heures` and the like as `h`.
    private static func hours(_ text: String) -> String {
        var compact = text.folded.filter { !$0.isWhitespace }
        for word in ["heures", "heure", "hours", "hour", "hrs", "hr"] { compact = compact.replacing(word, with: "h") }
        return compact
    }

    /// `9 h 30`, `9h`, `09:30`, `9 heures 30`, `09:30:00`, in minutes since midnight; nil otherwise.
    public static func timeOfDay(_ text: String) -> Int? {
        var compact = hours(text).replacing(":", with: "h")
        for suffix in ["min", "mn"] where compact.hasSuffix(suffix) { compact.removeLast(suffix.count) }
        // The seconds of spreadsheets.
        if compact.hasSuffix("h00"), compact.count(where: { $0 == "h" }) == 2 { compact.removeLast(3) }
        let parts = compact.split(separator: "h", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = Int(parts[0]), (0...23).contains(hours) else { return nil }
        if parts[1].isEmpty { return hours * 60 }
        return Int(parts[1]).flatMap { (0..<60).contains($0) ? hours * 60 + $0 : nil }
    }
}
