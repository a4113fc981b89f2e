public import Diagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text file as every later stage reads it: valid UTF-8 in normal form C, lines that end with LF, no byte order mark,
/// no control characters but tab and LF.
public struct SourceFile: Sendable {
    /// The path that diagnostics print, `/`-separated.
    public let path: String
    /// The text, in UTF-8.
    public let bytes: [UInt8]
    /// The offset of each line's first byte, ascending; the first is 0.
    let lineStarts: [UInt32]

    /// Takes bytes that already are what the type promises; `decode` is the way for bytes from elsewhere.
    init(path: String, checked bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lineStarts = SourceFile.lineStarts(of: bytes)
    }

    /// The number of lines; what follows the last LF is a line only when it is not empty.
    public var lineCount: Int { lineStarts.count - (bytes.last == 0x0A ? 1 : 0) }

    /// The bytes of a line without its LF; empty for a line that does not exist. `line` is 1-based.
    public func range(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = Int(lineStarts[line - 1])
        let end = line < lineStarts.count ? Int(lineStarts[line]) - 1 : bytes.count
        return start..<end
    }

    /// The text of a line without its LF. `line` is 1-based.
    public func text(ofLine line: Int) -> String { text(range(ofLine: line)) }

    /// The text of a range of bytes, cut to the file's ends.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The 1-based line that holds the byte at `offset`.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The place of the byte at `offset`, 0-based, cut to the file's ends.
    public func place(at offset: Int) -> Place {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        let start = Int(lineStarts[line - 1])
        return Place(path, line: line, column: CharacterCount.of(bytes[start..<offset]) + 1)
    }

    /// The place of a 1-based line and a 1-based column in bytes, as cmark counts them, cut to the line's end.
    public func place(line: Int, byteColumn: Int) -> Place {
        let range = range(ofLine: line)
        return place(at: min(range.lowerBound + max(byteColumn - 1, 0), range.upperBound))
    }

    private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
        bytes.withUnsafeBytes { buffer in
            var starts: [UInt32] = [0]
            guard let base = buffer.baseAddress else { return starts }
            starts.reserveCapacity(buffer.count / 48 + 4)
            var offset = 0
            while offset < buffer.count, let found = memchr(base + offset, 0x0A, buffer.count - offset) {
                offset = UnsafeRawPointer(found) - base + 1
                starts.append(UInt32(truncatingIfNeeded: offset))
            }
            return starts
        }
    }
}

/// Counts characters (grapheme clusters) in UTF-8.
enum CharacterCount {
    /// Without `String` as long as all is Latin and composed, or punctuation: there each scalar is a cluster. No CR.
    static func of(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var index = 0
            let raw = UnsafeRawBufferPointer(bytes)
            while index < bytes.count {
                while index + 8 <= bytes.count,
                    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                    count += 8
                }
                guard index < bytes.count else { break }
                defer { index += 1 }
                let byte = bytes[index]
                if byte < 0x80 {
                    count += 1
                } else if byte >= 0xC0 {
                    guard isAlone(bytes, at: index) else { return String(decoding: bytes, as: UTF8.self).count }
                    count += 1
                }
            }
            return count
        }
    }

    /// Whether the scalar that begins at `index` is sure to be a cluster of its own. From U+0300 on, scalars may
    /// combine; of those above, the dashes and quotes U+2010 to U+2027 and the narrow space U+202F do not.
    static func isAlone(_ bytes: Bytes, at index: Int) -> Bool {
        if bytes[index] < 0xCC { return true }
        guard bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return false }
        return (0x90...0xA7).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF
    }
}
