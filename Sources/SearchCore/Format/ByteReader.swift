/// Reads the numbers and byte strings of `IndexFormat`; every step checks that the bytes are there.
struct ByteReader {
    let bytes: [UInt8]
    var offset: Int
    var end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    /// A reader of a part of the same bytes; the range is cut to what exists.
    init(_ bytes: [UInt8], from start: Int, to end: Int) {
        self.bytes = bytes
        self.end = min(max(0, end), bytes.count)
        offset = min(max(0, start), self.end)
    }

    var isAtEnd: Bool { offset >= end }
    var remaining: Int { end - offset }

    @inline(never)
    mutating func byte() throws(IndexFormatError) -> UInt8 {
        guard offset < end else { throw .truncated }
        let byte = bytes[offset]
        offset &+= 1
        return byte
    }

    @inline(never)
    mutating func fixed() throws(IndexFormatError) -> UInt32 {
        var value: UInt32 = 0
        for shift in 0..<4 { value |= UInt32(try byte()) << UInt32(shift * 8) }
        return value
    }

    /// A number of at most 31 bits.
    @inline(never)
    mutating func number() throws(IndexFormatError) -> Int {
        let first = try byte()
        if first < 0x80 { return Int(first) }
        return try longNumber(first)
    }

    @inline(never)
    private mutating func longNumber(_ first: UInt8) throws(IndexFormatError) -> Int {
        var value = UInt32(first & 0x7F)
        var shift: UInt32 = 7
        while true {
            let next = try byte()
            guard shift < 28 || next < 8 else { throw .damaged }
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return Int(value) }
            shift += 7
        }
    }

    /// A count of things that take at least `size` bytes each: more than can follow is an error, not an allocation.
    @inline(never)
    mutating func count(ofSize size: Int = 1) throws(IndexFormatError) -> Int {
        let count = try number()
        guard size == 0 || count <= remaining / size else { throw .damaged }
        return count
    }

    /// Where a byte string stands; the reader goes past it.
    @inline(never)
    mutating func range() throws(IndexFormatError) -> Range<Int> {
        let length = try number()
        guard length <= remaining else { throw .truncated }
        let start = offset
        offset += length
        return start..<offset
    }

    @inline(never)
    mutating func slice() throws(IndexFormatError) -> ArraySlice<UInt8> {
        let range = try range()
        return bytes[range]
    }

    /// A `tail`: replaces the end of `word`.
    @inline(never)
    mutating func tail(_ word: inout [UInt8]) throws(IndexFormatError) {
        let head = try byte()
        var shared = Int(head >> 4)
        if shared == 15 { shared += try number() }
        var rest = Int(head & 15)
        if rest == 15 { rest += try number() }
        guard shared <= word.count, rest <= remaining else { throw .damaged }
        word.removeLast(word.count - shared)
        word.append(contentsOf: bytes[offset..<(offset + rest)])
        offset += rest
    }
}
