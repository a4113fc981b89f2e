extension StaticString {
    /// What the text says in base64 (RFC 4648), up to its first sign that says nothing.
    var decodedBase64: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8CodeUnitCount / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for index in 0..<utf8CodeUnitCount {
            guard let value = Self.value(of: utf8Start[index]) else { break }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case 0x41...0x5A: UInt32(letter) - 0x41
        case 0x61...0x7A: UInt32(letter) - 0x61 + 26
        case 0x30...0x39: UInt32(letter) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
