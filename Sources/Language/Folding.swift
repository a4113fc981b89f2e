extension StringProtocol {
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
        if isSlug { return String(self) }
        let folded = folded
        return String(unsafeUninitializedCapacity: folded.utf8.count) { bytes in
            var count = 0
            for byte in folded.utf8 {
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

/// How single characters fold. Covers Latin-1, Latin Extended-A, Latin Extended
/// Additional, the Romanian letters with comma below and combining marks; other scripts are lower-cased.
enum Folding {
    enum Result {
        case drop
        case space
        case byte(UInt8)
        case text(String)
    }

    /// The folded form of a text of ASCII and of letters from U+00C0 to U+00FF, what French is mostly made of; nil
    /// when it holds anything else.
    static func foldedLatin(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard text.allSatisfy({ $0 < 0xC0 || $0 == 0xC3 }) else { return nil }
        // Two bytes become one or two: the folded form is never longer.
        return String(unsafeUninitializedCapacity: text.count) { bytes in
            var count = 0
            var pendingSpace = false
            var index = 0
            func put(_ byte: UInt8) {
                if pendingSpace {
                    bytes[count] = 0x20
                    count += 1
                    pendingSpace = false
                }
                bytes[count] = byte
                count += 1
            }
            while index < text.count {
                let byte = text[index]
                index += 1
                switch byte {
                case 0x41...0x5A: put(byte + 0x20)
                case 0x09...0x0D, 0x20: pendingSpace = count > 0
                case ..<0x80: put(byte)
                case 0xC3 where index < text.count:
                    let second = text[index]
                    index += 1
                    switch second {
                    case 0x86, 0xA6:
                        put(0x61)
                        put(0x65)
                    case 0x9F:
                        put(0x73)
                        put(0x73)
                    default: put(latin[Int(second & 0x3F)])
                    }
                default: continue
                }
            }
            return count
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
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0x300...0x36F: return .drop
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
    private static let latin = Array(
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
