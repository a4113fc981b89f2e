/// The rules for names of files and folders.
package enum FileName {
    /// Whether a name is left out without a word: hidden files, and what editors and systems drop beside documents.
    static func isIgnored(_ name: String) -> Bool {
        guard let first = name.utf8.first, let last = name.utf8.last else { return false }
        switch (first, last) {
        case (UInt8(ascii: "."), _), (UInt8(ascii: "#"), UInt8(ascii: "#")), (_, UInt8(ascii: "~")): return true
        case (UInt8(ascii: "~"), _) where name.hasPrefix("~$"): return true
        default: break
        }
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return name == "__MACOSX" }
        let length = name[dot...].utf8.count
        guard length <= 11, !name.hasSuffix(".md") else { return false }
        return endingsIgnored.contains(name[dot...].dropFirst().lowercased())
            || namesIgnored.contains(name.lowercased())
    }

    /// Those of backups, of files half written and of editors at work.
    private static let endingsIgnored: Set<String> = [
        "tmp", "temp", "bak", "old", "orig", "rej", "swp", "swo", "swn", "part", "partial", "crdownload", "download",
    ]
    /// What Windows and macOS leave in folders.
    private static let namesIgnored: Set<String> = ["thumbs.db", "ehthumbs.db", "desktop.ini"]

    /// Whether Windows can hold a file or folder of this name.
    /// Source: Microsoft, "Naming Files, Paths, and Namespaces".
    package static func isPortable(_ name: Substring) -> Bool {
        guard let last = name.utf8.last, last != UInt8(ascii: "."), last != UInt8(ascii: " ") else { return false }
        return !name.utf8.contains(where: isForbidden) && !isReserved(name)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x20, 0x7F: true
        // < > : " | ? * \ /
        case 0x3C, 0x3E, 0x3A, 0x22, 0x7C, 0x3F, 0x2A, 0x5C, 0x2F: true
        default: false
        }
    }

    /// Device names are reserved in any case, and before any ending: `nul.md`, `Aux.tar.gz`, `com1 .txt`.
    private static func isReserved(_ name: Substring) -> Bool {
        switch name.utf8.first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "p"): break
        default: return false
        }
        guard
            name.utf8.prefix(8).contains(UInt8(ascii: ".")) || name.utf8.prefix(8).contains(0x20) || name.utf8.count < 8
        else {
            return false
        }
        var stem = name.prefix { $0 != "." }
        while stem.last == " " { stem.removeLast() }
        let device = stem.lowercased()
        switch device {
        case "con", "prn", "aux", "nul", "conin$", "conout$": return true
        default:
            guard device.count == 4, device.hasPrefix("com") || device.hasPrefix("lpt") else { return false }
            return device.last.map { "0123456789¹²³".contains($0) } ?? false
        }
    }
}
