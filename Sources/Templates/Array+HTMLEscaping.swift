extension Array<UInt8> {
    /// Appends a text as UTF-8, with `& < > " '` replaced by character references, so that it can stand in HTML text
    /// and in quoted attributes.
    public mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Copies the runs between the five characters at once; they are ASCII, so they never stand inside another
    /// character's bytes.
    private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in 0..<bytes.count where isSpecial(bytes[index]) {
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            characterReference(bytes[index]).withUTF8Buffer { append(contentsOf: $0) }
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Appends a number in decimal.
    mutating func append(decimal number: Int) {
        var text = String(number)
        text.withUTF8 { append(contentsOf: $0) }
    }
}

/// Whether a byte is one of `& < > " '`: all five are below 64, so one word holds a bit for each.
private func isSpecial(_ byte: UInt8) -> Bool {
    let bits: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
    return byte < 64 && bits &>> UInt64(byte) & 1 == 1
}

private func characterReference(_ special: UInt8) -> StaticString {
    switch special {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
}
