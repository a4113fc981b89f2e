internal import ContentModel
internal import Diagnostics
internal import Files
internal import FoundationEssentials
internal import KnowledgeBase
internal import Language

/// What the documents of a site were parsed to, kept beside it: the next build parses a file again only when its bytes are
/// others, or what it is parsed by. Nothing in it is believed that is not just what was written.
struct KeptParses: Sendable {
    /// One document, as it is kept.
    struct File: Sendable {
        let location: String
        let kind: Int
        /// Of the bytes that were parsed.
        let digest: UInt64
        /// What they say; nil where the former base has it.
        let said: [UInt8]?
    }

    private struct Part {
        let kind: Int
        let digest: UInt64
        let check: UInt64
        let range: Range<Int>
    }

    /// What they were parsed by, and the day of the site for which they were written.
    let heading: Heading
    private let bytes: [UInt8]
    var size: Int { bytes.count }
    private let parts: [String: Part]

    struct Heading: Sendable, Hashable {
        /// Another program may understand the same bytes otherwise.
        var program: String
        /// As `ParsedFiles` has it.
        var parsing: UInt64
        var day: CalendarDate?
    }

    /// The document at a location, where it has these bytes.
    /// - Parameter isBase: whether the next build finds it where it is.
    func file(_ item: SiteSources.Item, of kind: Kind, digest: UInt64, isBase: Bool) -> ContentParser.File? {
        guard let part = parts[item.location], part.digest == digest, part.kind == item.kind.index,
            ContentHash(of: bytes, in: part.range).value == part.check
        else { return nil }
        var reader = StoredReader(bytes, in: part.range)
        var file = ContentParser.File()
        file.byteCount = reader.number()
        file.readings = reader.optional { Readings(&$0, of: kind, in: item.location) }
        if let json = reader.optional({ $0.blob() }) {
            guard let found = try? JSONDecoder().decode([Diagnostic].self, from: Data(json)) else { return nil }
            file.diagnostics = found
        }
        guard reader.isWhole else { return nil }
        file.digest = digest
        file.kept = File(
            location: item.location, kind: part.kind, digest: digest, said: isBase ? nil : Array(bytes[part.range]))
        return file
    }

    // MARK: As bytes

    private static let mark = "unisson parses 1"

    /// - Parameter base: what holds those of which nothing is said.
    static func bytes(_ files: [File], _ heading: Heading, over base: KeptParses?) -> [UInt8] {
        let said = files.map { file -> ArraySlice<UInt8> in
            if let said = file.said { return said[...] }
            return base.flatMap { base in base.parts[file.location].map { base.bytes[$0.range] } } ?? []
        }
        var index = RecordWriter()
        index.add(mark)
        index.add(heading.program)
        index.add(word: heading.parsing)
        index.add(heading.day?.description ?? "")
        index.add(files.count)
        for (file, said) in zip(files, said) {
            index.add(file.location)
            index.add(file.kind)
            index.add(word: file.digest)
            index.add(word: ContentHash(of: said).value)
            index.add(said.count)
        }
        index.seal()
        var bytes = RecordWriter()
        bytes.reserve(said.reduce(index.bytes.count + 8) { $0 + $1.count })
        bytes.add(blob: index.bytes)
        for said in said { bytes.add(encoded: said) }
        return bytes.bytes
    }

    /// Nil for what was parsed by something else, or is damaged.
    init?(_ bytes: [UInt8], program: String, parsing: UInt64) {
        guard bytes.count > 8 else { return nil }
        let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= bytes.count - 8 else { return nil }
        var end = 8 + Int(length)
        guard var reader = RecordReader(Array(bytes[8..<end])), reader.text() == Self.mark, reader.text() == program,
            reader.word() == parsing, let day = reader.text(), let count = reader.count()
        else { return nil }
        var parts: [String: Part] = [:]
        parts.reserveCapacity(count)
        for _ in 0..<count {
            guard let location = reader.text(), let kind = reader.count(upTo: .max), let digest = reader.word(),
                let check = reader.word(), let length = reader.count(upTo: bytes.count - end)
            else { return nil }
            parts[location] = Part(kind: kind, digest: digest, check: check, range: end..<end + length)
            end += length
        }
        heading = Heading(program: program, parsing: parsing, day: CalendarDate(parsing: day))
        (self.bytes, self.parts) = (bytes, parts)
    }
}

extension KeptParses.File {
    /// Nil for a document that could not be read, or whose messages cannot be kept.
    init?(_ file: ContentParser.File, of item: SiteSources.Item) {
        guard let digest = file.digest else { return nil }
        var writer = StoredWriter()
        writer.add(file.byteCount)
        writer.add(file.readings) { $1.write(to: &$0, in: item.location) }
        if file.diagnostics.isEmpty {
            writer.add(false)
        } else {
            guard let json = try? JSONEncoder().encode(file.diagnostics) else { return nil }
            writer.add(true)
            writer.add(Array(json))
        }
        self.init(location: item.location, kind: item.kind.index, digest: digest, said: writer.bytes)
    }
}
