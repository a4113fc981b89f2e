/// Reads what `StoredWriter` wrote. Bytes that are something else never trap: `isSound` says afterwards that what was read
/// is not to be believed.
public struct StoredReader {
    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int
    /// Whether all that was read so far can be what was written.
    public private(set) var isSound = true

    /// Reads a part of bytes.
    public init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        (offset, end) = (range.lowerBound, min(range.upperBound, bytes.count))
    }

    /// Whether all was read, and could be.
    public var isWhole: Bool { isSound && offset == end }

    /// The next number.
    public mutating func number() -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < end, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: value) }
            shift += 7
        }
        return fail(0)
    }

    /// The next number, when it is the position of one of so many things.
    public mutating func position(below limit: Int) -> Int {
        let number = number()
        return number >= 0 && number < limit ? number : fail(0)
    }

    /// The next yes or no.
    public mutating func flag() -> Bool { position(below: 2) == 1 }

    /// The next text.
    public mutating func text() -> String {
        let range = part()
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The next bytes.
    public mutating func blob() -> [UInt8] {
        let range = part()
        return Array(bytes[range])
    }

    /// The next value, where there is one.
    public mutating func optional<Value>(_ read: (inout StoredReader) -> Value) -> Value? {
        flag() ? read(&self) : nil
    }

    /// The next values.
    public mutating func each<Value>(_ read: (inout StoredReader) -> Value) -> [Value] {
        let count = number()
        // Each takes at least one byte.
        guard count >= 0, count <= end - offset else { return fail([]) }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count where isSound { values.append(read(&self)) }
        return values
    }

    /// Says that what was read is not to be believed.
    /// - Returns: what stands in for it.
    public mutating func fail<Value>(_ value: Value) -> Value {
        isSound = false
        offset = end
        return value
    }

    private mutating func part() -> Range<Int> {
        let count = number()
        guard count >= 0, count <= end - offset else { return fail(end..<end) }
        defer { offset += count }
        return offset..<offset + count
    }
}
