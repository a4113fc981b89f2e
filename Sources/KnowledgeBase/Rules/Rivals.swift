internal import ContentModel

/// Entries by what they are compared by, so that each finds those that agree with it without being compared with all.
///
/// Of each entry it is known, field by field, which values it has; a field without a definite value agrees with every
/// other. Two entries agree when they do in all fields.
struct Rivals {
    /// What one value of a field is compared by; nil for a value that agrees with every other.
    enum Sameness: Hashable {
        case any
        case text(String)
        case entry(EntryID)
    }

    /// By field. An empty set agrees with nothing.
    typealias Values = [Set<Sameness>]

    /// The fields in which an entry has definite values, and one value of each field by which it can be found.
    private struct Key: Hashable {
        let definite: Int
        let values: [Sameness?]
    }

    private var entries: [Values] = []
    private var positions: [Key: [Int]] = [:]
    private var definites = Set<Int>()
    /// Entries with so many values that they are compared one by one.
    private var wide: [Int] = []
    /// How many comparisons the entries with many values may still take in all.
    private var effort = 1_000_000
    /// How many pairs were compared: what the work is in proportion to.
    private(set) var comparisons = 0

    private static let mostFields = 6
    private static let mostKeys = 256

    /// Takes the next entry.
    /// - Returns: the first of those taken before that agree with it, ascending, no more than `limit`.
    mutating func add(_ values: Values, limit: Int) -> [Int] {
        let position = entries.count
        entries.append(values)
        guard !values.contains(where: \.isEmpty) else { return [] }
        let definite = Self.definite(values)
        let subsets = Self.subsets(of: definite)
        let keys = subsets.map { Self.keys(values, of: $0) }
        guard keys.reduce(0, { $0 + $1.count }) <= Self.mostKeys else {
            wide.append(position)
            return first(limit, of: 0..<position, agreeingWith: values)
        }
        var found = Set<Int>()
        for other in definites {
            for key in Self.keys(values, of: other & definite) {
                var left = limit
                for candidate in positions[Key(definite: other, values: key)] ?? [] where left > 0 {
                    comparisons += 1
                    guard Self.agree(entries[candidate], values) else { continue }
                    found.insert(candidate)
                    left -= 1
                }
            }
        }
        found.formUnion(first(limit, of: wide, agreeingWith: values))
        definites.insert(definite)
        for key in keys.joined() { positions[Key(definite: definite, values: key), default: []].append(position) }
        return Array(found.sorted().prefix(limit))
    }

    private mutating func first(_ limit: Int, of others: some Sequence<Int>, agreeingWith values: Values) -> [Int] {
        var found: [Int] = []
        for other in others where found.count < limit && effort > 0 {
            effort -= 1
            comparisons += 1
            if Self.agree(entries[other], values) { found.append(other) }
        }
        return found
    }

    private static func agree(_ a: Values, _ b: Values) -> Bool {
        zip(a, b).allSatisfy { first, second in
            if first.isEmpty || second.isEmpty { return false }
            return first.contains(.any) || second.contains(.any) || !first.isDisjoint(with: second)
        }
    }

    /// A bit for each of the first fields that has no `any`.
    private static func definite(_ values: Values) -> Int {
        values.prefix(mostFields).enumerated().reduce(0) { $1.element.contains(.any) ? $0 : $0 | 1 << $1.offset }
    }

    private static func subsets(of fields: Int) -> [Int] { (0...fields).filter { $0 & ~fields == 0 } }

    /// One value of each of these fields, in all ways; nil for the others. No more than are of use.
    private static func keys(_ values: Values, of fields: Int) -> [[Sameness?]] {
        var keys: [[Sameness?]] = [[]]
        for (field, set) in values.prefix(mostFields).enumerated() {
            if fields & 1 << field == 0 {
                keys = keys.map { $0 + [nil] }
            } else {
                guard keys.count * set.count <= mostKeys else { return Array(repeating: [], count: mostKeys + 1) }
                keys = keys.flatMap { key in set.map { key + [$0] } }
            }
        }
        return keys
    }
}
