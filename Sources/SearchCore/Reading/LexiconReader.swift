/// Walks through the words of a lexicon shard.
struct LexiconReader {
    private var reader: ByteReader
    private var left: Int
    private(set) var word: [UInt8] = []
    /// log2 of the number of documents that have the word.
    private(set) var rarity = 0

    init(_ shard: [UInt8]) throws(IndexFormatError) {
        reader = ByteReader(shard, from: IndexFormat.headerLength, to: shard.count)
        left = try reader.count(ofSize: 2)
    }

    /// Goes to the next word; false at the end.
    mutating func next() throws(IndexFormatError) -> Bool {
        guard left > 0 else { return false }
        left -= 1
        try reader.tail(&word)
        rarity = Int(try reader.byte() & 31)
        return true
    }
}
