extension Array<UInt8> {
    /// Appends a byte as two digits, as text has them: `0a`.
    public mutating func append(hexadecimal byte: UInt8) {
        append(digit(byte >> 4, ten: UInt8(ascii: "a")))
        append(digit(byte & 15, ten: UInt8(ascii: "a")))
    }

    /// Appends a byte as addresses have it, with the capitals that RFC 3986 (§2.1) asks for: `%0A`.
    public mutating func append(percentEncoding byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(digit(byte >> 4, ten: UInt8(ascii: "A")))
        append(digit(byte & 15, ten: UInt8(ascii: "A")))
    }
}

extension String {
    /// Two digits for each byte, in lower case.
    public init(hexadecimal bytes: some Sequence<UInt8>) {
        var digits: [UInt8] = []
        for byte in bytes { digits.append(hexadecimal: byte) }
        self.init(decoding: digits, as: UTF8.self)
    }

    /// Two digits for each byte of the number, in lower case: `0000000a`.
    public init<Number: FixedWidthInteger & UnsignedInteger>(hexadecimal number: Number) {
        self.init(unsafeUninitializedCapacity: Number.bitWidth / 4) { digits in
            for index in digits.indices {
                let shift = 4 * (Number.bitWidth / 4 - 1 - index)
                digits[index] = digit(UInt8(truncatingIfNeeded: number &>> Number(shift)) & 15, ten: UInt8(ascii: "a"))
            }
            return Number.bitWidth / 4
        }
    }
}

/// The digit of a value below 16; `ten` is the digit of 10.
private func digit(_ value: UInt8, ten: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : ten - 10 + value }
