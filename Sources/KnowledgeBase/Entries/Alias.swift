import Language

/// A former address of a page.
enum Alias {
    /// `politiques/habitat.html`, `/politiques/habitat`, `/startups/mes.aides.html`, `/habitat/` or a whole address, as a path from
    /// the site's root; nil for what no page can stand at.
    static func parse(_ text: String) -> String? {
        var path = text[...]
        if let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) {
            path = path.dropFirst(scheme.utf8.count)
            path = path.firstIndex(of: "/").map { path[$0...] } ?? ""
        }
        if path.first == "/" { path = path.dropFirst() }
        if path.last == "/" { path += "index.html" }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy(isPart), let name = parts.last else { return nil }
        let folded = name.lowercased()
        if folded.hasSuffix(".html") || folded.hasSuffix(".htm") { return String(path) }
        // `.php`, `.aspx`: a server would run them, not show them.
        if let dot = name.lastIndex(of: "."), programs.contains(name[name.index(after: dot)...].lowercased()) {
            return nil
        }
        return path + ".html"
    }

    /// What stands between two strokes: letters without accents, digits and `-`, `_`, `.`, no dot at the ends.
    private static func isPart(_ part: Substring) -> Bool {
        guard let first = part.utf8.first, let last = part.utf8.last, first != 0x2E, last != 0x2E else { return false }
        return part.utf8.allSatisfy { byte in
            (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte == 0x2E
        }
    }

    private static let programs: Set<String> = ["php", "asp", "aspx", "jsp", "cgi", "pl", "do", "cfm"]
}
