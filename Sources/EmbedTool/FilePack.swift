import CDeflate
import Foundation

/// Files in one piece, as `StarterPack` describes it.
enum FilePack {
    /// Packs files, and all files of folders but hidden ones, each under a name.
    static func embed(_ sources: [(name: String, source: URL)], output: URL) throws {
        var pack = Data()
        for (name, source) in sources {
            if try isFile(source) {
                pack += try packed(source, as: name)
                continue
            }
            for path in try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted() {
                let file = source.appendingPathComponent(path)
                guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }), try isFile(file) else {
                    continue
                }
                pack += try packed(file, as: "\(name)/\(path)")
            }
        }
        try EmbedTool.write(
            try deflated([UInt8](pack)), to: output, as: "StarterPack",
            from: sources.map(\.name).joined(separator: ", "))
    }

    private static func isFile(_ url: URL) throws -> Bool {
        try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    }

    private static func packed(_ file: URL, as name: String) throws -> Data {
        let bytes = try Data(contentsOf: file)
        return Data("\(name)\n\(bytes.count)\n".utf8) + bytes
    }

    private static func deflated(_ bytes: [UInt8]) throws -> Data {
        guard let compressor = libdeflate_alloc_compressor(12) else {
            throw EmbedTool.Failure(text: "no memory to compress in", status: 1)
        }
        defer { libdeflate_free_compressor(compressor) }
        let room = libdeflate_deflate_compress_bound(compressor, bytes.count)
        return Data(
            [UInt8](unsafeUninitializedCapacity: room) { buffer, used in
                used = libdeflate_deflate_compress(compressor, bytes, bytes.count, buffer.baseAddress, room)
            })
    }
}
