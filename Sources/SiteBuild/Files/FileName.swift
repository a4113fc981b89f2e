/// The rules for names of files and folders.
enum FileName {
    /// Whether a name is left out without a word: hidden files, and what editors and systems drop beside documents.
    static func isIgnored(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasPrefix("#") && name.hasSuffix("#")
            || name.hasSuffix("~") || name.hasSuffix(".tmp") || name == "thumbs.db" || name == "desktop.ini"
    }

    /// Whether Windows can hold a file or folder of this name.
    /// Source: Microsoft, "Naming Files, Paths, and Namespaces".
    static func isPortable(_ name: String) -> Bool {
        guard let last = name.utf8.last, last != UInt8(ascii: "."), last != UInt8(ascii: " ") else { return false }
        return !name.utf8.contains { $0 < 0x20 || $0 == 0x7F || forbidden.contains($0) } && !isReserved(name)
    }

    private static let forbidden = Array(#"<>:"|?*\/"#.utf8)

    /// Device names are reserved in any case, and before any ending: `nul.md`, `Aux.tar.gz`, `com1 .txt`.
    private static func isReserved(_ name: String) -> Bool {
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
