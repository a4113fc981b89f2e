/// Finds the existing name that a wrong one was probably meant to be.
public enum NearMiss {
    /// The candidate nearest to `name`, compared folded; nil when none is near enough (one change for short names, a
    /// third of the length for long ones). Of several equally near, the first in alphabetical order.
    ///
    /// Distance: Damerau–Levenshtein, optimal string alignment (Damerau 1964).
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.folded.utf8)
        guard !wanted.isEmpty else { return nil }
        let limit = max(1, min(4, wanted.count / 3))
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let other = Array(candidate.folded.utf8)
            let bound = best?.distance ?? limit
            guard abs(other.count - wanted.count) <= bound else { continue }
            let distance = distance(wanted, other, atMost: bound)
            guard distance <= bound else { continue }
            if let best, (distance, candidate) >= (best.distance, best.name) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// The number of insertions, deletions, substitutions and swaps of neighbours; some number above `limit` when it
    /// is larger than that.
    static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1..<max(a.count + 1, 1) where a.count > 0 {
            var row = [i]
            row.reserveCapacity(b.count + 1)
            for j in 1..<max(b.count + 1, 1) where b.count > 0 {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    value = min(value, beforeLast[j - 2] + 1)
                }
                row.append(value)
            }
            if (row.min() ?? 0) > limit, (last.min() ?? 0) > limit { return limit + 1 }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
