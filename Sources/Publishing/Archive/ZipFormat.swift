internal import Language

/// The bytes of the ZIP format around the files themselves, with its 64-bit extension where a size, a place or the number of
/// files needs it. Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3.10, sections 4.3.7 to 4.3.16.
enum ZipFormat {
    /// How a file's bytes are kept.
    enum Method: UInt16, Sendable {
        case stored = 0
        case deflated = 8
    }

    /// One file in an archive.
    struct Entry: Sendable {
        let path: String
        let method: Method
        /// CRC-32 of the file's bytes.
        let checksum: UInt32
        /// In bytes, as it is and as it is kept.
        let size: UInt64
        let keptSize: UInt64
        /// Where its header begins, in bytes from the start of the archive.
        let offset: UInt64
        let time: Time
        /// The permissions that Unix gives it when it is unpacked.
        let mode: UInt16
    }

    /// A day and a time of day as MS-DOS writes them, in steps of two seconds, from 1980 to 2107.
    struct Time: Sendable, Hashable {
        let day: UInt16
        let time: UInt16

        /// The day as of which the site was read, at a time of day that follows from the content. Web servers tell one content
        /// from another by size and time: two contents of the same size must not share both, nor the same one differ.
        init(_ day: CalendarDate, _ content: FileDigest) {
            let year = min(max(day.year, 1980), 2107)
            self.day = UInt16(year - 1980) << 9 | UInt16(day.month) << 5 | UInt16(day.day)
            let seconds = (UInt32(content.digits.prefix(8), radix: 16) ?? 0) % 43_200 * 2
            time = UInt16(seconds / 3600) << 11 | UInt16(seconds / 60 % 60) << 5 | UInt16(seconds % 60 / 2)
        }
    }

    /// What stands in 32 bits for a value that stands in the extension.
    private static let seeExtension = UInt64(UInt32.max)
    /// General purpose flag 11: the name is UTF-8.
    private static let flags: UInt16 = 1 << 11

    /// What precedes a file's bytes.
    static func localHeader(_ entry: Entry) -> [UInt8] {
        let isLarge = entry.size >= seeExtension || entry.keptSize >= seeExtension
        // Here the extension holds both sizes or none.
        let extra = isLarge ? sizes([entry.size, entry.keptSize]) : []
        var bytes = Writer()
        bytes.add(0x0403_4B50 as UInt32)
        bytes.add(needed(isLarge))
        bytes.addCommon(entry, isLarge ? seeExtension : entry.size, isLarge ? seeExtension : entry.keptSize, extra)
        bytes.add(Array(entry.path.utf8))
        bytes.add(extra)
        return bytes.bytes
    }

    /// What the list at the archive's end says of a file.
    static func centralHeader(_ entry: Entry) -> [UInt8] {
        let values = [entry.size, entry.keptSize, entry.offset]
        let large = values.filter { $0 >= seeExtension }
        let extra = large.isEmpty ? [] : sizes(large)
        var bytes = Writer()
        bytes.add(0x0201_4B50 as UInt32)
        // Made by Unix: the mode below is one.
        bytes.add(3 << 8 | needed(!large.isEmpty))
        bytes.add(needed(!large.isEmpty))
        bytes.addCommon(entry, min(entry.size, seeExtension), min(entry.keptSize, seeExtension), extra)
        // No comment, one disk, no internal attributes.
        for _ in 0..<3 { bytes.add(0 as UInt16) }
        bytes.add(UInt32(0o100_000 | entry.mode) << 16)
        bytes.add(UInt32(min(entry.offset, seeExtension)))
        bytes.add(Array(entry.path.utf8))
        bytes.add(extra)
        return bytes.bytes
    }

    /// What ends the archive.
    /// - Parameters:
    ///   - count: how many files there are.
    ///   - size: of the list of files, in bytes.
    ///   - offset: where the list begins.
    static func end(count: UInt64, size: UInt64, offset: UInt64) -> [UInt8] {
        var bytes = Writer()
        if count >= UInt64(UInt16.max) || size >= seeExtension || offset >= seeExtension {
            bytes.add(0x0606_4B50 as UInt32)
            bytes.add(44 as UInt64)
            bytes.add(3 << 8 | needed(true))
            bytes.add(needed(true))
            bytes.add(0 as UInt64)
            for value in [count, count, size, offset] { bytes.add(value) }
            bytes.add(0x0706_4B50 as UInt32)
            bytes.add(0 as UInt32)
            bytes.add(offset + size)
            bytes.add(1 as UInt32)
        }
        bytes.add(0x0605_4B50 as UInt32)
        bytes.add(0 as UInt32)
        for _ in 0..<2 { bytes.add(UInt16(min(count, UInt64(UInt16.max)))) }
        bytes.add(UInt32(min(size, seeExtension)))
        bytes.add(UInt32(min(offset, seeExtension)))
        bytes.add(0 as UInt16)
        return bytes.bytes
    }

    /// The file that comes first, if it has a name and is kept as it is, as `localHeader` writes it.
    /// - Parameter start: the first bytes of an archive.
    /// - Returns: where its bytes are; nil for all else.
    static func firstFile(named name: String, in start: [UInt8]) -> Range<Int>? {
        func number(_ offset: Int, _ count: Int) -> Int {
            start[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        guard start.count >= 30, number(0, 4) == 0x0403_4B50, number(8, 2) == Int(Method.stored.rawValue) else {
            return nil
        }
        let begin = 30 + number(26, 2)
        guard start.count >= begin, Array(name.utf8) == Array(start[30..<begin]) else { return nil }
        let data = begin + number(28, 2)
        let size = number(18, 4)
        return size == Int(seeExtension) ? nil : data..<data + size
    }

    /// The version of the format that a reader must know: folders and deflate, or 64 bits.
    private static func needed(_ isLarge: Bool) -> UInt16 { isLarge ? 45 : 20 }

    /// The extension for values that 32 bits do not hold.
    private static func sizes(_ values: [UInt64]) -> [UInt8] {
        var bytes = Writer()
        bytes.add(1 as UInt16)
        bytes.add(UInt16(8 * values.count))
        for value in values { bytes.add(value) }
        return bytes.bytes
    }

    private struct Writer {
        private(set) var bytes: [UInt8] = []

        mutating func add(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }

        mutating func add(_ more: [UInt8]) { bytes += more }

        /// From the flags to the lengths of name and extension, alike in both headers.
        mutating func addCommon(_ entry: Entry, _ size: UInt64, _ keptSize: UInt64, _ extra: [UInt8]) {
            add(flags)
            add(entry.method.rawValue)
            add(entry.time.time)
            add(entry.time.day)
            add(entry.checksum)
            add(UInt32(keptSize))
            add(UInt32(size))
            add(UInt16(entry.path.utf8.count))
            add(UInt16(extra.count))
        }
    }
}
