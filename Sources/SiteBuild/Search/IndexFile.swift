internal import Digests
internal import FoundationEssentials
internal import SearchCore

/// A file of the index as the site holds it: a classic script of one call, `unisson("name","base64 of raw deflate")`.
struct IndexFile: Sendable {
    /// Without folder and ending.
    let name: String
    let script: [UInt8]

    static let folder = "assets/recherche/"
    /// The one file of fixed name, which pages load.
    static let loader = "index"

    /// A file named by its content, or by a fixed name; nil when it cannot be compressed.
    init?(_ bytes: [UInt8], kind: String, name: String? = nil, _ effort: Deflate.Effort) {
        guard let packed = Deflate.compress(bytes, effort) else { return nil }
        self.init(name: name ?? kind + "." + Self.digits(of: bytes), data: Data(packed).base64EncodedData())
    }

    private init(name: String, data: some Collection<UInt8>) {
        self.name = name
        var script: [UInt8] = []
        script.reserveCapacity(data.count + 64)
        script.append(contentsOf: "unisson(\"\(name)\",\"".utf8)
        script.append(contentsOf: data)
        script.append(contentsOf: "\")\n".utf8)
        self.script = script
    }

    /// The same under another name, which depends on nothing but the file.
    func renamed() -> IndexFile {
        let kind = name.prefix { $0 != "." }
        let data = script.split(separator: UInt8(ascii: "\""))[3]
        return IndexFile(name: kind + "." + Self.digits(of: script), data: data)
    }

    /// Hexadecimal digits that tell files, and versions of a file, apart.
    private static func digits(of bytes: [UInt8]) -> String {
        String(SHA256.digest(of: bytes).hexadecimal.prefix(IndexLoader.digits))
    }

    /// From the site's root.
    var path: String { Self.path(self.name) }

    static func path(_ name: String) -> String { folder + name + ".js" }

    /// What a script holds; nil when it is no file of an index.
    static func contents(of script: [UInt8]) -> [UInt8]? {
        let parts = script.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].elementsEqual("unisson(".utf8),
            let packed = Data(base64Encoded: Data(parts[3]))
        else { return nil }
        return Deflate.expand([UInt8](packed))
    }
}
