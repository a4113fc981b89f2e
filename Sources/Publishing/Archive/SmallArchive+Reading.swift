internal import CDeflate

extension SmallArchive {
    /// More than that in one archive is not read: in bytes.
    private static let largest = 1 << 28

    /// The files of an archive, in its order, without folders; nil for what is none, or kept in another way than stored and
    /// deflated, or ciphered. Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
    public static func files(of archive: [UInt8]) -> [(path: String, bytes: [UInt8])]? {
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset + count <= archive.count else { return nil }
            return archive[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard let end = archive.indices.suffix(22 + 65_535).reversed().first(where: { number($0, 4) == 0x0605_4B50 }),
            let count = number(end + 10, 2), var place = number(end + 16, 4)
        else { return nil }
        var files: [(path: String, bytes: [UInt8])] = []
        var total = 0
        for _ in 0..<count {
            guard number(place, 4) == 0x0201_4B50, let flags = number(place + 8, 2), flags & 1 == 0,
                let method = number(place + 10, 2), let kept = number(place + 20, 4), let size = number(place + 24, 4),
                let name = number(place + 28, 2), let extra = number(place + 30, 2),
                let comment = number(place + 32, 2), let header = number(place + 42, 4),
                let ownName = number(header + 26, 2), let ownExtra = number(header + 28, 2),
                place + 46 + name <= archive.count
            else { return nil }
            let start = header + 30 + ownName + ownExtra
            total += size
            guard start + kept <= archive.count, total <= largest else { return nil }
            let path = String(decoding: archive[place + 46..<place + 46 + name], as: UTF8.self)
            place += 46 + name + extra + comment
            if path.hasSuffix("/") { continue }
            let bytes = Array(archive[start..<start + kept])
            switch method {
            case 0: files.append((path, bytes))
            case 8:
                guard let expanded = expand(bytes, to: size) else { return nil }
                files.append((path, expanded))
            default: return nil
            }
        }
        return files
    }

    private static func expand(_ bytes: [UInt8], to size: Int) -> [UInt8]? {
        guard let expander = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(expander) }
        var status = LIBDEFLATE_BAD_DATA
        // A room of nothing has no address.
        let result = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, used in
            status = libdeflate_deflate_decompress(expander, bytes, bytes.count, buffer.baseAddress, size, &used)
            if status != LIBDEFLATE_SUCCESS { used = 0 }
        }
        return status == LIBDEFLATE_SUCCESS ? result : nil
    }
}
