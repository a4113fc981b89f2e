/// How spreadsheets write tables as text, as UTF-8: UTF-16 with its mark, as "Unicode text" of Excel; Windows-1252, as its CSV
/// in French; UTF-8 with or without a mark.
enum TableEncoding {
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFF, 0xFE): return utf16(bytes.dropFirst(2)) { UInt16($0) | UInt16($1) << 8 }
        case (0xFE, 0xFF): return utf16(bytes.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) }
        default: break
        }
        if String(validating: bytes, as: UTF8.self) != nil { return bytes }
        return Array(windows1252(bytes).utf8)
    }

    /// What bytes in Windows-1252 say.
    static func windows1252(_ bytes: [UInt8]) -> String { String(String.UnicodeScalarView(bytes.map(scalar))) }

    private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            units.append(unit(bytes[index], bytes[index + 1]))
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Windows-1252 (the WHATWG Encoding Standard, index windows-1252): Latin-1 but for 0x80 to 0x9F.
    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(high[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
        0x017E, 0x0178,
    ]
}
