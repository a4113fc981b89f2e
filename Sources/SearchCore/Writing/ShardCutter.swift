/// Cuts a sequence into ranges of about `target` bytes, at places that the things themselves elect.
public struct ShardCutter {
    let target: Int
    private var ranges: [Range<Int>] = []
    private var start = 0
    private var size = 0

    /// - Parameter target: in the unit of the sizes.
    public init(target: Int) { self.target = target }

    /// Adds the thing at an index, which its name may elect for a cut.
    public mutating func add(_ index: Int, size: Int, electedBy name: [UInt8]) {
        add(index, size: size, hash: ByteMap.hash(name, 0, name.count))
    }

    /// - Parameters:
    ///   - first: the first of the things that stay together; nil for the one alone.
    ///   - hash: of the thing at `index`; one in eight may end a shard early.
    mutating func add(_ index: Int, from first: Int? = nil, size more: Int, hash: UInt32) {
        if size > 0, size + more > target * 3 / 2 { cut(first ?? index) }
        size += more
        if size > target * 5 / 4 || size > target * 3 / 4 && hash & 7 == 0 { cut(index + 1) }
    }

    private mutating func cut(_ index: Int) {
        guard index > start else { return }
        ranges.append(start..<index)
        start = index
        size = 0
    }

    /// The ranges of all that was added, which are so many things.
    public mutating func finish(_ count: Int) -> [Range<Int>] {
        if start < count { cut(count) }
        return ranges
    }
}
