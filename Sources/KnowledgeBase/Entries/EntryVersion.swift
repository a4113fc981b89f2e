internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// What an entry says, as a short hash that readers can compare between two copies.
struct EntryVersion {
    let hash: UInt64

    /// Neither the order of a kind's fields nor those that the entry leaves empty make a difference; nor does a visa's
    /// seal, which is a hash of all that the file says, to whomever.
    /// - Parameter written: where the values stand; what stands nowhere is not the entry's own.
    init(
        title: String, values: [FieldValue<Linked>?], written: [Place?], body: LinkedPassage?, of kind: Kind,
        _ names: EntryNames
    ) {
        var sum: UInt64 = 0
        for (field, declared) in kind.fields.identified where field != kind.visa?.fingerprint {
            guard let value = values[field], written[field] != nil else { continue }
            var hash = ContentHash()
            hash.add(declared.key)
            Self.add(value, to: &hash, names)
            sum &+= hash.value
        }
        var hash = ContentHash()
        // A title made of references says nothing that the fields do not.
        if !kind.title.hasReference(of: kind) { hash.add(title) }
        hash.add(word: sum)
        if let body { Self.add(body, to: &hash, names) }
        self.hash = hash.value
    }

    /// Eight hexadecimal digits: 64 bits, folded to 32 by exclusive or.
    static func text(_ value: UInt64) -> String {
        String(hexadecimal: UInt32(truncatingIfNeeded: value ^ value >> 32))
    }

    private static func add(_ value: FieldValue<Linked>, to hash: inout ContentHash, _ names: EntryNames) {
        hash.add(byte: 1)
        switch value {
        case .text(let text), .file(let text), .reference(.text(let text)): hash.add(text)
        case .integer(let number), .word(let number): hash.add(number)
        case .date(let date): hash.add(date.dayNumber)
        case .boolean(let flag): hash.add(byte: flag ? 1 : 0)
        case .passage(let passage): add(passage, to: &hash, names)
        case .reference(.entry(let id)): hash.add(word: names.hash(of: id))
        case .record(let record):
            for value in record.values { if let value { add(value, to: &hash, names) } else { hash.add(byte: 0) } }
        case .list(let values): for value in values { add(value, to: &hash, names) }
        }
    }

    private static func add(_ passage: LinkedPassage, to hash: inout ContentHash, _ names: EntryNames) {
        hash.add(passage.fragment.html)
        passage.addTargets(to: &hash, names)
    }
}

/// A hash of texts, eight bytes at a time: exclusive or and multiplication as in FNV-1a (Fowler, Noll, Vo), then a
/// rotation; mixed at the end as in SplitMix64 (Steele, Lea, Flood). The same on every machine.
public struct ContentHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Of nothing yet.
    public init() {}

    /// All that was added so far.
    public var value: UInt64 {
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func add(byte: UInt8) { add(word: UInt64(byte)) }

    /// Adds a text; two texts one after the other are not the same as their join.
    public mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    /// Adds bytes, on the same terms.
    public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// Of a part of bytes, and nothing else.
    public init(of bytes: [UInt8], in range: Range<Int>) {
        bytes.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    /// The last word is filled with zeros; the length behind it tells texts apart that end in zeros.
    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        while index + 8 <= bytes.count {
            add(word: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var last: UInt64 = 0
        for position in index..<bytes.count { last |= UInt64(bytes[position]) << UInt64(8 * (position - index)) }
        add(word: last)
        add(word: UInt64(bytes.count))
    }

    /// Adds a number. The multiplier is odd and fills all 64 bits; the rotation brings the high bits, where it mixes
    /// best, back down.
    public mutating func add(word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state = state << 29 | state >> 35
    }

    mutating func add(_ number: Int) { add(word: UInt64(bitPattern: Int64(number))) }
}
