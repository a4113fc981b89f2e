/// Writes the numbers and byte strings of `IndexFormat`.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func fixed(_ value: UInt32) {
        for shift in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift * 8))) }
    }

    @inline(__always)
    mutating func number(_ value: Int) {
        var rest = UInt32(truncatingIfNeeded: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func string(_ value: some Collection<UInt8>) {
        number(value.count)
        bytes.append(contentsOf: value)
    }

    /// A `text`.
    mutating func text(_ value: some Sequence<UInt8>) {
        for byte in value { bytes.append(byte == 0 ? 0x20 : byte) }
        bytes.append(0)
    }

    /// A `tail` of `word` against `previous`, which becomes `word`.
    mutating func tail(_ word: ArraySlice<UInt8>, against previous: inout [UInt8]) {
        var shared = 0
        for byte in word {
            guard shared < previous.count, previous[shared] == byte else { break }
            shared += 1
        }
        let rest = word.count - shared
        bytes.append(UInt8(min(shared, 15) << 4 | min(rest, 15)))
        if shared >= 15 { number(shared - 15) }
        if rest >= 15 { number(rest - 15) }
        bytes.append(contentsOf: word.dropFirst(shared))
        previous.removeLast(previous.count - shared)
        previous.append(contentsOf: word.dropFirst(shared))
    }

    /// How many bytes a number takes.
    @inline(__always)
    static func length(_ value: Int) -> Int {
        value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5
    }
}
