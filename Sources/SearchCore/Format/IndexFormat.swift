/// The shape of an index, version 1. The writers stand in `Writing/`, the readers in `Reading/`; both follow these drawings.
///
/// An index is one root and many shards of six families. Every file is a frame around a body:
///
///     frame     "UnSi"  version:u8  family:u8  length:u32  checksum:u32  body[length]
///
/// Numbers without a size are LEB128 (`n`: seven bits a byte, the lowest first, below 2^30); `u8` and `u32` are
/// little-endian; `bytes` is `n` and that many bytes. Words are sorted by their bytes; documents are numbered from 0 in the order
/// in which the writer was given them: by path, on a large site by topic (`TopicOrder`). A `text` ends with a zero byte, which
/// none contains.
/// A `tail` shortens a word by what it shares with the one before it: `shared:4 bits, rest:4 bits` in one byte, each followed
/// by an `n` when it is 15 (to be added), then the rest.
///
///     root      documents:n  average:n (words in a body)  weights: bytes
///               kinds: n × bytes
///               terms: n × tail (first key of each shard)       positions: n × tail
///               lexicon: n × tail     pages: n × n (documents in each)     texts: n × n     facets: n (shards: 0 or 1)
///               runs: n × (length:n  kind:n  flags:u8)          (see `DocumentFlags`)
///               lengths: documents × u8                         (see `DocumentLength`)
///               synonyms: n × (sigle: bytes  phrase: bytes, stems parted by spaces)
///     terms     n × record: key: tail  length:n  body[length]
///       body    (forms << 1 | placed):n  [df:n if forms > 1]  [places: bytes if placed]  forms × (form: tail against the key, then the
///               form before  [length:n unless it is the last]  postings)
///       posting (delta << 1 | simple):n  [payload:n unless simple]      delta = document - the one before (-1 at first) - 1
///       payload class:3 bits  heading  title  column  row  name  alias  asked   (simple = once in the body, nowhere else)
///     places    documents × (delta:n  (distance << 1 | more):n …)       few: beside the postings; many: in a shard of their own
///     positions n × record: key: tail  places: bytes
///     lexicon   n × (form: tail  rarity:u8 = log2 of its documents)
///     pages     n  (then one column after the other, because like compresses well beside like)
///               titles: n × text  folders: n × tail  heads: n × text (what the file's name begins with)
///               shared: n × n (letters of the folded title that follow)  rests: n × text (of the path)
///               ids: n × text (empty: the path's name)
///               labels: n × (role:u8  text)  cards: documents × (lines: n × n (number of the label))  values: lines × text
///               files: u32 for each shard of texts of these documents, the name of its file
///     texts     n × (sections: n × (heading: bytes  anchor: bytes  text: bytes))
///     facets    n × (name: bytes  values: n × bytes  documents × (n × value:n))
public enum IndexFormat {
    /// Version of the layout, one byte in every file.
    public static let version: UInt8 = 1
    static let magic: [UInt8] = [0x55, 0x6E, 0x53, 0x69]
    static let headerLength = 14
    /// Documents that one index can hold.
    public static let mostDocuments = 1 << 20

    /// Puts a body into its frame.
    static func frame(_ family: ShardFamily, _ body: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(body.count + headerLength)
        writer.bytes.append(contentsOf: magic)
        writer.bytes.append(version)
        writer.bytes.append(family.rawValue)
        writer.fixed(UInt32(truncatingIfNeeded: body.count))
        writer.fixed(checksum(body[...]))
        writer.bytes.append(contentsOf: body)
        return writer.bytes
    }

    /// Takes a body out of its frame.
    /// - Throws: `.notAnIndex`, `.unsupportedVersion`, `.wrongFamily`, `.truncated` or `.damaged`.
    static func unframe(_ bytes: [UInt8], _ family: ShardFamily) throws(IndexFormatError) -> ByteReader {
        var reader = ByteReader(bytes, 0..<bytes.count)
        for byte in magic where reader.byte() != byte { throw .notAnIndex }
        guard reader.byte() == version else { throw .unsupportedVersion }
        guard reader.byte() == family.rawValue else { throw .wrongFamily }
        let length = reader.fixed()
        let sum = reader.fixed()
        guard bytes.count - headerLength == Int(truncatingIfNeeded: length) else { throw .truncated }
        guard checksum(bytes[headerLength...]) == sum else { throw .damaged }
        return reader
    }

    /// 32 bits over all bytes, to notice half-copied and altered files; no protection against intent.
    public static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var sum: UInt32 = 0x811C_9DC5
        for byte in bytes { sum = (sum ^ UInt32(byte)) &* 0x0100_0193 }
        return sum
    }
}

/// What a shard holds.
public enum ShardFamily: UInt8, Sendable, Equatable, CaseIterable {
    case root, terms, positions, lexicon, pages, texts, facets

    /// One ASCII letter, for file names and the browser.
    public var letter: UInt8 {
        switch self {
        case .root: 0x72
        case .terms: 0x74
        case .positions: 0x70
        case .lexicon: 0x6C
        case .pages: 0x64
        case .texts: 0x78
        case .facets: 0x66
        }
    }
}

/// Names one shard of an index; numbers count from 0 within a family.
public struct ShardID: Sendable, Equatable {
    /// What the shard holds.
    public var family: ShardFamily
    /// Counted from 0 within the family.
    public var number: Int
    /// Of a shard of texts, the name of its file; the loader names the files of all others.
    public var file: UInt32

    /// A shard of a family; whether the index has it is seen when it is loaded.
    public init(_ family: ShardFamily, _ number: Int, file: UInt32 = 0) {
        self.family = family
        self.number = number
        self.file = file
    }
}

/// Why bytes are no index that can be read.
public enum IndexFormatError: UInt8, Error, Sendable {
    case notAnIndex = 1
    case unsupportedVersion
    /// A shard of another family, or with a number that the index does not have.
    case wrongFamily
    /// The bytes end too early or go on too long.
    case truncated
    /// The bytes contradict themselves.
    case damaged
}
