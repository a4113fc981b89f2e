/// The assets of a theme and its parents, nearest first.
///
/// A folder whose name ends in `.css` or `.js` is one file: its parts joined in the order of their names. So a theme can be
/// written in rooms, and a child can change or add one of them.
struct FoundAssets {
    private var files: [String: [UInt8]] = [:]
    /// By the name of the whole, its parts by theirs.
    private var parts: [String: [String: [UInt8]]] = [:]

    /// Adds a file; what a nearer theme has of the same name stays. A whole file is the first part where a nearer theme has
    /// parts, and all of it where that one has a whole file.
    /// - Parameter name: from `assets/`, for example `sobre.css` or `sobre.css/01-base.css`.
    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let (whole, part) = Self.split(name)
        guard files[whole] == nil else { return }
        if part.isEmpty, parts[whole] == nil {
            files[whole] = bytes
        } else if parts[whole]?[part] == nil {
            parts[whole, default: [:]][part] = bytes
        }
    }

    /// All of them, in the order of their names.
    var all: [Theme.Asset] {
        let joined = parts.mapValues { parts in
            parts.sorted { $0.key < $1.key }.reduce(into: [UInt8]()) { bytes, part in
                bytes += part.value
                if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
            }
        }
        return files.merging(joined) { file, _ in file }.map { Theme.Asset(name: $0, bytes: $1) }
            .sorted { $0.name < $1.name }
    }

    /// `sobre.css` and `01-base.css`; the part is empty for a whole file.
    private static func split(_ name: String) -> (whole: String, part: String) {
        let folders = name.split(separator: "/")
        let end = folders.dropLast().firstIndex { $0.hasSuffix(".css") || $0.hasSuffix(".js") }
        guard let end else { return (name, "") }
        return (folders[...end].joined(separator: "/"), folders[(end + 1)...].joined(separator: "/"))
    }
}
