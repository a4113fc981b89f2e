/// Where rclone publishes to: `nom:chemin` of its configuration, or `:webdav,url=…:chemin` with everything in it.
/// Source: rclone's documentation, "Syntax of remote paths" and "Connection strings".
public struct RemoteAddress: Sendable, Hashable {
    /// Up to and with the colon before the path. May hold passwords: it is never shown.
    let remote: String
    /// What follows it, without a final `/`; may be empty.
    let path: String

    /// Nil for what rclone would take for a path of this machine.
    init?(_ text: String) {
        guard let colon = Self.colon(text) else { return nil }
        remote = String(text[...colon])
        var path = text[text.index(after: colon)...]
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = String(path)
    }

    /// The colon that ends the remote's name and parameters.
    private static func colon(_ text: String) -> String.Index? {
        let isBackend = text.hasPrefix(":")
        let name = text.dropFirst(isBackend ? 1 : 0)
        guard let first = name.first, isOfName(first), first != "-", first != " " else { return nil }
        guard let end = name.firstIndex(where: { !isOfName($0) }) else { return nil }
        if text[end] == ":" { return end }
        guard text[end] == "," else { return nil }
        var quote: Character?
        for index in text[end...].indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == ":" {
                return index
            }
        }
        return nil
    }

    private static func isOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_.+@ -".contains(character)
    }

    /// The address of something below.
    func place(_ name: String) -> String {
        guard !path.isEmpty else { return remote + name }
        return remote + (name.isEmpty ? path : path.hasSuffix("/") ? path + name : path + "/" + name)
    }

    /// To show: without the parameters, among which passwords may be.
    var shown: String { shownRemote + path }

    var shownRemote: String {
        guard let comma = remote.firstIndex(of: ",") else { return remote }
        return remote[..<comma] + ":"
    }
}
