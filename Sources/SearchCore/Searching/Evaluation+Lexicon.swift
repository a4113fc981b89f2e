extension Evaluation {
    /// The commonest words that begin with `prefix` and go on, at most six.
    func completions(of prefix: [UInt8]) -> [[UInt8]] {
        var best = BestWords(limit: 6)
        for number in lexiconShards(from: prefix, through: prefix + [0xFF], limit: 3) {
            guard let bytes = shard(ShardID(.lexicon, number)) else { continue }
            var reader = LexiconReader(bytes)
            while reader.next() {
                guard reader.word.count > prefix.count, reader.word.starts(with: prefix) else { continue }
                best.add(reader.word, distance: 0, rarity: reader.rarity)
            }
            note(reader.isDamaged)
        }
        return best.words
    }

    /// The nearest words: one edit from four letters, two from nine; none for what is nearly a word that frames a question.
    /// A word of four letters is one of more with a letter missing, but not the last one. Words that share the beginning are looked at first; the whole
    /// lexicon only when none of them is one edit away.
    func corrections(of word: [UInt8]) -> [[UInt8]] {
        guard word.count >= 4, word.count <= 32, !word.contains(where: Tokenizer.isDigit) else { return [] }
        let limit = word.count >= 9 ? 2 : 1
        let start = [UInt8](word.prefix(2))
        var best = BestWords(limit: 3)
        let near = lexiconShards(from: start, through: start + [0xFF], limit: 8)
        correct(word, limit, near, &best)
        guard wanted.isEmpty else { return [] }
        if best.distance > 1, word.count > 4 {
            var others: [Int] = []
            for number in root.lexicon.indices where !near.contains(number) { others.append(number) }
            if others.count <= 48 { correct(word, limit, others, &best) }
        }
        for word in best.words where Words.contains(Words.frames, word[...]) { return [] }
        return best.words
    }

    private func correct(_ word: [UInt8], _ limit: Int, _ shards: [Int], _ best: inout BestWords) {
        var distance = EditDistance(word)
        for number in shards {
            guard let bytes = shard(ShardID(.lexicon, number)) else { continue }
            var reader = LexiconReader(bytes)
            while reader.next() {
                let candidate = reader.word
                guard candidate.count + limit >= word.count, candidate.count <= word.count + limit,
                    candidate.count >= 4,
                    word.count > 4 || candidate.count > 4 && !candidate.starts(with: word)
                else { continue }
                let edits = distance.measure(candidate, limit: min(limit, best.distance))
                if edits <= limit { best.add(candidate, distance: edits, rarity: reader.rarity) }
            }
            note(reader.isDamaged)
        }
    }

    private func lexiconShards(from first: [UInt8], through last: [UInt8], limit: Int) -> [Int] {
        guard let low = IndexRoot.shard(of: first[...], in: root.lexicon),
            let high = IndexRoot.shard(of: last[...], in: root.lexicon)
        else { return [] }
        var shards = [low]
        while shards.count < limit, low + shards.count <= high { shards.append(low + shards.count) }
        return shards
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
        words.append(word)
        rarities.append(rarity)
        var place = words.count - 1
        while place > 0, isBetter(place, than: place - 1) {
            words.swapAt(place, place - 1)
            rarities.swapAt(place, place - 1)
            place -= 1
        }
        if words.count > limit {
            words.removeLast()
            rarities.removeLast()
        }
    }

    private func isBetter(_ left: Int, than right: Int) -> Bool {
        if rarities[left] != rarities[right] { return rarities[left] > rarities[right] }
        if words[left].count != words[right].count { return words[left].count < words[right].count }
        return precedes(words[left][...], words[right][...])
    }
}
