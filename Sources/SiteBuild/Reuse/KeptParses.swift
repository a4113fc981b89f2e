internal import ContentModel
internal import Diagnostics
internal import FoundationEssentials
internal import KnowledgeBase
internal import Language

/// What some documents were parsed to, as one file. Nothing in it is believed that is not just what was written.
struct KeptParses: Sendable {
    /// By what they were parsed.
    struct Heading: Sendable, Hashable {
        /// Another program may understand the same bytes otherwise.
        var program: String
        /// As `ParsedFiles` has it.
        var parsing: UInt64
        /// Over how many such files the documents of the site are spread.
        var shards: Int
    }

    /// One document.
    struct File: Sendable {
        var location: String
        var kind: KindID
        /// Of the bytes that were parsed.
        var digest: UInt64
        var byteCount: Int
        var readings: Readings<Written>?
        var diagnostics: [Diagnostic]
    }

    private struct Part {
        let kind: Int
        let digest: UInt64
        let check: UInt64
        let range: Range<Int>
    }

    private let bytes: [UInt8]
    private let parts: [String: Part]

    /// How many documents it holds.
    var count: Int { parts.count }

    /// The document at a location, where it has these bytes.
    func file(_ item: SiteSources.Item, of kind: Kind, digest: UInt64) -> ContentParser.File? {
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
        return reader.isWhole ? file : nil
    }

    // MARK: As bytes

    private static let mark = "unisson parses 1"

    /// Documents whose messages cannot be kept are left out.
    static func bytes(_ files: [File], _ heading: Heading) -> [UInt8] {
        let said = files.compactMap { file in file.said.map { (file: file, said: $0) } }
        var index = RecordWriter()
        index.add(mark)
        index.add(heading.program)
        index.add(word: heading.parsing)
        index.add(heading.shards)
        index.add(said.count)
        for (file, said) in said {
            index.add(file.location)
            index.add(file.kind.index)
            index.add(word: file.digest)
            index.add(word: ContentHash(of: said, in: said.indices).value)
            index.add(said.count)
        }
        index.seal()
        var bytes = RecordWriter()
        bytes.reserve(said.reduce(index.bytes.count + 8) { $0 + $1.said.count })
        bytes.add(blob: index.bytes)
        for (_, said) in said { bytes.add(encoded: said) }
        return bytes.bytes
    }

    /// Nil for what was parsed by something else, or is damaged.
    init?(_ bytes: [UInt8], _ heading: Heading) {
        guard bytes.count > 8 else { return nil }
        let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
        guard length <= bytes.count - 8 else { return nil }
        var end = 8 + Int(length)
        guard var reader = RecordReader(Array(bytes[8..<end])), reader.text() == Self.mark,
            reader.text() == heading.program, reader.word() == heading.parsing,
            reader.count(upTo: .max) == heading.shards, let count = reader.count()
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
        (self.bytes, self.parts) = (bytes, parts)
    }
}

extension KeptParses.File {
    /// Nil for a document that could not be read.
    init?(_ file: ContentParser.File, of item: SiteSources.Item) {
        guard let digest = file.digest else { return nil }
        self.init(
            location: item.location, kind: item.kind, digest: digest, byteCount: file.byteCount,
            readings: file.readings, diagnostics: file.diagnostics)
    }

    fileprivate var said: [UInt8]? {
        var writer = StoredWriter()
        writer.add(byteCount)
        writer.add(readings) { $1.write(to: &$0, in: location) }
        if diagnostics.isEmpty {
            writer.add(false)
        } else {
            guard let json = try? JSONEncoder().encode(diagnostics) else { return nil }
            writer.add(true)
            writer.add(Array(json))
        }
        return writer.bytes
    }
}
