internal import CDeflate
internal import Files
internal import Language

/// Writes an archive from its first byte to its last, one file at a time. Whoever calls it says where the bytes go, each time the
/// same place.
struct ZipWriter {
    typealias Put = ([UInt8]) throws(FileError) -> Void

    private let day: CalendarDate
    private let mode: UInt16
    private var offset: UInt64 = 0
    private var entries: [ZipFormat.Entry] = []

    /// Larger files are kept as they are, in pieces: in bytes.
    static let largestInMemory = 1 << 25
    /// A level of libdeflate: as small as the best of zlib, in less than half of its time.
    private static let level: Int32 = 7

    /// - Parameters:
    ///   - day: the day of every file.
    ///   - mode: the permissions that files get where they are unpacked on Unix.
    init(day: CalendarDate, mode: UInt16) {
        self.day = day
        self.mode = mode
    }

    /// Adds a file whose bytes are at hand; deflated where that makes it smaller.
    mutating func add(
        _ path: String, _ bytes: [UInt8], _ digest: FileDigest, isStored: Bool = false, to put: Put
    ) throws(FileError) {
        let packed = isStored ? nil : Self.deflate(bytes)
        let kept = packed ?? bytes
        let entry = ZipFormat.Entry(
            path: path, method: packed == nil ? .stored : .deflated, checksum: libdeflate_crc32(0, bytes, bytes.count),
            size: UInt64(bytes.count), keptSize: UInt64(kept.count), offset: offset,
            time: ZipFormat.Time(day, digest), mode: mode)
        try write(ZipFormat.localHeader(entry), put)
        try write(kept, put)
        entries.append(entry)
    }

    /// Announces a file whose bytes, as they are and all of them, the caller gives next to the same place.
    /// - Parameter checksum: of those bytes (`Checksum`): it stands before them.
    mutating func announce(_ file: SiteFile, _ checksum: Checksum, to put: Put) throws(FileError) {
        let entry = ZipFormat.Entry(
            path: file.path, method: .stored, checksum: checksum.value, size: UInt64(file.size),
            keptSize: UInt64(file.size), offset: offset, time: ZipFormat.Time(day, file.digest), mode: mode)
        try write(ZipFormat.localHeader(entry), put)
        offset += entry.size
        entries.append(entry)
    }

    /// The CRC-32 of bytes that come in pieces.
    struct Checksum {
        private(set) var value: UInt32 = 0

        mutating func add(_ piece: [UInt8]) { value = libdeflate_crc32(value, piece, piece.count) }
    }

    /// Ends the archive.
    mutating func finish(to put: Put) throws(FileError) {
        let start = offset
        for entry in entries { try write(ZipFormat.centralHeader(entry), put) }
        try write(ZipFormat.end(count: UInt64(entries.count), size: offset - start, offset: start), put)
    }

    private mutating func write(_ bytes: [UInt8], _ put: Put) throws(FileError) {
        try put(bytes)
        offset += UInt64(bytes.count)
    }

    /// Nil when there is nothing to gain.
    private static func deflate(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty, let compressor = libdeflate_alloc_compressor(level) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        let packed = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, used in
            used = libdeflate_deflate_compress(compressor, bytes, bytes.count, buffer.baseAddress, bytes.count)
        }
        return packed.isEmpty || packed.count >= bytes.count ? nil : packed
    }
}
