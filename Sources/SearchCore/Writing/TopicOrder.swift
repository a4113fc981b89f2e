/// The order of documents that puts those of one topic side by side: what a search finds then stands in few shards.
///
/// A title counts as its stems, the commonest first, without those that are so common that they say little; titles are sorted by
/// these lists, as in the tree that FP-growth builds (J. Han, J. Pei, Y. Yin, "Mining frequent patterns without candidate
/// generation", SIGMOD 2000).
public enum TopicOrder {
    /// The numbers of titles in their new order; equal ones keep the one they had.
    public static func order(_ titles: [[UInt8]]) -> [Int] {
        var stems = ByteMap()
        var documents: [Int] = []
        var lists: [[Int]] = []
        var buffer = TokenBuffer()
        for title in titles {
            buffer.reset()
            Tokenizer.run(title, into: &buffer)
            var list: [Int] = []
            for token in buffer.tokens where token.kind == .word && token.span == 1 {
                let form = buffer.form(token)
                if Words.contains(Words.frames, form) || Words.contains(Words.particles, form) { continue }
                let (stem, isNew) = stems.insert(Stemmer.stem(form)[...])
                if isNew { documents.append(0) }
                if !list.contains(stem) {
                    list.append(stem)
                    documents[stem] += 1
                }
            }
            lists.append(list)
        }
        let most = max(8, titles.count / 20)
        var stemOrder = documents.indices.filter { documents[$0] <= most }
        stemOrder.sort {
            documents[$0] != documents[$1]
                ? documents[$0] > documents[$1] : precedes(stems.bytes($0), stems.bytes($1))
        }
        var ranks = [Int](repeating: -1, count: documents.count)
        for (rank, stem) in stemOrder.enumerated() { ranks[stem] = rank }
        let keys = lists.map { list in list.map { ranks[$0] }.filter { $0 >= 0 }.sorted() }
        return titles.indices.sorted {
            keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
        }
    }
}
