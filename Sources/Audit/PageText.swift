/// Bytes of a page: a text or the value of an attribute.
struct PageText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether character references stand in it as they were written.
    let isWritten: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, isWritten: Bool) {
        self.bytes = bytes
        self.isWritten = isWritten
    }

    /// Whether `appendRead` gives what a browser reads: all its character references are of the sorts that the generator
    /// writes.
    var isPlain: Bool {
        guard isWritten, bytes.contains(UInt8(ascii: "&")) else { return true }
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
            guard let (_, next) = Self.reference(bytes, start) else { return false }
            index = next
        }
        return true
    }

    /// Appends what it says, character references replaced.
    func appendRead(to buffer: inout [UInt8]) {
        guard isWritten, bytes.contains(UInt8(ascii: "&")) else { return buffer.append(contentsOf: bytes) }
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let (byte, next) = Self.reference(bytes, index) {
                buffer.append(byte)
                index = next
            } else {
                buffer.append(bytes[index])
                index += 1
            }
        }
    }

    /// The text as a value.
    var read: String {
        var buffer: [UInt8] = []
        appendRead(to: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    /// The character of a reference and what follows it.
    private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt8, Int)? {
        let rest = bytes[start...].prefix(6)
        for (text, byte): (StaticString, UInt8) in [
            ("&#39;", 0x27), ("&amp;", 0x26), ("&quot;", 0x22), ("&lt;", 0x3C), ("&gt;", 0x3E),
        ] {
            let isIt = text.withUTF8Buffer { rest.starts(with: $0) }
            if isIt { return (byte, start + text.utf8CodeUnitCount) }
        }
        return nil
    }
}

extension Array<UInt8> {
    /// Spaces of all sorts joined to one and taken off both ends, from a position on.
    mutating func joinSpaces(from start: Int) {
        var written = start
        var index = start
        var isAfterSpace = true
        while index < count {
            let byte = self[index]
            var length = 1
            var isSpace = byte <= 0x20
            if byte == 0xC2, index + 1 < count, self[index + 1] == 0xA0 { (isSpace, length) = (true, 2) }
            if byte == 0xE2, index + 2 < count, self[index + 1] == 0x80, self[index + 2] == 0xAF {
                (isSpace, length) = (true, 3)
            }
            if !isSpace {
                self[written] = byte
                written += 1
            } else if !isAfterSpace {
                self[written] = 0x20
                written += 1
            }
            isAfterSpace = isSpace
            index += length
        }
        if written > start, self[written - 1] == 0x20 { written -= 1 }
        removeSubrange(written...)
    }
}
