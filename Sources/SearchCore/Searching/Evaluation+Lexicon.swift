extension Evaluation {
    /// The commonest words that begin with `prefix` and go on, at most six.
    func completions(of prefix: [UInt8]) throws(IndexFormatError) -> [[UInt8]] {
        var best = BestWords(limit: 6)
        for number in lexiconShards(from: prefix, through: prefix + [0xFF], limit: 3) {
            guard let bytes = shard(ShardID(.lexicon, number)) else { continue }
            var reader = try LexiconReader(bytes)
            while try reader.next() {
                guard reader.word.count > prefix.count, reader.word.starts(with: prefix) else { continue }
                best.add(reader.word, distance: 0, rarity: reader.rarity)
            }
        }
        return best.words
    }

    /// The nearest words: one edit from four letters, two from nine. Words that share the beginning are looked at first; the whole
    /// lexicon only when none of them is one edit away.
    func corrections(of word: [UInt8]) throws(IndexFormatError) -> [[UInt8]] {
        guard word.count >= 4, word.count <= 32, !word.contains(where: Tokenizer.isDigit) else { return [] }
        let limit = word.count >= 9 ? 2 : 1
        let start = [UInt8](word.prefix(2))
        var best = BestWords(limit: 3)
        let near = lexiconShards(from: start, through: start + [0xFF], limit: 8)
        try correct(word, limit, near, &best)
        guard wanted.isEmpty else { return [] }
        if best.distance > 1 {
            var others = [Int](0..<root.lexicon.count)
            others.removeAll { near.contains($0) }
            if others.count <= 48 { try correct(word, limit, others, &best) }
        }
        return best.words
    }

    private func correct(_ word: [UInt8], _ limit: Int, _ shards: [Int], _ best: inout BestWords)
        throws(IndexFormatError)
    {
        var distance = EditDistance(word)
        for number in shards {
            guard let bytes = shard(ShardID(.lexicon, number)) else { continue }
            var reader = try LexiconReader(bytes)
            while try reader.next() {
                let candidate = reader.word
                guard candidate.count + limit >= word.count, candidate.count <= word.count + limit, candidate.count >= 3
                else { continue }
                let edits = distance.measure(candidate, limit: min(limit, best.distance))
                if edits <= limit { best.add(candidate, distance: edits, rarity: reader.rarity) }
            }
        }
    }

    private func lexiconShards(from first: [UInt8], through last: [UInt8], limit: Int) -> [Int] {
        guard let low = IndexRoot.shard(of: first[...], in: root.lexicon),
            let high = IndexRoot.shard(of: last[...], in: root.lexicon)
        else { return [] }
        return [Int](low...min(max(low, high), low + limit - 1))
    }
}

/// The nearest words so far; among equally near ones the commonest, then the shortest, then in the order of their bytes.
struct BestWords {
    let limit: Int
    private(set) var words: [[UInt8]] = []
    private var rarities: [Int] = []
    private(set) var distance = 99

    init(limit: Int) { self.limit = limit }

    mutating func add(_ word: [UInt8], distance: Int, rarity: Int) {
        if distance > self.distance { return }
        if distance < self.distance {
            self.distance = distance
            words = []
            rarities = []
        }
        var place = words.count
        while place > 0, isBetter(word, rarity, than: place - 1) { place -= 1 }
        guard place < limit else { return }
        words.insert(word, at: place)
        rarities.insert(rarity, at: place)
        if words.count > limit {
            words.removeLast()
            rarities.removeLast()
        }
    }

    private func isBetter(_ word: [UInt8], _ rarity: Int, than place: Int) -> Bool {
        if rarity != rarities[place] { return rarity > rarities[place] }
        if word.count != words[place].count { return word.count < words[place].count }
        return precedes(word[...], words[place][...])
    }
}
