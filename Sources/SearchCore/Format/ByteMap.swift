/// Byte strings numbered in the order of their first appearance: a hash table without `String`, the same on every machine.
public struct ByteMap: Sendable {
    private(set) var arena: [UInt8] = []
    private(set) var ends: [UInt32] = []
    private var hashes: [UInt32] = []
    private var slots: [Int32]
    private var mask: Int

    /// An empty map.
    public init() {
        slots = [Int32](repeating: -1, count: 1024)
        mask = 1023
    }

    /// A map of strings that were numbered before: `arena` is all of them, each up to its end. Nil unless they can be that.
    init?(arena: [UInt8], ends: [UInt32]) {
        self.init()
        var start: UInt32 = 0
        for end in ends {
            guard start <= end, Int(end) <= arena.count else { return nil }
            guard insert(arena, Int(start), Int(end)).isNew else { return nil }
            start = end
        }
    }

    /// How many there are.
    public var count: Int { ends.count }

    /// The string of a number below `count`.
    public func bytes(_ number: Int) -> ArraySlice<UInt8> {
        arena[Int(number == 0 ? 0 : ends[number - 1])..<Int(ends[number])]
    }

    /// The number of `source[start..<end]`, a new one if it was not there.
    @inline(__always)
    mutating func insert(_ source: [UInt8], _ start: Int, _ end: Int) -> (number: Int, isNew: Bool) {
        let hash = ByteMap.hash(source, start, end)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = Int(slots[slot])
            if number < 0 { break }
            if hashes[number] == hash, equals(number, source, start, end) { return (number, false) }
            slot = (slot &+ 1) & mask
        }
        return (add(source, start, end, hash, slot), true)
    }

    mutating func insert(_ word: ArraySlice<UInt8>) -> (number: Int, isNew: Bool) {
        insert([UInt8](word), 0, word.count)
    }

    func find(_ source: [UInt8], _ start: Int, _ end: Int) -> Int? {
        let hash = ByteMap.hash(source, start, end)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let number = Int(slots[slot])
            if number < 0 { return nil }
            if hashes[number] == hash, equals(number, source, start, end) { return number }
            slot = (slot &+ 1) & mask
        }
    }

    private func equals(_ number: Int, _ source: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var position = Int(number == 0 ? 0 : ends[number - 1])
        guard Int(ends[number]) - position == end - start else { return false }
        for index in start..<end {
            if arena[position] != source[index] { return false }
            position &+= 1
        }
        return true
    }

    private mutating func add(_ source: [UInt8], _ start: Int, _ end: Int, _ hash: UInt32, _ slot: Int) -> Int {
        let number = ends.count
        arena.append(contentsOf: source[start..<end])
        ends.append(UInt32(arena.count))
        hashes.append(hash)
        slots[slot] = Int32(number)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        mask = slots.count * 2 - 1
        slots = [Int32](repeating: -1, count: mask + 1)
        for number in hashes.indices {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
            slots[slot] = Int32(number)
        }
    }

    @inline(__always)
    static func hash(_ source: [UInt8], _ start: Int, _ end: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        var index = start
        while index < end {
            hash = (hash ^ UInt32(source[index])) &* 0x0100_0193
            index &+= 1
        }
        return hash ^ hash >> 15
    }
}

/// Byte strings compared as unsigned bytes, the shorter first.
func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.lexicographicallyPrecedes(right)
}

extension Array {
    /// Takes everything out. The module's allocator gives the memory again as fast as it was kept, for less code.
    @inline(__always)
    mutating func empty() {
        #if hasFeature(Embedded)
            self = []
        #else
            removeAll(keepingCapacity: true)
        #endif
    }
}
