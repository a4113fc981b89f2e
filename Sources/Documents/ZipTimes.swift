internal import Language

/// The times of the files in an archive: pandoc writes the moment there, whatever the day of what it says.
/// Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
enum ZipTimes {
    /// The same archive, all of it of midnight of a day; what is no archive stays as it is.
    static func set(to day: CalendarDate, in archive: [UInt8]) -> [UInt8] {
        var bytes = archive
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset + count <= archive.count else { return nil }
            return archive[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        // From MS-DOS: years since 1980, months and days; the time before them.
        let date = (min(max(day.year, 1980), 2107) - 1980) << 9 | day.month << 5 | day.day
        func stamp(_ offset: Int) {
            bytes.replaceSubrange(offset..<offset + 4, with: [0, 0, UInt8(date & 0xFF), UInt8(date >> 8)])
        }
        guard let end = archive.indices.suffix(22 + 65_535).reversed().first(where: { number($0, 4) == 0x0605_4B50 }),
            let count = number(end + 10, 2), var place = number(end + 16, 4)
        else { return archive }
        for _ in 0..<count {
            guard number(place, 4) == 0x0201_4B50, let name = number(place + 28, 2), let extra = number(place + 30, 2),
                let comment = number(place + 32, 2), let header = number(place + 42, 4),
                number(header, 4) == 0x0403_4B50
            else { return archive }
            stamp(place + 12)
            stamp(header + 10)
            place += 46 + name + extra + comment
        }
        return bytes
    }
}
