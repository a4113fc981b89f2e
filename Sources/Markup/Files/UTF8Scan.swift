/// What one pass over a file's bytes tells: validity, control characters, CRLF, and whether normal form C must be made.
struct UTF8Scan {
    /// 3 after a byte order mark, else 0.
    private(set) var start = 0
    /// The offset of the first byte that is not UTF-8; nothing after it was looked at.
    private(set) var firstInvalid: Int?
    /// The offsets of control characters other than tab, LF and the CR of CRLF (U+0080 to U+009F: of their first byte).
    private(set) var controls: [Int] = []
    private(set) var hasCRLF = false
    /// Whether a character outside those that are sure to be in normal form C was met.
    private(set) var mayNeedComposing = false
    /// Whether a character was met that may be one that nobody sees.
    private(set) var mayHoldInvisibles = false

    init(_ buffer: UnsafeRawBufferPointer) {
        if buffer.count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
        var i = start
        while i < buffer.count {
            // Eight bytes at a time while they are printable ASCII; then on to the first that is not.
            while i + 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: i, as: UInt64.self))
                let high =
                    (word | (word &+ 0x0101_0101_0101_0101) | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080
                guard high == 0 else {
                    // Carries and borrows only touch the bytes above: the lowest is right.
                    i += high.trailingZeroBitCount / 8
                    break
                }
                i += 8
            }
            guard i < buffer.count else { return }
            let byte = buffer[i]
            if byte < 0x80 {
                if byte < 0x20 || byte == 0x7F { control(byte, buffer, i) }
                i += 1
            } else if byte >= 0xC3, byte <= 0xCB, i + 1 < buffer.count, buffer[i + 1] & 0xC0 == 0x80 {
                // Most accented letters: nothing in them calls for a closer look.
                i += 2
            } else {
                let length = UTF8Scan.length(buffer, i)
                guard length > 0 else {
                    firstInvalid = i
                    return
                }
                look(buffer, i, byte)
                i += length
            }
        }
    }

    private mutating func control(_ byte: UInt8, _ buffer: UnsafeRawBufferPointer, _ i: Int) {
        switch byte {
        case 0x09, 0x0A: break
        case 0x0D where i + 1 < buffer.count && buffer[i + 1] == 0x0A: hasCRLF = true
        default: controls.append(i)
        }
    }

    /// Looks at a character above ASCII. Below U+0300 all are in normal form C (UAX #15, NFC_Quick_Check), as are the
    /// punctuation, currency, arrows and pictures that French text holds; for the others the text is composed.
    private mutating func look(_ buffer: UnsafeRawBufferPointer, _ i: Int, _ byte: UInt8) {
        switch byte {
        case 0xC2:
            if buffer[i + 1] < 0xA0 { controls.append(i) }
            if buffer[i + 1] == 0xAD { mayHoldInvisibles = true }
        case 0xC3...0xCB: break
        case 0xE2:
            switch buffer[i + 1] {
            case 0x80:
                if buffer[i + 2] < 0x82 { mayNeedComposing = true }
                if (0x8B...0x8F).contains(buffer[i + 2]) || (0xAA...0xAE).contains(buffer[i + 2]) {
                    mayHoldInvisibles = true
                }
            case 0x81:
                mayHoldInvisibles = mayHoldInvisibles || buffer[i + 2] >= 0xA0
            case 0x82, 0x85...0x8B, 0x8D...0xAA: break
            default: mayNeedComposing = true
            }
        case 0xF0: if buffer[i + 1] != 0x9F { mayNeedComposing = true }
        default:
            mayNeedComposing = true
            mayHoldInvisibles = true
        }
    }

    /// The length of the UTF-8 sequence at `i`, 2 to 4; 0 when it is none (Unicode 16, table 3-7).
    private static func length(_ buffer: UnsafeRawBufferPointer, _ i: Int) -> Int {
        let lead = buffer[i]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0:
            length = 3
            second = 0xA0...0xBF
        case 0xED:
            length = 3
            second = 0x80...0x9F
        case 0xE1...0xEF: length = 3
        case 0xF0:
            length = 4
            second = 0x90...0xBF
        case 0xF1...0xF3: length = 4
        case 0xF4:
            length = 4
            second = 0x80...0x8F
        default: return 0
        }
        guard i + length <= buffer.count, second.contains(buffer[i + 1]) else { return 0 }
        for k in 2..<max(length, 2) where buffer[i + k] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
