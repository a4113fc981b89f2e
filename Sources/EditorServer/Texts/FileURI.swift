internal import Language

/// Addresses of files (RFC 8089).
enum FileURI {
    /// The absolute path of an address; nil for one that is none of a file of this machine.
    static func path(_ uri: String) -> String? {
        guard uri.hasPrefix("file://") else { return nil }
        let rest = uri.dropFirst("file://".count)
        let path = rest.hasPrefix("/") ? rest : rest.hasPrefix("localhost/") ? rest.dropFirst("localhost".count) : ""
        guard !path.isEmpty else { return nil }
        var bytes: [UInt8] = []
        var index = path.utf8.startIndex
        let utf8 = path.utf8
        while index < utf8.endIndex {
            if utf8[index] == UInt8(ascii: "%"), let end = utf8.index(index, offsetBy: 3, limitedBy: utf8.endIndex),
                let byte = UInt8(path[utf8.index(after: index)..<end], radix: 16)
            {
                bytes.append(byte)
                index = end
            } else {
                bytes.append(utf8[index])
                index = utf8.index(after: index)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The address of an absolute path.
    static func of(_ path: String) -> String { "file://" + path.percentEncoded }
}
