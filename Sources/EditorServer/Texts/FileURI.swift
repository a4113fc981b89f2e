internal import Language

/// Addresses of files (RFC 8089).
enum FileURI {
    /// The absolute path of an address; nil for one that is none of a file of this machine.
    static func path(_ uri: String) -> String? {
        guard uri.hasPrefix("file://") else { return nil }
        let rest = uri.dropFirst("file://".count)
        let path = rest.hasPrefix("/") ? rest : rest.hasPrefix("localhost/") ? rest.dropFirst("localhost".count) : ""
        guard !path.isEmpty else { return nil }
        return String(path).percentDecoded
    }

    /// The address of an absolute path.
    static func of(_ path: String) -> String { "file://" + path.percentEncoded }
}
