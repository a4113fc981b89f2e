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

    /// Control characters are escaped, bytes that are no UTF-8 become U+FFFD, `<` is escaped for good measure.
    @inline(never)
    mutating func string(_ text: [UInt8]) {
        separate()
        bytes.append(0x22)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0..<0x20, 0x3C, 0x7F:
                raw("\\u00")
                bytes.append(JSONWriter.hexadecimal(byte >> 4))
                bytes.append(JSONWriter.hexadecimal(byte & 15))
            case 0x80...:
                let width = JSONWriter.sequence(text, index)
                if width == 0 {
                    raw("\\ufffd")
                } else {
                    bytes.append(contentsOf: text[index..<(index + width)])
                    index += width - 1
                }
            default:
                bytes.append(byte)
            }
            index += 1
        }
        bytes.append(0x22)
    }

    @inline(never)
    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    @inline(never)
    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

    /// The length of the UTF-8 sequence at `index`, 0 when it is none.
    @inline(never)
    private static func sequence(_ text: [UInt8], _ index: Int) -> Int {
        let first = text[index]
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + width <= text.count else { return 0 }
        for step in 1..<width where text[index + step] & 0xC0 != 0x80 { return 0 }
        let second = text[index + 1]
        if first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0 || first == 0xF0 && second < 0x90
            || first == 0xF4 && second >= 0x90
        {
            return 0
        }
        return width
    }
}
