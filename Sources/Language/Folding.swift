extension String {
    /// The form in which names are compared: lower case, without accents, ligatures undone, apostrophes and spaces of
    /// one kind each, runs of spaces as one, none at the ends. `"L’Élan  vital"` gives `"l'elan vital"`.
    public var folded: String {
        utf8.withContiguousStorageIfAvailable(Folding.foldedLatin).flatMap { $0 } ?? foldedByScalars
    }

    /// Any text, scalar by scalar.
    private var foldedByScalars: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var pendingSpace = false
        for scalar in unicodeScalars {
            switch Folding.fold(scalar) {
            case .drop: continue
            case .space: pendingSpace = !bytes.isEmpty
            case .byte(let byte):
                if pendingSpace { bytes.append(0x20) }
                pendingSpace = false
                bytes.append(byte)
            case .text(let text):
                if pendingSpace { bytes.append(0x20) }
                pendingSpace = false
                bytes.append(contentsOf: text.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The form of names in addresses and in keys outside YAML: folded, anything but letters and digits as one `-`.
    /// `"valable jusqu'au"` gives `"valable-jusqu-au"`. Letters of other scripts are kept out; may be empty.
    public var slug: String {
        if isSlug { return self }
        var folded = folded
        return folded.withUTF8 { folded in
            String(unsafeUninitializedCapacity: folded.count) { bytes in
                var count = 0
                for byte in folded {
                    switch byte {
                    case 0x30...0x39, 0x61...0x7A:
                        bytes[count] = byte
                        count += 1
                    default:
                        guard count > 0, bytes[count - 1] != 0x2D else { continue }
                        bytes[count] = 0x2D
                        count += 1
                    }
                }
                return count > 0 && bytes[count - 1] == 0x2D ? count - 1 : count
            }
        }
    }

    /// Whether the text is its own slug, as identifiers are.
    private var isSlug: Bool {
        var last: UInt8 = 0x2D
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: break
            case 0x2D where last != 0x2D: break
            default: return false
            }
            last = byte
        }
        return last != 0x2D
    }

    /// The folded words without punctuation, for comparing subjects: `"Zone inondable !"` equals `"zone inondable"`.
    public var foldedWords: String {
        slug.isEmpty ? folded : String(decoding: slug.utf8.map { $0 == 0x2D ? 0x20 : $0 }, as: UTF8.self)
    }
}

extension Substring {
    /// As for a whole text.
    public var folded: String { String(self).folded }
    /// As for a whole text.
    public var slug: String { String(self).slug }
    /// As for a whole text.
    public var foldedWords: String { String(self).foldedWords }
}

/// How single characters fold. Covers Latin-1, Latin Extended-A, Latin Extended
/// Additional, the Romanian letters with comma below and combining marks; other scripts are lower-cased.
enum Folding {
    enum Result {
        case drop
        case space
        case byte(UInt8)
        case text(String)
    }

    /// The folded form of a text of letters up to U+017F and of the spaces, dashes and quotes of U+2000 to U+203F, what
    /// French is made of; nil when it holds anything else.
    static func foldedLatin(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var isLatin = true
        // Two bytes become one or two: the folded form is never longer.
        let folded = String(unsafeUninitializedCapacity: text.count) { bytes in
            var out = FoldedBytes(bytes: bytes)
            var index = 0
            while index < text.count {
                let byte = text[index]
                index += 1
                switch byte {
                case 0x41...0x5A: out.put(byte + 0x20)
                case 0x09...0x0D, 0x20: out.putSpace()
                case ..<0x80: out.put(byte)
                case 0xC2...0xC5 where index < text.count:
                    out.put(latin: UInt32(byte & 0x1F) << 6 | UInt32(text[index] & 0x3F))
                    index += 1
                case 0xE2 where index + 1 < text.count && text[index] == 0x80:
                    out.put(punctuation: text[index + 1])
                    index += 2
                default:
                    isLatin = false
                    return 0
                }
            }
            return out.count
        }
        return isLatin ? folded : nil
    }

    /// Folded text while it is written.
    private struct FoldedBytes {
        let bytes: UnsafeMutableBufferPointer<UInt8>
        var count = 0
        private var pendingSpace = false

        init(bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func putSpace() { pendingSpace = count > 0 }

        mutating func put(_ byte: UInt8) {
            if pendingSpace {
                bytes[count] = 0x20
                count += 1
                pendingSpace = false
            }
            bytes[count] = byte
            count += 1
        }

        /// A scalar from U+0080 to U+017F.
        mutating func put(latin value: UInt32) {
            switch value {
            case 0xA0: putSpace()
            case 0xAD: break
            case 0xC6, 0xE6: put(0x61, 0x65)
            case 0x152, 0x153: put(0x6F, 0x65)
            case 0xDF: put(0x73, 0x73)
            case 0x132, 0x133: put(0x69, 0x6A)
            case ..<0xC0: put(0xC2, UInt8(value))
            default: put(Folding.latin[Int(value - 0xC0)])
            }
        }

        /// A scalar from U+2000 to U+203F, by the last byte of its UTF-8.
        mutating func put(punctuation last: UInt8) {
            switch last {
            case 0x80...0x8A, 0xAF: putSpace()
            case 0x8B...0x8F, 0xAA...0xAE: break
            case 0x90...0x95: put(0x2D)
            case 0x98, 0x99: put(0x27)
            default:
                put(0xE2, 0x80)
                put(last)
            }
        }

        private mutating func put(_ first: UInt8, _ second: UInt8) {
            put(first)
            put(second)
        }
    }

    static func fold(_ scalar: Unicode.Scalar) -> Result {
        let value = scalar.value
        if value < 0x80 {
            switch value {
            case 0x09...0x0D, 0x20: return .space
            case 0x41...0x5A: return .byte(UInt8(value) + 0x20)
            default: return .byte(UInt8(value))
            }
        }
        switch value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x300...0x36F,
            _ where InvisibleCharacter.isInvisible(value):
            return .drop
        case 0x2018, 0x2019, 0x2BC, 0xFF07: return .byte(0x27)
        case 0x2010...0x2015: return .byte(0x2D)
        case 0xC6, 0xE6: return .text("ae")
        case 0x152, 0x153: return .text("oe")
        case 0xDF, 0x1E9E: return .text("ss")
        case 0x132, 0x133: return .text("ij")
        case 0xC0...0x17F: return .byte(latin[Int(value - 0xC0)])
        case 0x212B: return .byte(0x61)
        case 0x218, 0x219: return .byte(0x73)
        case 0x21A, 0x21B: return .byte(0x74)
        case 0x1E00...0x1EFF: return .byte(latinAdditional[Int(value - 0x1E00)])
        default: return .text(scalar.properties.lowercaseMapping)
        }
    }

    /// The base letters of U+00C0 to U+017F in order; signs that are no letters stand for themselves as `x` and `/`.
    fileprivate static let latin = Array(
        ("aaaaaaaceeeeiiiidnooooox" + "ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
            + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// The base letters of U+1E00 to U+1EFF in order: those of Vietnamese and Welsh names among them.
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
            + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
            + "wwwwwwwwwwxxxxyyzzzzzzhtwyassssdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
            + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy").utf8)
}

/// How single letters fold where whole texts would cost too much.
public enum LatinLetter {
    /// One or two small ASCII letters for a letter from U+00C0 to U+017F; nil for what is no letter.
    public static func folded(_ value: UInt32) -> (UInt8, UInt8?)? {
        switch value {
        case 0xD7, 0xF7: nil
        case 0xC6, 0xE6: (0x61, 0x65)
        case 0x152, 0x153: (0x6F, 0x65)
        case 0xDF: (0x73, 0x73)
        case 0x132, 0x133: (0x69, 0x6A)
        case 0xC0...0x17F: (Folding.latin[Int(value - 0xC0)], nil)
        default: nil
        }
    }
}
