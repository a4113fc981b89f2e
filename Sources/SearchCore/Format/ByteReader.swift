/// Reads the numbers and byte strings of `IndexFormat`. Every step checks that the bytes are there; one that finds them wanting
/// notes the damage and goes to the end, where there are only zeros and nothing: who reads looks at `isDamaged` once, at last.
struct ByteReader {
    let bytes: [UInt8]
    var offset: Int
    let end: Int
    private(set) var isDamaged = false

    /// A reader of what stands behind the frame of a shard that `unframe` has seen.
    init(shard bytes: [UInt8]) { self.init(bytes, IndexFormat.headerLength..<bytes.count) }

    /// A reader of a part that was found in these bytes.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset >= end }
    var remaining: Int { end - offset }

    mutating func fail() {
        isDamaged = true
        offset = end
    }

    @inline(never)
    mutating func byte() -> UInt8 {
        guard offset < end else {
            isDamaged = true
            return 0
        }
        let byte = bytes[offset]
        offset &+= 1
        return byte
    }

    @inline(never)
    mutating func fixed() -> UInt32 {
        var value: UInt32 = 0
        for shift in 0..<4 { value |= UInt32(byte()) << UInt32(shift * 8) }
        return value
    }

    /// A number of at most 30 bits: sums of a few fit 32.
    @inline(never)
    mutating func number() -> Int {
        let first = byte()
        if first < 0x80 { return Int(first) }
        return longNumber(first)
    }

    @inline(never)
    private mutating func longNumber(_ first: UInt8) -> Int {
        var value = UInt32(first & 0x7F)
        var shift: UInt32 = 7
        while true {
            let next = byte()
            guard shift < 28 || next < 4 else {
                fail()
                return 0
            }
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return Int(value) }
            shift += 7
        }
    }

    /// A count of things that take at least `size` bytes each: more than can follow is an error, not an allocation.
    @inline(never)
    mutating func count(ofSize size: Int = 1) -> Int {
        let count = number()
        if count <= remaining / size { return count }
        fail()
        return 0
    }

    /// Where a byte string stands; the reader goes past it.
    @inline(never)
    mutating func range() -> Range<Int> {
        let length = count()
        let start = offset
        offset += length
        return start..<offset
    }

    @inline(never)
    mutating func string() -> [UInt8] { [UInt8](bytes[range()]) }

    /// Where a `text` stands; the reader goes past the zero byte behind it.
    @inline(never)
    mutating func textRange() -> Range<Int> {
        let start = offset
        while offset < end, bytes[offset] != 0 { offset &+= 1 }
        let range = start..<offset
        _ = byte()
        return range
    }

    /// One of `count` texts; the reader goes past all of them.
    @inline(never)
    mutating func text(_ index: Int = 0, of count: Int = 1) -> [UInt8] {
        var found = 0..<0
        for number in 0..<count {
            let range = textRange()
            if number == index { found = range }
        }
        return [UInt8](bytes[found])
    }

    /// A `tail`: replaces the end of `word`.
    @inline(never)
    mutating func tail(_ word: inout [UInt8]) {
        let head = byte()
        var shared = Int(head >> 4)
        if shared == 15 { shared += number() }
        var rest = Int(head & 15)
        if rest == 15 { rest += number() }
        guard shared <= word.count, rest <= remaining else { return fail() }
        word.removeLast(word.count - shared)
        word.append(contentsOf: bytes[offset..<(offset + rest)])
        offset += rest
    }
}
