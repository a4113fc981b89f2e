/// Walks through the words of a lexicon shard.
struct LexiconReader {
    private var reader: ByteReader
    private var left: Int
    private(set) var word: [UInt8] = []
    /// log2 of the number of documents that have the word.
    private(set) var rarity = 0

    init(_ shard: [UInt8]) {
        reader = ByteReader(shard: shard)
        left = reader.count(ofSize: 2)
    }

    var isDamaged: Bool { reader.isDamaged }

    /// Goes to the next word; false at the end.
    mutating func next() -> Bool {
        guard left > 0 else { return false }
        left -= 1
        reader.tail(&word)
        rarity = Int(reader.byte() & 31)
        return true
    }
}
