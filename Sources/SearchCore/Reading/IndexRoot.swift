/// The root of an index, decoded: everything that is known before any other shard is loaded.
final class IndexRoot {
    private(set) var documentCount = 0
    /// Words in an average body.
    private(set) var averageLength = 1
    private(set) var weights = RankingWeights()
    private(set) var kinds: [[UInt8]] = []
    /// First words of shards, in order; the first one is empty.
    private(set) var terms: [[UInt8]] = []
    private(set) var positions: [[UInt8]] = []
    private(set) var lexicon: [[UInt8]] = []
    /// First document of each shard, and the number of documents at the end.
    private(set) var pages: [Int] = []
    private(set) var texts: [Int] = []
    private(set) var hasFacets = false
    private(set) var kindOfDocument: [UInt8] = []
    private(set) var flags: [UInt8] = []
    private(set) var lengths: [UInt8] = []
    private(set) var synonyms = SynonymTable()

    init(decoding bytes: [UInt8]) throws(IndexFormatError) {
        var reader = try IndexFormat.unframe(bytes, .root)
        documentCount = reader.count()
        guard documentCount <= IndexFormat.mostDocuments else { throw .damaged }
        averageLength = max(1, reader.number())
        weights = RankingWeights(decoding: reader.string())
        for _ in 0..<reader.count() { kinds.append(reader.string()) }
        guard kinds.count <= 256 else { throw .damaged }
        terms = IndexRoot.words(&reader)
        positions = IndexRoot.words(&reader)
        lexicon = IndexRoot.words(&reader)
        pages = starts(&reader)
        texts = starts(&reader)
        hasFacets = reader.number() > 0
        runs(&reader)
        guard documentCount <= reader.remaining else { throw .truncated }
        for _ in 0..<documentCount { lengths.append(reader.byte()) }
        synonyms(&reader)
        if reader.isDamaged { throw .damaged }
    }

    private static func words(_ reader: inout ByteReader) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for _ in 0..<reader.count() {
            reader.tail(&word)
            words.append(word)
        }
        return words
    }

    private func starts(_ reader: inout ByteReader) -> [Int] {
        var starts = [0]
        var sum = 0
        for _ in 0..<reader.count() {
            sum += min(reader.number(), documentCount)
            starts.append(sum)
        }
        if sum != documentCount { reader.fail() }
        return starts
    }

    private func runs(_ reader: inout ByteReader) {
        for _ in 0..<reader.count(ofSize: 3) {
            let length = reader.number()
            let kind = reader.number()
            let byte = reader.byte()
            guard length <= documentCount - flags.count, kind < kinds.count else { return reader.fail() }
            for _ in 0..<length {
                kindOfDocument.append(UInt8(truncatingIfNeeded: kind))
                flags.append(byte)
            }
        }
        if flags.count != documentCount { reader.fail() }
    }

    private func synonyms(_ reader: inout ByteReader) {
        var phrases: [SynonymTable.Phrase] = []
        for _ in 0..<reader.count(ofSize: 2) {
            let sigle = reader.string()
            var stems: [[UInt8]] = []
            var stem: [UInt8] = []
            for byte in reader.string() + [0x20] {
                if byte != 0x20 {
                    stem.append(byte)
                } else if !stem.isEmpty {
                    stems.append(stem)
                    stem = []
                }
            }
            if !stems.isEmpty { phrases.append(SynonymTable.Phrase(stems: stems, sigle: sigle)) }
        }
        synonyms = SynonymTable(sorted: phrases)
    }

    /// The number of the shard whose words begin at or before `word`.
    static func shard(of word: ArraySlice<UInt8>, in bounds: [[UInt8]]) -> Int? {
        guard !bounds.isEmpty else { return nil }
        var low = 0
        var high = bounds.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if precedes(word, bounds[middle][...]) { high = middle - 1 } else { low = middle }
        }
        return low
    }

    /// The number of the shard that holds a document.
    static func shard(of document: Int, in starts: [Int]) -> Int? {
        for number in 1..<starts.count where document < starts[number] { return number - 1 }
        return nil
    }
}
