internal import Language

/// A JSON value that is written the same way every time: keys in the order given, no floating point.
///
/// Can be written as literals: `["version": 1, "items": ["a", true, .null]]`.
public indirect enum JSONText: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSONText])
    case object([Member])

    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// Written as it is; keys of one object should differ, which is not checked.
        public var key: String
        /// What stands after the colon.
        public var value: JSONText

        /// Joins a key and a value.
        public init(_ key: String, _ value: JSONText) {
            self.key = key
            self.value = value
        }
    }

    /// On one line, without blanks or final line break.
    public var compact: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With two spaces per level and a final line break, for people and version control.
    public var indented: String {
        var bytes: [UInt8] = []
        write(into: &bytes, level: 0)
        bytes.append(0x0A)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the value to UTF-8 text; on one line when `level` is nil, else indented from that level.
    public func write(into bytes: inout [UInt8], level: Int? = nil) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: String(value).utf8)
        case .string(let text): JSONText.quote(text, into: &bytes)
        case .array(let items):
            JSONText.writeList(items, between: (0x5B, 0x5D), into: &bytes, level: level) { item, bytes, level in
                item.write(into: &bytes, level: level)
            }
        case .object(let members):
            JSONText.writeList(members, between: (0x7B, 0x7D), into: &bytes, level: level) { member, bytes, level in
                JSONText.quote(member.key, into: &bytes)
                bytes.append(0x3A)
                if level != nil { bytes.append(0x20) }
                member.value.write(into: &bytes, level: level)
            }
        }
    }

    private static func writeList<Item>(
        _ items: [Item], between signs: (UInt8, UInt8), into bytes: inout [UInt8], level: Int?,
        write: (Item, inout [UInt8], Int?) -> Void
    ) {
        func breakLine(_ level: Int) {
            bytes.append(0x0A)
            bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
        }
        bytes.append(signs.0)
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            if let level { breakLine(level + 1) }
            write(item, &bytes, level.map { $0 + 1 })
        }
        if let level, !items.isEmpty { breakLine(level) }
        bytes.append(signs.1)
    }
}

extension JSONText {
    /// Appends a text in quotes (RFC 8259, §7). `<`, U+2028 and U+2029 are escaped too, so that the JSON can stand
    /// inside a script element.
    public static func quote(_ text: String, into bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { quote($0, into: &bytes) }
    }

    /// The same for a text in UTF-8.
    public static func quote(_ source: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        var (copied, index) = (0, 0)
        while true {
            index = QuietText.firstEscaped(source, from: index)
            guard index < source.count else { break }
            let byte = source[index]
            // U+2028 and U+2029 are the three bytes E2 80 A8 and E2 80 A9.
            if byte == 0xE2 {
                guard index + 2 < source.count, source[index + 1] == 0x80, source[index + 2] & 0xFE == 0xA8 else {
                    index += 1
                    continue
                }
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<index]))
            bytes.append(0x5C)
            switch byte {
            case 0x22, 0x5C: bytes.append(byte)
            case 0x0A: bytes.append(0x6E)
            case 0x0D: bytes.append(0x72)
            case 0x09: bytes.append(0x74)
            case 0xE2: bytes.append(contentsOf: (source[index + 2] == 0xA8 ? "u2028" : "u2029").utf8)
            default:
                bytes.append(contentsOf: "u00".utf8)
                bytes.append(hexadecimal: byte)
            }
            index += byte == 0xE2 ? 3 : 1
            copied = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied...]))
        bytes.append(0x22)
    }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Values in the order of the literal.
    public init(arrayLiteral elements: JSONText...) { self = .array(elements) }
    /// Keeps the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
