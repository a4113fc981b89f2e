import Language

/// A one-line text in quotes, with YAML's escapes (YAML 1.2.2, §5.7 and §7.3).
enum QuotedText {
    enum Result: Equatable {
        /// Not quoted from the first to the last byte.
        case notQuoted
        case text(String)
        /// An escape that YAML does not know, or that stands for a control character; the offset of its `\`.
        case badEscape(Int)
    }

    /// Reads `bytes`, which have no blanks around them.
    static func read(_ bytes: ArraySlice<UInt8>) -> Result {
        guard bytes.count >= 2, let quote = bytes.first, quote == 0x22 || quote == 0x27, bytes.last == quote else {
            return .notQuoted
        }
        let inner = bytes.dropFirst().dropLast()
        return quote == 0x27 ? single(inner) : double(inner)
    }

    private static func single(_ bytes: ArraySlice<UInt8>) -> Result {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var i = bytes.startIndex
        while i < bytes.endIndex {
            if bytes[i] == 0x27 {
                guard i + 1 < bytes.endIndex, bytes[i + 1] == 0x27 else { return .notQuoted }
                i += 1
            }
            result.append(bytes[i])
            i += 1
        }
        return .text(String(decoding: result, as: UTF8.self))
    }

    private static func double(_ bytes: ArraySlice<UInt8>) -> Result {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var bad: Int?
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let byte = bytes[i]
            if byte == 0x22 { return .notQuoted }
            guard byte == 0x5C else {
                result.append(byte)
                i += 1
                continue
            }
            // The closing quote belongs to the escape: the text does not end here.
            guard i + 1 < bytes.endIndex else { return .notQuoted }
            if let (scalar, length) = escape(bytes[(i + 1)...]) {
                result.append(contentsOf: String(Character(scalar)).utf8)
                i += 1 + length
            } else {
                bad = bad ?? i
                i += 2
            }
        }
        if let bad { return .badEscape(bad) }
        return .text(String(decoding: result, as: UTF8.self))
    }

    /// The character that the bytes after a `\` stand for, and how many they are.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        switch bytes.first {
        case 0x74, 0x09: return ("\t", 1)
        case 0x6E: return ("\n", 1)
        case 0x20: return (" ", 1)
        case 0x22: return ("\"", 1)
        case 0x2F: return ("/", 1)
        case 0x5C: return ("\\", 1)
        case 0x5F: return ("\u{A0}", 1)
        case 0x4C: return ("\u{2028}", 1)
        case 0x50: return ("\u{2029}", 1)
        case 0x78: return hexadecimal(bytes.dropFirst().prefix(2), 2)
        case 0x75: return hexadecimal(bytes.dropFirst().prefix(4), 4)
        case 0x55: return hexadecimal(bytes.dropFirst().prefix(8), 8)
        default: return nil
        }
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>, _ count: Int) -> (Unicode.Scalar, Int)? {
        guard digits.count == count, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value),
            value >= 0xA0 && !InvisibleCharacter.isNeverOfUse(value) || (0x20..<0x7F).contains(value) || value == 0x09
                || value == 0x0A
        else { return nil }
        return (scalar, count + 1)
    }
}
