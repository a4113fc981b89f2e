/// Writes what a search found as JSON: the one form that browser, command line and tests read.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    @inline(never)
    mutating func raw(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount { bytes.append(text.utf8Start[index]) }
    }

    /// `{` or `[`.
    @inline(never)
    mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    /// `}` or `]`.
    @inline(never)
    mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    @inline(never)
    mutating func key(_ name: StaticString) {
        separate()
        raw("\"")
        raw(name)
        raw("\":")
        needsComma = false
    }

    @inline(never)
    mutating func list(_ name: StaticString) {
        key(name)
        open(0x5B)
    }

    @inline(never)
    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    @inline(never)
    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        separate()
        raw(value ? "true" : "false")
    }

    @inline(never)
    mutating func member(_ name: StaticString, _ text: [UInt8]) {
        key(name)
        string(text)
    }

    @inline(never)
    mutating func member(_ name: StaticString, _ texts: [[UInt8]]) {
        list(name)
        for text in texts { string(text) }
        close(0x5D)
    }

    @inline(never)
    mutating func number(_ value: Int) {
        separate()
        if value < 0 { bytes.append(0x2D) }
        var unit: UInt = 1
        while value.magnitude / unit >= 10 { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(truncatingIfNeeded: value.magnitude / unit % 10) + 0x30)
            unit /= 10
        }
    }

    /// Control characters are escaped, `<` for good measure; bytes that are no UTF-8 stay for the reader to replace.
    @inline(never)
    mutating func string(_ text: [UInt8]) {
        separate()
        bytes.append(0x22)
        for byte in text {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0..<0x20, 0x3C, 0x7F:
                raw("\\u00")
                bytes.append(JSONWriter.hexadecimal(byte >> 4))
                bytes.append(JSONWriter.hexadecimal(byte & 15))
            default:
                bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    @inline(never)
    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    @inline(never)
    static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
