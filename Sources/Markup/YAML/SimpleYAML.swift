/// The forms of YAML that need no YAML reader.
enum SimpleYAML {
    /// Whether an unquoted one-line value, without blanks around it, is nothing but a text in YAML as well.
    static func isPlainText(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, !opensStructure(bytes) else { return false }
        switch first {
        // , ] } # & * ! % @ ` ~ : the signs that YAML keeps for itself.
        case 0x2C, 0x5D, 0x7D, 0x23, 0x26, 0x2A, 0x21, 0x25, 0x40, 0x60, 0x22, 0x27: return false
        default: break
        }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x20 || byte == 0x09, previous == 0x3A { return false }
            if byte == 0x23, previous == 0x20 || previous == 0x09 { return false }
            previous = byte
        }
        return previous != 0x3A
    }

    /// Whether a value begins a list, a mapping or a block of text.
    static func opensStructure(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        switch first {
        case 0x5B, 0x7B, 0x7C, 0x3E: return true
        case 0x2D, 0x3F, 0x3A:
            return bytes.count == 1 || bytes[bytes.startIndex + 1] == 0x20 || bytes[bytes.startIndex + 1] == 0x09
        default: return false
        }
    }

    /// Whether a value is nothing but the sign that opens a block of text on the next lines: `|`, `>-`, `|2`.
    static func opensBlock(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first == 0x7C || first == 0x3E else { return false }
        return bytes.dropFirst().allSatisfy { $0 == 0x2D || $0 == 0x2B || (0x30...0x39).contains($0) }
    }

    /// Whether a value is `[[name]]`, one link and no list.
    static func isWikiLink(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: [0x5B, 0x5B]), bytes.suffix(2).elementsEqual([0x5D, 0x5D]) else { return false }
        return !bytes.dropFirst(2).dropLast(2).contains { $0 == 0x5B || $0 == 0x5D }
    }

    /// The items of `[a, b]` when all are simple texts; nil for anything else. May have blanks around them.
    static func flowItems(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
        guard range.count >= 2, bytes[range.lowerBound] == 0x5B, bytes[range.upperBound - 1] == 0x5D else { return nil }
        var items: [Range<Int>] = []
        var start = range.lowerBound + 1
        for i in start..<range.upperBound {
            switch bytes[i] {
            case 0x2C, 0x5D:
                if bytes[i] == 0x5D, i != range.upperBound - 1 { return nil }
                let blanks = bytes[start..<i].prefix { $0 == 0x20 || $0 == 0x09 }.count
                var end = i
                while end > start + blanks, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
                let item = (start + blanks)..<end
                guard !item.isEmpty, isPlainText(bytes[item]) else {
                    // `[]` and a comma after the last item.
                    guard item.isEmpty, bytes[i] == 0x5D else { return nil }
                    return items
                }
                items.append(item)
                start = i + 1
            // : { } [ have a meaning inside brackets.
            case 0x3A, 0x7B, 0x7D, 0x5B: return nil
            default: break
            }
        }
        return items
    }
}
