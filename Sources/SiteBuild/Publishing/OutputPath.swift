internal import Files

/// The rules for paths in the site: what works from a web server, a shared drive and a USB stick alike.
enum OutputPath {
    /// Whether a path is relative and made of names of `a` to `z`, digits, `-`, `_` and `.` that every system holds.
    static func isValid(_ path: String) -> Bool {
        let bytes = path.utf8
        var start = bytes.startIndex
        while true {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
            guard let first = bytes[start..<end].first, first != UInt8(ascii: "."),
                bytes[start..<end].allSatisfy(isAllowed), FileName.isPortable(String(path[start..<end]))
            else { return false }
            if end == bytes.endIndex { return true }
            start = bytes.index(after: end)
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
