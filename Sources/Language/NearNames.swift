/// A list of names among which near misses are looked for many times: what `NearMiss.nearest` finds among them, for a
/// bounded effort.
public struct NearNames: Sendable {
    private struct Name: Sendable {
        let text: String
        let folded: [UInt8]
        /// A bit for each sort of byte: one change of a text changes two bits at most.
        let signs: UInt64
    }

    /// In alphabetical order.
    private let names: [Name]
    /// By letters and digits alone: the first name that has them.
    private let byLetters: [[UInt8]: Int]
    /// What was found before, nil for nothing.
    private var known: [String: String?] = [:]

    /// Takes the names in any order.
    public init(_ names: some Sequence<String>) {
        let sorted = Set(names).sorted().map { name in
            let folded = Array(name.folded.utf8)
            return Name(text: name, folded: folded, signs: Self.signs(folded))
        }
        self.names = sorted
        byLetters = Dictionary(
            sorted.indices.map { (NearMiss.lettersAlone(sorted[$0].folded), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The name nearest to another, as `NearMiss.nearest` says; nil too when the effort left does not suffice.
    /// - Parameter effort: what may still be done, in names looked at and letters compared; what was done is taken off.
    public mutating func nearest(to name: String, effort: inout Int) -> String? {
        if let found = known[name] { return found }
        let wanted = Array(name.folded.utf8)
        guard !wanted.isEmpty, effort > 0 else { return nil }
        let letters = NearMiss.lettersAlone(wanted)
        if !letters.isEmpty, let index = byLetters[letters] {
            known[name] = .some(names[index].text)
            return names[index].text
        }
        let signs = Self.signs(wanted)
        effort -= names.count
        var bound = NearMiss.limit(forLength: wanted.count)
        var best: Int?
        for index in names.indices {
            guard abs(names[index].folded.count - wanted.count) <= bound,
                (names[index].signs ^ signs).nonzeroBitCount <= 2 * bound
            else { continue }
            effort -= wanted.count
            let distance = NearMiss.distance(wanted, names[index].folded, atMost: bound)
            guard distance <= bound else { continue }
            best = index
            // Only a nearer one will do from here on: the first of equals counts.
            bound = distance - 1
            if bound < 0 { break }
        }
        let found = best.map { names[$0].text }
        known[name] = .some(found)
        return found
    }

    private static func signs(_ bytes: [UInt8]) -> UInt64 { bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) } }
}
