extension String {
    /// As part of an address (RFC 3986, §2.3): everything but unreserved characters and `/` percent-encoded.
    public var percentEncoded: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x7E: bytes.append(byte)
            default: bytes.append(percentEncoding: byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With percent-encoded bytes as what they stand for; nil where that is no UTF-8.
    public var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(Substring(rest.prefix(2))), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
