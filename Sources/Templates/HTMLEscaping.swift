extension [UInt8] {
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
        for index in bytes.indices {
            // All five are at most “>”: one comparison settles most letters.
            guard bytes[index] <= UInt8(ascii: ">"), let reference = characterReference(bytes[index]) else { continue }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            reference.withUTF8Buffer { append(contentsOf: $0) }
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

private func characterReference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}
