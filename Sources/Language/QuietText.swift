/// Passing over the parts of a text in which nothing is to be done, sixteen bytes at a time.
public enum QuietText {
    /// How many bytes from `index` on are quiet: spaces, lower-case letters, those with accents among them. Signs, digits,
    /// capitals and punctuation above ASCII are not, with none of their bytes when `index` is where a character begins.
    @inlinable
    public static func run(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var end = index
        while end + 16 <= bytes.count {
            let quiet = count(bytes.loadUnaligned(fromByteOffset: end, as: SIMD2<UInt64>.self))
            end += quiet
            // The sixteenth byte may begin a letter whose other byte is the next one.
            if quiet < 15 { return end - index }
        }
        return end - index + count(SIMD2(word(bytes, from: end), word(bytes, from: end + 8)))
    }

    /// Eight bytes of a text, zeros behind its end: these are not quiet.
    @inlinable
    @inline(__always)
    static func word(_ bytes: UnsafeRawBufferPointer, from index: Int) -> UInt64 {
        if index + 8 <= bytes.count { return bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
        let count = max(0, bytes.count - index)
        if bytes.count >= 8 {
            let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
            return last >> UInt64(8 * (8 - count))
        }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[index + $1]) << UInt64(8 * $1) }
    }

    /// How many of sixteen bytes are quiet before the first that is not.
    @inlinable
    @inline(__always)
    static func count(_ bytes: SIMD2<UInt64>) -> Int {
        func all(_ byte: UInt64) -> SIMD2<UInt64> { SIMD2(repeating: 0x0101_0101_0101_0101 &* byte) }
        let low = bytes & all(0x7F)
        // In the highest bit of each byte, what holds for it; no sum carries into the next byte.
        let isLetter = low &+ all(0x1F)
        let isNoSpace = (low ^ all(0x20)) &+ all(0x7F)
        let isFromA0 = low &+ all(0x60)
        // 0xC2 and 0xE2 differ in one bit.
        let isNoSign = ((low | all(0x20)) ^ all(0x62)) &+ all(0x7F)
        let others = ((bytes & ~(isFromA0 & isNoSign)) | (~bytes & (~isLetter & isNoSpace))) & all(0x80)
        // A second byte below 0xA0 makes the first one a capital's or a sign's; behind the last byte may stand one.
        let isBelowA0 = bytes & ~isFromA0 & all(0x80)
        let first = others[0] | isBelowA0[0] >> 8 | isBelowA0[1] << 56
        if first != 0 { return first.trailingZeroBitCount / 8 }
        let isCut = bytes[1] & (bytes[1] << 1) & (1 << 63)
        return 8 + (others[1] | isBelowA0[1] >> 8 | isCut).trailingZeroBitCount / 8
    }
}
