extension Evaluation {
    /// Scores one word: the best of its alternatives counts in each document.
    func score(_ index: Int, _ ranking: Ranking) throws(IndexFormatError) {
        let word = query.words[index]
        var rarest: Int64 = 0
        var own: Int64?
        for (number, alternative) in word.alternatives.enumerated() {
            guard let record = try record(alternative.key) else { continue }
            let (forms, documents) = try record.forms()
            var count = documents ?? 0
            if documents == nil, let only = forms.first {
                var postings = PostingReader(only.postings, documentCount: root.documentCount)
                while try postings.next() != nil { count += 1 }
            }
            let rarity = count == 0 ? 32 : FixedMath.rarity(of: count, among: root.documentCount)
            if number == 0 { rarities[index] = rarity }
            // Another form has no say where the word itself is not: a word that only others write is a form of none.
            let hasForm = forms.contains { $0.form == alternative.form }
            for form in forms {
                try ranking.add(
                    form, weight: form.form == alternative.form ? 16 : hasForm ? Int(root.weights.otherForm) : 12)
            }
            ranking.endAlternative(rarity: rarity, weight: alternative.weight)
            if !alternative.isJoin, own == nil { own = rarity }
            rarest = max(rarest, rarity)
        }
        ranking.endWord(rarity: Int32(truncatingIfNeeded: own ?? rarest))
    }

    /// A query of nothing but common words, which weigh nothing and have no postings: the documents that say them oftenest.
    func scoreCommonWords(_ ranking: Ranking) throws(IndexFormatError) {
        guard let word = query.words.first, let alternative = word.alternatives.first,
            let places = try places(alternative.key)
        else { return }
        var reader = PositionReader(places, documentCount: root.documentCount)
        var positions: [Int32] = []
        while let document = try reader.next([], &positions) { ranking.add(document, occurrences: positions.count) }
    }

    /// Puts documents first whose title, name or alias is the query and nothing else.
    func scoreExact(_ ranking: Ranking) throws(IndexFormatError) {
        guard query.phrases.isEmpty, query.excluded.isEmpty else { return }
        for key in query.exactKeys {
            guard let record = try record(key) else { continue }
            for form in try record.forms().forms {
                var postings = PostingReader(form.postings, documentCount: root.documentCount)
                while let posting = try postings.next() {
                    let fields = posting.payload
                    ranking.markExact(
                        posting.document,
                        strength: fields & FieldSet.title != 0 ? 3 : fields & FieldSet.name != 0 ? 2 : 1)
                }
            }
        }
    }

    /// Applies exclusions and phrases.
    func restrict(_ ranking: Ranking) throws(IndexFormatError) {
        for key in query.excluded {
            for document in try documents(with: key) { ranking.exclude(document) }
        }
        for phrase in query.excludedPhrases {
            for document in try documents(with: phrase) { ranking.exclude(document) }
        }
        for phrase in query.phrases {
            let documents = try documents(with: phrase)
            if wanted.isEmpty { ranking.keepOnly(documents) }
        }
    }

    private func documents(with key: [UInt8]) throws(IndexFormatError) -> [Int] {
        guard let positions = try places(key) else { return [] }
        var documents: [Int] = []
        var reader = PositionReader(positions, documentCount: root.documentCount)
        var found: [Int32] = []
        while let document = try reader.next([], &found) { documents.append(document) }
        return documents
    }

    /// Documents that hold the words of a phrase at their distances, some more than once.
    private func documents(with phrase: Query.Phrase) throws(IndexFormatError) -> [Int] {
        for key in phrase.keys { _ = try places(key) }
        guard wanted.isEmpty else { return [] }
        // Where the phrase may begin: document and position in one number, rising.
        var starts: [Int64] = []
        for (number, key) in phrase.keys.enumerated() {
            guard let places = try places(key) else { return [] }
            starts = try follow(
                starts, places, offset: phrase.offsets[number] - phrase.offsets[0], isFirst: number == 0)
        }
        var documents: [Int] = []
        for start in starts { documents.append(Int(start >> 32)) }
        return documents
    }

    /// Keeps the places where the next word of the phrase stands too.
    private func follow(
        _ starts: [Int64], _ places: TermRecord.Places, offset: Int32, isFirst: Bool
    ) throws(IndexFormatError) -> [Int64] {
        var reader = PositionReader(places, documentCount: root.documentCount)
        var kept: [Int64] = []
        var positions: [Int32] = []
        var index = 0
        while let document = try reader.next([], &positions) {
            for position in positions where position >= offset {
                let start = Int64(document) << 32 | Int64(position &- offset)
                while !isFirst, index < starts.count, starts[index] < start { index += 1 }
                if isFirst || index < starts.count && starts[index] == start { kept.append(start) }
            }
        }
        return kept
    }

    /// The positions of a key; nil when there are none or a shard is wanted.
    private func places(_ key: [UInt8]) throws(IndexFormatError) -> TermRecord.Places? {
        guard let record = try record(key) else { return nil }
        if let places = try record.places() { return places }
        guard let number = IndexRoot.shard(of: key[...], in: root.positions) else { return nil }
        guard let bytes = shard(ShardID(.positions, number)) else { return nil }
        return try TermRecord.find(key[...], in: bytes)?.allPlaces
    }
}
