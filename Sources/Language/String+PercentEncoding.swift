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
}
