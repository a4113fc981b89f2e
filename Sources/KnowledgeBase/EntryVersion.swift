internal import Language
internal import Markup

/// What an entry says, as a short hash that readers can compare between two copies.
enum EntryVersion {
    /// Eight hexadecimal digits: FNV-1a (Fowler, Noll, Vo), 64 bits, folded to 32 by exclusive or.
    static func of(title: String, values: [FieldValue<Written>?], body: Fragment?) -> String {
        var hash = FNV1a()
        hash.add(title.utf8)
        for value in values {
            if let value { add(value, to: &hash) } else { hash.add(byte: 0) }
        }
        if let body { hash.add(body.html) }
        let digits = String(hash.value ^ hash.value >> 32 & 0xFFFF_FFFF, radix: 16)
        return String((String(repeating: "0", count: 8) + digits).suffix(8))
    }

    private static func add(_ value: FieldValue<Written>, to hash: inout FNV1a) {
        hash.add(byte: 1)
        switch value {
        case .text(let text), .file(let text): hash.add(text.utf8)
        case .integer(let number), .word(let number): hash.add(String(number).utf8)
        case .date(let date): hash.add(date.description.utf8)
        case .boolean(let flag): hash.add(byte: flag ? 1 : 0)
        case .passage(let fragment): hash.add(fragment.html)
        case .reference(let reference): hash.add(reference.text.utf8)
        case .record(let record):
            for value in record.values { if let value { add(value, to: &hash) } else { hash.add(byte: 0) } }
        case .list(let values): for value in values { add(value, to: &hash) }
        }
    }
}

/// The hash function FNV-1a with 64 bits.
struct FNV1a {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte: byte) }
        add(byte: 0xFF)
    }
}
