/// The shards of one index that have been loaded so far.
final class ShardStore {
    /// Bytes by number, the families one after the other; empty: not there.
    private var shards: [[UInt8]]
    /// Shards that cannot be had.
    private var isMissing: [Bool]
    /// Where each family begins, and the end.
    private var starts: [Int]

    init(_ root: IndexRoot) {
        let counts = [
            0, root.terms.count, root.positions.count, root.lexicon.count, root.pages.count - 1, root.texts.count - 1,
            root.hasFacets ? 1 : 0,
        ]
        starts = []
        var sum = 0
        for count in counts {
            starts.append(sum)
            sum += count
        }
        starts.append(sum)
        shards = [[UInt8]](repeating: [], count: sum)
        isMissing = [Bool](repeating: false, count: sum)
    }

    private func place(_ id: ShardID) -> Int? {
        let family = Int(id.family.rawValue)
        return id.number >= 0 && id.number < starts[family + 1] - starts[family] ? starts[family] + id.number : nil
    }

    /// Takes in a shard; what is no sound shard of that family is refused and stays absent.
    func load(_ id: ShardID, _ bytes: [UInt8]) throws(IndexFormatError) {
        guard let place = place(id) else { throw .wrongFamily }
        _ = try IndexFormat.unframe(bytes, id.family)
        shards[place] = bytes
    }

    /// Notes that a shard cannot be had: searches go on without it and say so.
    func giveUp(_ id: ShardID) {
        if let place = place(id) { isMissing[place] = true }
    }

    /// The bytes of a shard; nil when it is not there. A shard never asked for is added to `wanted`, one given up sets `incomplete`.
    func bytes(_ id: ShardID, _ wanted: inout [ShardID], _ incomplete: inout Bool) -> [UInt8]? {
        guard let place = place(id) else { return nil }
        if !shards[place].isEmpty { return shards[place] }
        if isMissing[place] {
            incomplete = true
        } else if !wanted.contains(id) {
            wanted.append(id)
        }
        return nil
    }
}
