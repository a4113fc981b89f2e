/// The shards of one index that have been loaded so far.
final class ShardStore {
    private var slots: [[Slot]]

    private enum Slot {
        case absent
        case missing
        case loaded([UInt8])
    }

    init(_ root: IndexRoot) {
        slots = [
            [], [Slot](repeating: .absent, count: root.terms.count), [Slot](repeating: .absent, count: root.positions.count),
            [Slot](repeating: .absent, count: root.lexicon.count),
            [Slot](repeating: .absent, count: max(0, root.pages.count - 1)),
            [Slot](repeating: .absent, count: max(0, root.texts.count - 1)),
            [Slot](repeating: .absent, count: root.hasFacets ? 1 : 0),
        ]
    }

    private func exists(_ id: ShardID) -> Bool {
        id.number >= 0 && id.number < slots[Int(id.family.rawValue)].count
    }

    /// Takes in a shard; what is no sound shard of that family is refused and stays absent.
    func load(_ id: ShardID, _ bytes: [UInt8]) throws(IndexFormatError) {
        guard exists(id) else { throw .wrongFamily }
        _ = try IndexFormat.unframe(bytes, id.family)
        slots[Int(id.family.rawValue)][id.number] = .loaded(bytes)
    }

    /// Notes that a shard cannot be had: searches go on without it and say so.
    func giveUp(_ id: ShardID) {
        guard exists(id) else { return }
        slots[Int(id.family.rawValue)][id.number] = .missing
    }

    /// The bytes of a shard; nil when it is not there. A shard never asked for is added to `wanted`, one given up sets `incomplete`.
    func bytes(_ id: ShardID, _ wanted: inout [ShardID], _ incomplete: inout Bool) -> [UInt8]? {
        guard exists(id) else { return nil }
        switch slots[Int(id.family.rawValue)][id.number] {
        case .loaded(let bytes): return bytes
        case .missing: incomplete = true
        case .absent: if !wanted.contains(id) { wanted.append(id) }
        }
        return nil
    }
}
