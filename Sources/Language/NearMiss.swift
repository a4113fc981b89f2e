/// Finds the existing name that a wrong one was probably meant to be.
public enum NearMiss {
    /// The candidate nearest to `name`, compared folded; nil when none is near enough (one change for short names, a
    /// third of the length for long ones), or differs by signs between letters only. Of several equally near, the first in alphabetical order.
    ///
    /// Distance: Damerau–Levenshtein, optimal string alignment (Damerau 1964).
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.folded.utf8)
        guard !wanted.isEmpty else { return nil }
        let letters = lettersAlone(wanted)
        let limit = limit(forLength: wanted.count)
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let other = Array(candidate.folded.utf8)
            let bound = best?.distance ?? limit
            if !letters.isEmpty, letters.count <= other.count, letters == lettersAlone(other) {
                if let best, best.distance == 0, best.name <= candidate { continue }
                best = (0, candidate)
                continue
            }
            guard abs(other.count - wanted.count) <= bound else { continue }
            let distance = distance(wanted, other, atMost: bound)
            guard distance <= bound else { continue }
            if let best, (distance, candidate) >= (best.distance, best.name) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// Whether two folded texts differ by one change, or two where they are long.
    public static func isSlip(_ a: String, of b: String) -> Bool {
        let limit = min(a.utf8.count, b.utf8.count) < 12 ? 1 : 2
        return distance(Array(a.utf8), Array(b.utf8), atMost: limit) <= limit
    }

    /// A folded name's letters and digits: those of `d-d-t` and `ddt` are the same.
    static func lettersAlone(_ folded: [UInt8]) -> [UInt8] {
        folded.filter { $0 &- 0x30 < 10 || $0 &- 0x61 < 26 || $0 >= 0x80 }
    }

    /// How many changes still make a near miss of a name of so many bytes.
    static func limit(forLength count: Int) -> Int { max(1, min(4, count / 3)) }

    /// The number of insertions, deletions, substitutions and swaps of neighbours; some number above `limit` when it
    /// is larger than that. Only lengths that differ by no more are compared, and of each only the band that matters.
    static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int {
        let far = limit + 1
        guard abs(a.count - b.count) <= limit else { return far }
        var beforeLast = [Int](repeating: far, count: b.count + 1)
        var last = (0...b.count).map { min($0, far) }
        var row = beforeLast
        var leastBefore = 0
        for i in 1..<max(a.count + 1, 1) {
            let band = max(1, i - limit)..<max(1, i - limit, min(b.count, i + limit) + 1)
            row[band.lowerBound - 1] = band.lowerBound == 1 ? min(i, far) : far
            var least = row[band.lowerBound - 1]
            for j in band {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    value = min(value, beforeLast[j - 2] + 1)
                }
                row[j] = min(value, far)
                least = min(least, row[j])
            }
            // What stands behind the band is of another row.
            if band.upperBound <= b.count { row[band.upperBound] = far }
            if least > limit, leastBefore > limit { return far }
            leastBefore = least
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[b.count]
    }
}
