internal import Digests
internal import Files
public import Language

/// An archive of a few files that are all at hand.
public enum SmallArchive {
    /// Its bytes: the same for the same files of the same day.
    public static func bytes(_ files: [(path: String, bytes: [UInt8])], of day: CalendarDate) -> [UInt8] {
        var archive: [UInt8] = []
        var writer = ZipWriter(day: day, mode: 0o644)
        // Memory refuses nothing.
        try? Self.write(files, with: &writer, to: &archive)
        return archive
    }

    private static func write(
        _ files: [(path: String, bytes: [UInt8])], with writer: inout ZipWriter, to archive: inout [UInt8]
    ) throws(FileError) {
        for file in files {
            var hash = SHA256()
            hash.add(file.bytes)
            // The type of an OpenDocument file must be readable in its first bytes (ODF 1.3, part 2, 3.3).
            try writer.add(
                file.path, file.bytes, FileDigest(hash), isStored: file.path == "mimetype"
            ) { bytes throws(FileError) in archive += bytes }
        }
        try writer.finish { bytes throws(FileError) in archive += bytes }
    }
}
