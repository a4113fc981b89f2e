internal import Digests
internal import FoundationEssentials
internal import SearchCore

/// A file of the index as the site holds it: a classic script of one call, `unisson("name","base64 of raw deflate")`.
struct IndexFile: Sendable {
    /// Without folder and ending.
    let name: String
    /// Nil for one that the former site has under the same name.
    let script: [UInt8]?
    /// What it packs, and how well.
    let packed: Packed

    /// By which a file of the former site is known that need not be packed again.
    struct Packed: Sendable, Hashable {
        /// Of the bytes before compression, 64 hexadecimal digits.
        let digest: String
        let effort: Deflate.Effort
    }

    static let folder = "assets/recherche/"
    /// The one file of fixed name, which pages load.
    static let loader = "index"

    /// A file named by its content, or by a fixed name; nil when it cannot be compressed.
    /// - Parameter hasFormer: whether the former site has the file of a path, and this packed in it.
    init?(
        _ bytes: [UInt8], kind: String, name: String? = nil, _ effort: Deflate.Effort,
        hasFormer: (String, Packed) -> Bool = { _, _ in false }
    ) {
        packed = Packed(digest: SHA256.digest(of: bytes).hexadecimal, effort: effort)
        self.name = name ?? kind + "." + packed.digest.prefix(IndexLoader.digits)
        if hasFormer(Self.path(self.name), packed) {
            script = nil
            return
        }
        guard let compressed = Deflate.compress(bytes, effort) else { return nil }
        script = Self.script(self.name, Data(compressed).base64EncodedData())
    }

    private init(name: String, data: some Collection<UInt8>, _ packed: Packed) {
        self.name = name
        self.packed = packed
        script = Self.script(name, data)
    }

    private static func script(_ name: String, _ data: some Collection<UInt8>) -> [UInt8] {
        var script: [UInt8] = []
        script.reserveCapacity(data.count + 64)
        script.append(contentsOf: "unisson(\"\(name)\",\"".utf8)
        script.append(contentsOf: data)
        script.append(contentsOf: "\")\n".utf8)
        return script
    }

    /// The same under another name, which depends on nothing but the file.
    func renamed(_ script: [UInt8]) -> IndexFile {
        let kind = name.prefix { $0 != "." }
        let data = script.split(separator: UInt8(ascii: "\""))[3]
        return IndexFile(
            name: kind + "." + SHA256.digest(of: script).hexadecimal.prefix(IndexLoader.digits), data: data, packed)
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
