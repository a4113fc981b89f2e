/// The rules for paths in the site: what works from a web server, a shared drive and a USB stick alike.
enum OutputPath {
    /// Whether a path is relative and made of names of `a` to `z`, digits, `-`, `_` and `.` that every system holds.
    static func isValid(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { name in
            guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
            return name.utf8.allSatisfy(isAllowed) && FileName.isPortable(String(name))
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
