extension Evaluation {
    /// Scores one word: the best of its alternatives counts in each document.
    func score(_ index: Int, _ ranking: Ranking) {
        let word = query.words[index]
        var rarest: Int64 = 0
        var own: Int64?
        for (number, alternative) in word.alternatives.enumerated() {
            guard let record = record(alternative.key) else { continue }
            let content = content(record)
            // Another form has no say where the word itself is not: a word that only others write is a form of none.
            let hasForm = content.has(alternative.form)
            // A sigle that nobody writes in small letters has no other forms.
            if number == 0, !hasForm, isSigle(word) { continue }
            var count = content.documents ?? 0
            if content.documents == nil, let only = content.forms.first {
                var postings = postings(only, record)
                while postings.next() { count += 1 }
            }
            let rarity = count == 0 ? 32 : FixedMath.rarity(of: count, among: root.documentCount)
            if number == 0 { rarities[index] = rarity }
            for form in content.forms {
                var postings = postings(form, record)
                ranking.add(&postings, weight: weight(of: form.form, for: alternative.form, isThere: hasForm))
                note(postings.isDamaged)
            }
            ranking.endAlternative(rarity: rarity, weight: alternative.weight)
            if !alternative.isJoin, own == nil { own = rarity }
            rarest = max(rarest, rarity)
        }
        ranking.endWord(rarity: Int32(truncatingIfNeeded: own ?? rarest))
    }

    private func isSigle(_ word: Query.Word) -> Bool {
        word.alternatives.count > 1 && record(word.alternatives[1].key) != nil
    }

    /// What a form of the same stem counts for a word, in 1/16.
    func weight(of form: [UInt8], for word: [UInt8], isThere: Bool) -> Int {
        let weights = root.weights
        if form == word { return 16 }
        if Evaluation.isPlural(form, of: word) || Evaluation.isPlural(word, of: form) { return weights[.plural] }
        return Int(isThere ? weights[.otherForm] : weights[.onlyForm])
    }

    /// Whether a form is the word with an `s` or `x` more.
    private static func isPlural(_ form: [UInt8], of word: [UInt8]) -> Bool {
        guard form.count == word.count + 1, let last = form.last, last == 0x73 || last == 0x78 else { return false }
        for index in word.indices where form[index] != word[index] { return false }
        return true
    }

    /// A query of nothing but common words, which weigh nothing and have no postings: the documents that say them oftenest.
    func scoreCommonWords(_ ranking: Ranking) {
        guard let word = query.words.first, let alternative = word.alternatives.first,
            let places = places(alternative.key)
        else { return }
        var reader = places
        while reader.next() { ranking.add(reader.document, occurrences: reader.positions.count) }
        note(reader.isDamaged)
    }

    /// Puts documents first whose title, name or alias is the query and nothing else.
    func scoreExact(_ ranking: Ranking) {
        guard query.excluded.isEmpty, query.excludedPhrases.isEmpty else { return }
        for key in query.exactKeys {
            guard let record = record(key) else { continue }
            for form in content(record).forms {
                var postings = postings(form, record)
                while postings.next() {
                    let fields = postings.payload
                    ranking.markExact(
                        postings.document,
                        strength: fields & FieldSet.title != 0 ? 3 : fields & FieldSet.name != 0 ? 2 : 1)
                }
                note(postings.isDamaged)
            }
        }
    }

    /// Applies exclusions and phrases.
    func restrict(_ ranking: Ranking) {
        for key in query.excluded {
            for document in documents(with: key) { ranking.exclude(document) }
        }
        for phrase in query.excludedPhrases {
            for document in documents(with: phrase) { ranking.exclude(document) }
        }
        for phrase in query.phrases {
            let documents = documents(with: phrase)
            if wanted.isEmpty { ranking.keepOnly(documents) }
        }
    }

    private func documents(with key: [UInt8]) -> [Int] {
        guard var reader = places(key) else { return [] }
        var documents: [Int] = []
        while reader.next() { documents.append(reader.document) }
        note(reader.isDamaged)
        return documents
    }

    /// Documents that hold the words of a phrase at their distances, some more than once.
    private func documents(with phrase: Query.Phrase) -> [Int] {
        for key in phrase.keys { _ = places(key) }
        guard wanted.isEmpty else { return [] }
        // Where the phrase may begin: document and position in one number, rising.
        var starts: [Int64] = []
        for (number, key) in phrase.keys.enumerated() {
            guard let places = places(key) else { return [] }
            starts = follow(
                starts, places, offset: phrase.offsets[number] - phrase.offsets[0], isFirst: number == 0)
        }
        var documents: [Int] = []
        for start in starts { documents.append(Int(start >> 32)) }
        return documents
    }

    /// Keeps the places where the next word of the phrase stands too.
    private func follow(
        _ starts: [Int64], _ places: PositionReader, offset: Int32, isFirst: Bool
    ) -> [Int64] {
        var reader = places
        var kept: [Int64] = []
        var index = 0
        while reader.next() {
            for position in reader.positions where position >= offset {
                let start = Int64(reader.document) << 32 | Int64(position &- offset)
                while !isFirst, index < starts.count, starts[index] < start { index += 1 }
                if isFirst || index < starts.count && starts[index] == start { kept.append(start) }
            }
        }
        note(reader.isDamaged)
        return kept
    }

    func postings(_ form: TermRecord.Form, _ record: TermRecord) -> PostingReader {
        PostingReader(record.bytes, form.postings, documentCount: root.documentCount)
    }

    /// The positions of a record that stand beside its postings.
    func placesBeside(_ record: TermRecord) -> PositionReader? {
        guard let places = content(record).places else { return nil }
        return PositionReader(record.bytes, places, documentCount: root.documentCount)
    }

    /// The positions of a key; nil when there are none or a shard is wanted.
    private func places(_ key: [UInt8]) -> PositionReader? {
        guard let record = record(key) else { return nil }
        if let places = placesBeside(record) { return places }
        guard let number = IndexRoot.shard(of: key[...], in: root.positions),
            let bytes = shard(ShardID(.positions, number))
        else { return nil }
        var reader = ByteReader(shard: bytes)
        let found = TermRecord.find(key, &reader)
        note(reader.isDamaged)
        return found.map { PositionReader(bytes, $0.range, documentCount: root.documentCount) }
    }
}
