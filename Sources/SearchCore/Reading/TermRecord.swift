/// The record of one key in a term shard, found but not yet read.
final class TermRecord {
    let bytes: [UInt8]
    let key: [UInt8]
    let start: Int
    let end: Int

    var isEmpty: Bool { end == 0 }

    init(bytes: [UInt8], key: [UInt8], start: Int, end: Int) {
        self.bytes = bytes
        self.key = key
        self.start = start
        self.end = end
    }

    /// Looks a key up.
    static func find(_ key: ArraySlice<UInt8>, in shard: [UInt8]) throws(IndexFormatError) -> TermRecord? {
        var reader = ByteReader(shard, from: IndexFormat.headerLength, to: shard.count)
        var word: [UInt8] = []
        for _ in 0..<(try reader.count(ofSize: 2)) {
            try reader.tail(&word)
            let range = try reader.range()
            if word[...] == key {
                return TermRecord(bytes: shard, key: word, start: range.lowerBound, end: range.upperBound)
            }
            if precedes(key, word[...]) { return nil }
        }
        return nil
    }

    /// A form of the key with its postings.
    struct Form {
        var form: [UInt8]
        var postings: ByteReader
    }

    /// What stands before the forms: their number, how many documents have one of them (nil: as many as the only form has), and
    /// the positions, if they are few.
    private func head(_ reader: inout ByteReader) throws(IndexFormatError) -> (
        count: Int, documents: Int?, places: Range<Int>?
    ) {
        let head = try reader.number()
        let count = head >> 1
        guard count <= reader.remaining else { throw .damaged }
        let documents: Int? = count > 1 ? try reader.number() : nil
        return (count, documents, head & 1 == 1 ? try reader.range() : nil)
    }

    /// The positions that stand beside the postings.
    func places() throws(IndexFormatError) -> Places? {
        var reader = ByteReader(bytes, from: start, to: end)
        return try head(&reader).places.map { Places(bytes: bytes, range: $0) }
    }

    /// The whole record of a position shard.
    var allPlaces: Places { Places(bytes: bytes, range: start..<end) }

    struct Places {
        let bytes: [UInt8]
        let range: Range<Int>
    }

    /// - Returns: the forms, and how many documents have one of them (nil: as many as the only form has).
    func forms() throws(IndexFormatError) -> (forms: [Form], documents: Int?) {
        var reader = ByteReader(bytes, from: start, to: end)
        let (count, documents, _) = try head(&reader)
        var forms: [Form] = []
        var word = key
        for index in 0..<count {
            try reader.tail(&word)
            if index < count - 1 {
                let range = try reader.range()
                forms.append(
                    Form(form: word, postings: ByteReader(bytes, from: range.lowerBound, to: range.upperBound)))
            } else {
                forms.append(Form(form: word, postings: ByteReader(bytes, from: reader.offset, to: end)))
            }
        }
        return (forms, documents)
    }
}

/// Reads postings one by one.
struct PostingReader {
    private var reader: ByteReader
    private var last = -1
    private let documentCount: Int

    init(_ reader: ByteReader, documentCount: Int) {
        self.reader = reader
        self.documentCount = documentCount
    }

    /// - Returns: the next posting, nil at the end. Documents rise and are below the number of documents.
    @inline(never)
    mutating func next() throws(IndexFormatError) -> (document: Int, payload: Int)? {
        if reader.isAtEnd { return nil }
        let head = try reader.number()
        let delta = head >> 1
        guard delta < documentCount - last - 1 else { throw .damaged }
        last += delta + 1
        return (last, head & 1 == 1 ? 1 : try reader.number() & 0x1FF)
    }
}

/// Reads the positions of one key, document by document.
struct PositionReader {
    private var reader: ByteReader
    private var last = -1
    private let documentCount: Int

    init(_ places: TermRecord.Places, documentCount: Int) {
        reader = ByteReader(places.bytes, from: places.range.lowerBound, to: places.range.upperBound)
        self.documentCount = documentCount
    }

    /// - Parameter wanted: which documents are of interest; others are skipped without allocation; empty: all.
    /// - Returns: the next wanted document nil at the end; its positions, in rising order, replace what is in `positions`.
    @inline(never)
    mutating func next(_ wanted: [Bool], _ positions: inout [Int32]) throws(IndexFormatError) -> Int? {
        while !reader.isAtEnd {
            let delta = try reader.number()
            guard delta < documentCount - last - 1 else { throw .damaged }
            last += delta + 1
            let isWanted = wanted.isEmpty || wanted[last]
            positions.removeAll(keepingCapacity: true)
            var position: Int32 = 0
            while true {
                let step = try reader.number()
                position = position &+ Int32(truncatingIfNeeded: step >> 1)
                if isWanted { positions.append(position) }
                if step & 1 == 0 { break }
            }
            if isWanted { return last }
        }
        return nil
    }
}
