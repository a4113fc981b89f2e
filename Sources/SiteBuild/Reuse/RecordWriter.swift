internal import KnowledgeBase

/// Writes a record: numbers in eight bytes, little-endian, texts behind their length, a digest of all of it at the end.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func add(encoded part: [UInt8]) { bytes += part }

    /// A text that writes itself.
    mutating func addText(_ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        add(0)
        write(&bytes)
        let count = UInt64(bytes.count - start - 8).littleEndian
        withUnsafeBytes(of: count) { bytes.replaceSubrange(start..<start + 8, with: $0) }
    }

    mutating func add(word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }

    mutating func add(_ number: Int) { add(word: UInt64(truncatingIfNeeded: number)) }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes += text.utf8
    }

    mutating func add(blob: [UInt8]) {
        add(blob.count)
        bytes += blob
    }

    /// Ends the record.
    mutating func seal() {
        var hash = ContentHash()
        hash.add(bytes)
        add(word: hash.value)
    }

    mutating func add(_ positions: [Int32]) {
        add(positions.count)
        for position in positions { withUnsafeBytes(of: position.littleEndian) { bytes += $0 } }
    }

    mutating func add(words: [UInt64]) {
        add(words.count)
        for word in words { add(word: word) }
    }
}

/// Every part is nil behind the end, and where it cannot be what it says: a damaged record must not be believed.
struct RecordReader {
    private let bytes: [UInt8]
    private var offset = 0
    /// Where the digest of all of it begins.
    private let end: Int

    /// Nil for bytes that are not those that were written.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 8 else { return nil }
        (self.bytes, end) = (bytes, bytes.count - 8)
        var hash = ContentHash()
        hash.add(Array(bytes[..<end]))
        offset = end
        guard word() == hash.value else { return nil }
        offset = 0
    }

    var isAtEnd: Bool { offset == end }

    mutating func word() -> UInt64? {
        guard offset + 8 <= bytes.count else { return nil }
        defer { offset += 8 }
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }

    /// A number of things, each of at least one byte.
    mutating func count() -> Int? { count(upTo: bytes.count - offset) }

    mutating func count(upTo limit: Int) -> Int? {
        guard let word = word(), word <= UInt64(max(0, limit)) else { return nil }
        return Int(word)
    }

    mutating func text() -> String? {
        guard let count = count(), offset + count <= bytes.count else { return nil }
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }

    mutating func blob() -> [UInt8]? {
        guard let count = count(), offset + count <= bytes.count else { return nil }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func words() -> [UInt64]? {
        guard let count = count(), offset + 8 * count <= bytes.count else { return nil }
        return (0..<count).compactMap { _ in word() }
    }

    mutating func positions(below limit: Int) -> [Int32]? {
        guard let count = count(), offset + 4 * count <= bytes.count else { return nil }
        defer { offset += 4 * count }
        let positions = bytes.withUnsafeBytes { bytes in
            (0..<count).map { index in
                Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: Int32.self))
            }
        }
        return positions.allSatisfy { $0 >= 0 && Int($0) < limit } ? positions : nil
    }
}
