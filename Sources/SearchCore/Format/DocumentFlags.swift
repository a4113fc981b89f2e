/// What the ranking knows of a document without loading its page, one byte.
public struct DocumentFlags: Sendable, Equatable {
    var byte: UInt8

    init(byte: UInt8) { self.byte = byte }

    /// - Parameter priority: 0 to 7; 4 is an ordinary document; each step below it is worth a fifth of the score, above it, to queries of several words, a fifth more.
    public init(inForce: Bool, hasCard: Bool, priority: UInt8) {
        byte = (inForce ? 0 : 1) | (hasCard ? 2 : 0) | min(priority, 7) << 2
    }

    var inForce: Bool { byte & 1 == 0 }
    var hasCard: Bool { byte & 2 != 0 }
    var priority: Int { Int(byte >> 2 & 7) }
}

/// The lengths of a document, one byte: words of the title (low four bits, 15 = 15 or more) and the class of the body's length.
struct DocumentLength {
    var byte: UInt8

    init(byte: UInt8) { self.byte = byte }

    init(title: Int, body: Int) {
        var group = 0
        while group < 15, DocumentLength.words(inClass: group + 1) <= body { group += 1 }
        byte = UInt8(group << 4 | min(title, 15))
    }

    var title: Int { Int(byte & 15) }
    var body: Int { DocumentLength.words(inClass: Int(byte >> 4)) }

    /// Classes grow by the square root of two and more: 0, 16, 24, 32, 48 … 2048, then 4096.
    static func words(inClass group: Int) -> Int {
        if group == 0 { return 8 }
        let base = 16 << ((group - 1) / 2)
        return group & 1 == 1 ? base : base + base / 2
    }
}

/// How often a word stands in a body, in three bits.
enum Frequency {
    static func group(_ count: Int) -> Int {
        count <= 3 ? count : count <= 5 ? 4 : count <= 8 ? 5 : count <= 13 ? 6 : 7
    }

    /// The occurrences that a class stands for, in 1/64.
    static func value(_ group: Int) -> Int {
        switch group {
        case 0: 0
        case 1: 64
        case 2: 128
        case 3: 192
        case 4: 284
        case 5: 440
        case 6: 690
        default: 1150
        }
    }
}

/// The fields of a document that a posting names beside its body.
struct FieldSet {
    static let heading = 1 << 3
    static let title = 1 << 4
    static let column = 1 << 5
    static let row = 1 << 6
    static let name = 1 << 7
    static let alias = 1 << 8
    /// The word asks for what the document is or has.
    static let asked = 1 << 9
    static let all = 0x3F8
    /// Width of a payload.
    static let bits = 10
}
