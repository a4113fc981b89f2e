/// One search, from the query to the results; stops where a shard is missing.
final class Evaluation {
    let root: IndexRoot
    let store: ShardStore
    let request: SearchRequest
    var query: Query
    var wanted: [ShardID] = []
    var isIncomplete = false
    /// Keys looked up so far, and their records: an empty one where there is none.
    private var keys: [[UInt8]] = []
    private var records: [TermRecord] = []
    var words: [SearchResults.Word] = []
    /// Rarity of each word of the query as it was typed, in 1/256 bit; 0 for those that are not there.
    var rarities: [Int64] = []

    init(root: IndexRoot, store: ShardStore, request: SearchRequest) {
        self.root = root
        self.store = store
        self.request = request
        query = QueryParser.parse(request.query, root.synonyms)
        rarities = [Int64](repeating: 0, count: query.words.count)
    }

    /// - Returns: nil when shards are wanted.
    func run() throws(IndexFormatError) -> SearchResults? {
        try lookUpWords()
        guard wanted.isEmpty else { return nil }
        try replaceUnknownWords()
        guard wanted.isEmpty else { return nil }
        let ranking = Ranking(root: root)
        for index in query.words.indices { try score(index, ranking) }
        guard wanted.isEmpty else { return nil }
        if ranking.isEmpty { try scoreCommonWords(ranking) }
        guard wanted.isEmpty else { return nil }
        try scoreExact(ranking)
        try restrict(ranking)
        guard wanted.isEmpty else { return nil }
        let allowed = try filters()
        guard wanted.isEmpty else { return nil }
        let found = ranking.ranks(allowed)
        return try present(try scoreProximity(found), found, ranking)
    }

    func shard(_ id: ShardID) -> [UInt8]? {
        store.bytes(id, &wanted, &isIncomplete)
    }

    /// The record of a key; nil when there is none or its shard is wanted.
    func record(_ key: [UInt8]) throws(IndexFormatError) -> TermRecord? {
        for index in keys.indices where keys[index] == key { return records[index].isEmpty ? nil : records[index] }
        guard let number = IndexRoot.shard(of: key[...], in: root.terms) else { return nil }
        guard let bytes = shard(ShardID(.terms, number)) else { return nil }
        let record = try TermRecord.find(key[...], in: bytes)
        keys.append(key)
        records.append(record ?? TermRecord(bytes: [], key: [], start: 0, end: 0))
        return record
    }

    private func lookUpWords() throws(IndexFormatError) {
        for index in query.words.indices {
            for alternative in query.words[index].alternatives { _ = try record(alternative.key) }
        }
        for key in query.exactKeys { _ = try record(key) }
        for key in query.excluded { _ = try record(key) }
        for phrase in query.phrases + query.excludedPhrases {
            for key in phrase.keys { _ = try record(key) }
        }
    }

    /// Whether a form or another form of its stem stands in the index.
    private func isKnown(_ word: Query.Word) throws(IndexFormatError) -> Bool {
        for alternative in word.alternatives where try record(alternative.key) != nil { return true }
        return false
    }

    private func hasExactForm(_ word: Query.Word) throws(IndexFormatError) -> Bool {
        for alternative in word.alternatives {
            guard let record = try record(alternative.key) else { continue }
            for form in try record.forms().forms where form.form == alternative.form { return true }
        }
        return false
    }

    /// Completes the last word and corrects words that nothing knows.
    private func replaceUnknownWords() throws(IndexFormatError) {
        for index in query.words.indices {
            let word = query.words[index]
            let isLast = index == query.words.count - 1 && query.isOpen
            let isKnown = try isKnown(word)
            var report = SearchResults.Word(
                text: [UInt8](request.query[word.source]), isUnknown: !isKnown, instead: [], isCorrected: false,
                expansion: query.expansions.contains(word.form) && word.source.count > word.form.count ? word.form : nil
            )
            var forms: [[UInt8]] = []
            if isLast, word.form.count >= 2 {
                let hasForm = isKnown ? try hasExactForm(word) : false
                // A word of some length that stands in the index is meant as it stands: its completions are not worth a shard.
                if !hasForm || request.completes && word.form.count < 5 { forms = try completions(of: word.form) }
                if !isKnown { report.instead = forms }
            }
            if !isKnown, forms.isEmpty, wanted.isEmpty {
                let corrections = try corrections(of: word.form)
                forms = corrections
                report.instead = corrections
                report.isCorrected = !corrections.isEmpty
            }
            for form in forms {
                query.words[index].alternatives.append(
                    .init(key: Stemmer.stem(form[...]), form: form, weight: isKnown ? 8 : 12))
            }
            words.append(report)
        }
        for word in query.words {
            for alternative in word.alternatives { _ = try record(alternative.key) }
        }
    }
}
