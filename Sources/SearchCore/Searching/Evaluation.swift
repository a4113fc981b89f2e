/// One search, from the query to the results; stops where a shard is missing.
final class Evaluation {
    let root: IndexRoot
    let store: ShardStore
    let request: SearchRequest
    let query: Query
    var wanted: [ShardID] = []
    var isIncomplete = false
    /// A shard contradicts itself: what it says counts as nothing, and the search ends with an error.
    private(set) var isDamaged = false
    /// The records of the keys looked up so far, an empty one where there is none.
    private var records: [TermRecord] = []
    var words: [SearchResults.Word] = []
    /// Rarity of each word of the query as it was typed, in 1/256 bit; 0 for those that are not there.
    var rarities: [Int64] = []

    init(root: IndexRoot, store: ShardStore, request: SearchRequest) {
        self.root = root
        self.store = store
        self.request = request
        query = QueryParser.parse(request.query, root.synonyms, synonym: root.weights[.synonym])
        rarities = [Int64](repeating: 0, count: query.words.count)
    }

    /// - Returns: nil when shards are wanted.
    func run() -> SearchResults? {
        lookUpWords()
        guard wanted.isEmpty else { return nil }
        replaceUnknownWords()
        guard wanted.isEmpty else { return nil }
        let ranking = Ranking(root: root)
        for index in query.words.indices { score(index, ranking) }
        guard wanted.isEmpty else { return nil }
        if ranking.isEmpty { scoreCommonWords(ranking) }
        guard wanted.isEmpty else { return nil }
        scoreExact(ranking)
        restrict(ranking)
        guard wanted.isEmpty else { return nil }
        let allowed = filters()
        guard wanted.isEmpty else { return nil }
        let found = ranking.ranks(allowed)
        return present(scoreProximity(found), found, ranking)
    }

    func shard(_ id: ShardID) -> [UInt8]? {
        store.bytes(id, &wanted, &isIncomplete)
    }

    func note(_ damage: Bool) {
        if damage { isDamaged = true }
    }

    /// What a record holds, read anew each time: records are small.
    func content(_ record: TermRecord) -> TermRecord.Content {
        let content = record.content()
        note(content.isDamaged)
        return content
    }

    /// The record of a key; nil when there is none or its shard is wanted.
    func record(_ key: [UInt8]) -> TermRecord? {
        for record in records where record.key == key { return record.isEmpty ? nil : record }
        guard let number = IndexRoot.shard(of: key[...], in: root.terms) else { return nil }
        guard let bytes = shard(ShardID(.terms, number)) else { return nil }
        var reader = ByteReader(shard: bytes)
        let record = TermRecord.find(key, &reader)
        note(reader.isDamaged)
        records.append(record ?? TermRecord(bytes: [], key: key, range: 0..<0))
        return record
    }

    private func lookUpWords() {
        lookUpAlternatives()
        for key in query.exactKeys { _ = record(key) }
        for key in query.excluded { _ = record(key) }
        lookUp(query.phrases)
        lookUp(query.excludedPhrases)
    }

    private func lookUpAlternatives() {
        for word in query.words {
            for alternative in word.alternatives { _ = record(alternative.key) }
        }
    }

    private func lookUp(_ phrases: [Query.Phrase]) {
        for phrase in phrases {
            for key in phrase.keys { _ = record(key) }
        }
    }

    /// Whether a form or another form of its stem stands in the index.
    private func isKnown(_ word: Query.Word) -> Bool {
        for alternative in word.alternatives where record(alternative.key) != nil { return true }
        return false
    }

    private func hasExactForm(_ word: Query.Word) -> Bool {
        for alternative in word.alternatives {
            if let record = record(alternative.key), content(record).has(alternative.form) { return true }
        }
        return false
    }

    /// Completes the last word and corrects words that nothing knows.
    private func replaceUnknownWords() {
        for index in query.words.indices {
            let word = query.words[index]
            let isLast = index == query.words.count - 1 && query.isOpen
            let isKnown = isKnown(word)
            var forms: [[UInt8]] = []
            var isCorrected = false
            if isLast, word.form.count >= 2 {
                let hasForm = isKnown && hasExactForm(word)
                // A word of some length that stands in the index is meant as it stands: its completions are not worth a shard.
                if hasForm ? request.completes && word.form.count < 5 : request.completes || word.form.count > 4 {
                    forms = completions(of: word.form)
                }
            }
            if !isKnown, forms.isEmpty, wanted.isEmpty {
                forms = corrections(of: word.form)
                isCorrected = !forms.isEmpty
            }
            let weight = Int(isKnown ? root.weights[.completed] : root.weights[.corrected])
            for form in forms { word.add(form, weight: weight) }
            words.append(
                .init(
                    [UInt8](request.query[word.source]), isUnknown: !isKnown, instead: isKnown ? [] : forms,
                    isCorrected: isCorrected,
                    expansion: query.expansions.contains(word.form) && word.source.count > word.form.count
                        ? word.form : nil))
        }
        lookUpAlternatives()
    }
}
