import CDeflate
import Foundation

/// Files in one piece, as `StarterPack` describes it.
enum FilePack {
    /// Packs all files of folders, each under a name, but hidden ones.
    static func embed(_ folders: [(name: String, folder: URL)], output: URL) throws {
        var pack = Data()
        for (name, folder) in folders {
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
                let file = folder.appendingPathComponent(path)
                guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }),
                    try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
                else { continue }
                let bytes = try Data(contentsOf: file)
                pack += Data("\(name)/\(path)\n\(bytes.count)\n".utf8) + bytes
            }
        }
        try EmbedTool.write(
            try deflated([UInt8](pack)), to: output, as: "StarterPack",
            from: folders.map(\.name).joined(separator: ", "))
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
