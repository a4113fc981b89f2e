internal import Files

/// The rules for paths in the site: what works from a web server, a shared drive and a USB stick alike.
enum OutputPath {
    /// Whether a path is relative and made of names of letters without accents, digits, `-`, `_` and `.` that every system holds.
    static func isValid(_ path: String) -> Bool {
        let bytes = path.utf8
        var start = bytes.startIndex
        var last = UInt8(ascii: "/")
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "/") {
                guard isPart(path[start..<index]) else { return false }
                start = bytes.index(after: index)
            } else {
                guard isAllowed(byte), byte != UInt8(ascii: ".") || last != UInt8(ascii: "/") else { return false }
            }
            last = byte
        }
        return isPart(path[start...])
    }

    /// Whether allowed bytes are a name that every system holds.
    private static func isPart(_ name: Substring) -> Bool { !name.isEmpty && FileName.isPortable(name) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
