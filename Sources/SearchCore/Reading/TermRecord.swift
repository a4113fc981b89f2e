/// The record of one key in a term shard, found but not yet read.
final class TermRecord {
    let bytes: [UInt8]
    let key: [UInt8]
    let range: Range<Int>

    var isEmpty: Bool { range.upperBound == 0 }

    init(bytes: [UInt8], key: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        self.key = key
        self.range = range
    }

    /// Looks a key up in a shard of terms or positions.
    static func find(_ key: [UInt8], _ reader: inout ByteReader) -> TermRecord? {
        var word: [UInt8] = []
        var left = reader.count(ofSize: 2)
        while left > 0 {
            reader.tail(&word)
            let range = reader.range()
            if word == key { return TermRecord(bytes: reader.bytes, key: word, range: range) }
            if precedes(key[...], word[...]) { break }
            left -= 1
        }
        return nil
    }

    /// What a record holds.
    struct Content {
        /// The positions, if they are few enough to stand beside the postings.
        var places: Range<Int>?
        /// How many documents have one of the forms; nil: as many as the only form has.
        var documents: Int?
        var forms: [Form] = []
        var isDamaged = false

        func has(_ form: [UInt8]) -> Bool {
            for known in forms where known.form == form { return true }
            return false
        }
    }

    /// A form of the key, and where its postings stand. Like others here, an object: arrays of objects share their code.
    final class Form {
        let form: [UInt8]
        let postings: Range<Int>

        init(form: [UInt8], postings: Range<Int>) {
            self.form = form
            self.postings = postings
        }
    }

    func content() -> Content {
        var reader = ByteReader(bytes, range)
        var content = Content()
        let head = reader.number()
        var left = head >> 1
        if left > 1 { content.documents = reader.number() }
        if head & 1 == 1 { content.places = reader.range() }
        if left > reader.remaining { reader.fail() }
        var word = key
        while left > 0, !reader.isDamaged {
            left -= 1
            reader.tail(&word)
            content.forms.append(Form(form: word, postings: left > 0 ? reader.range() : reader.offset..<reader.end))
        }
        content.isDamaged = reader.isDamaged
        return content
    }
}

/// Reads postings one by one.
struct PostingReader {
    private var reader: ByteReader
    private(set) var document = -1
    /// The class of its frequency and the fields, as `FieldSet` has them.
    private(set) var payload = 0
    private let documentCount: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, documentCount: Int) {
        reader = ByteReader(bytes, range)
        self.documentCount = documentCount
    }

    var isDamaged: Bool { reader.isDamaged }

    /// Goes to the next posting, false at the end. Documents rise and are below the number of documents.
    @inline(never)
    mutating func next() -> Bool {
        if reader.isAtEnd { return false }
        let head = reader.number()
        document += head >> 1 + 1
        payload = head & 1 == 1 ? 1 : reader.number() & 0x3FF
        if document >= documentCount { reader.fail() }
        return !reader.isDamaged
    }
}

/// Reads the positions of one key, document by document.
struct PositionReader {
    private var reader: ByteReader
    private(set) var document = -1
    /// In rising order.
    private(set) var positions: [Int32] = []
    private let documentCount: Int

    init(_ bytes: [UInt8], _ range: Range<Int>, documentCount: Int) {
        reader = ByteReader(bytes, range)
        self.documentCount = documentCount
    }

    var isDamaged: Bool { reader.isDamaged }

    /// Goes to the next wanted document, false at the end.
    /// - Parameter wanted: which documents are of interest; others are skipped without allocation; empty: all.
    @inline(never)
    mutating func next(_ wanted: [Bool] = []) -> Bool {
        while !reader.isAtEnd {
            document += reader.number() + 1
            guard document < documentCount else {
                reader.fail()
                break
            }
            let isWanted = wanted.isEmpty || wanted[document]
            positions.empty()
            var position: Int32 = 0
            while true {
                let step = reader.number()
                position = position &+ Int32(truncatingIfNeeded: step >> 1)
                if isWanted { positions.append(position) }
                if step & 1 == 0 { break }
            }
            if isWanted { return true }
        }
        return false
    }
}
