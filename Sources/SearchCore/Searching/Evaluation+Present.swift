extension Evaluation {
    /// The facet whose values are the kinds.
    private static let kindFacet: [UInt8] = [0x6B, 0x69, 0x6E, 0x64]

    /// Which documents the filters allow.
    /// - Returns: one truth a document; none when there are no filters.
    func filters() throws(IndexFormatError) -> [Bool] {
        guard !request.filters.isEmpty else { return [] }
        var allowed = [Bool](repeating: true, count: root.documentCount)
        for name in names(of: request.filters) {
            var values: [[UInt8]] = []
            for filter in request.filters where filter.facet == name { values.append(filter.value) }
            var matching = [Bool](repeating: false, count: root.documentCount)
            if name == Evaluation.kindFacet {
                for document in matching.indices {
                    matching[document] = values.contains(root.kinds[Int(root.kindOfDocument[document])])
                }
            } else if let facet = try facet(named: name) {
                var isWanted: [Bool] = []
                for value in facet.values { isWanted.append(values.contains(value)) }
                var start = 0
                for document in matching.indices {
                    for index in start..<Int(facet.ends[document]) where isWanted[Int(facet.numbers[index])] {
                        matching[document] = true
                    }
                    start = Int(facet.ends[document])
                }
            }
            for document in allowed.indices where !matching[document] { allowed[document] = false }
        }
        return allowed
    }

    private func names(of filters: [SearchDocument.FacetValue]) -> [[UInt8]] {
        var names: [[UInt8]] = []
        for filter in filters where !names.contains(filter.facet) { names.append(filter.facet) }
        return names
    }

    private func facet(named name: [UInt8]) throws(IndexFormatError) -> FacetShard.Facet? {
        for facet in try facets() where facet.name == name { return facet }
        return nil
    }

    private func facets() throws(IndexFormatError) -> [FacetShard.Facet] {
        guard root.hasFacets, let bytes = shard(ShardID(.facets, 0)) else { return [] }
        return try FacetShard(bytes, documentCount: root.documentCount).facets
    }

    /// Loads what the results show.
    func present(_ best: [Int64], _ found: [Int64], _ ranking: Ranking) throws(IndexFormatError) -> SearchResults? {
        var results = SearchResults()
        results.total = found.count
        results.words = words
        if request.wantsFacets { results.facets = try counts(found) }
        for index in best.indices where index >= request.offset && index < request.offset + request.limit {
            if let result = try result(Candidate(rank: best[index]), withSnippet: request.wantsSnippets) {
                results.results.append(result)
            }
        }
        // A word that nobody knows may be the one that matters.
        let isUnderstood = !words.contains { $0.isUnknown && $0.instead.isEmpty }
        if request.offset == 0, !words.isEmpty, isUnderstood {
            for rank in best where results.answers.count < 3 {
                let candidate = Candidate(rank: rank)
                let document = Int(candidate.document)
                let flags = DocumentFlags(byte: root.flags[document])
                guard flags.hasCard, flags.inForce, ranking.isSaidBySummary(document) else { continue }
                if let result = try result(candidate, withSnippet: false) { results.answers.append(result) }
            }
        }
        guard wanted.isEmpty else { return nil }
        results.isIncomplete = isIncomplete
        return results
    }

    private func result(_ candidate: Candidate, withSnippet: Bool) throws(IndexFormatError) -> SearchResults.Result? {
        let document = Int(candidate.document)
        guard let number = IndexRoot.shard(of: document, in: root.pages) else { return nil }
        let page = shard(ShardID(.pages, number))
        let text = withSnippet ? try snippet(document) : nil
        guard let page else { return nil }
        let record = try PageRecord.read(document - root.pages[number], in: page)
        return SearchResults.Result(
            document: document, score: Int(candidate.score), kind: root.kinds[Int(root.kindOfDocument[document])],
            id: record.id,
            path: record.path, title: record.title, isInForce: DocumentFlags(byte: root.flags[document]).inForce,
            card: record.card,
            snippet: text)
    }

    private func snippet(_ document: Int) throws(IndexFormatError) -> SearchResults.Snippet? {
        guard let number = IndexRoot.shard(of: document, in: root.texts), let bytes = shard(ShardID(.texts, number))
        else { return nil }
        var writer = SnippetWriter(query)
        return writer.write(try TextRecord.read(document - root.texts[number], in: bytes), in: bytes)
    }

    /// Counts of kinds and facets over everything found; values without a result are left out.
    private func counts(_ found: [Int64]) throws(IndexFormatError) -> [SearchResults.Facet] {
        var kinds = [Int](repeating: 0, count: root.kinds.count)
        for rank in found { kinds[Int(root.kindOfDocument[Int(Candidate(rank: rank).document)])] += 1 }
        var counted: [SearchResults.Facet] = [facet(Evaluation.kindFacet, root.kinds, kinds)]
        for known in try facets() {
            var counts = [Int](repeating: 0, count: known.values.count)
            for rank in found {
                let document = Int(Candidate(rank: rank).document)
                let start = document == 0 ? 0 : Int(known.ends[document - 1])
                for index in start..<Int(known.ends[document]) { counts[Int(known.numbers[index])] += 1 }
            }
            counted.append(facet(known.name, known.values, counts))
        }
        return counted
    }

    private func facet(_ name: [UInt8], _ values: [[UInt8]], _ counts: [Int]) -> SearchResults.Facet {
        var ranks: [Int64] = []
        for (index, count) in counts.enumerated() where count > 0 {
            ranks.append(Candidate(document: Int32(index), score: Int32(truncatingIfNeeded: count)).rank)
        }
        var heap = Heap(ranks)
        var facet = SearchResults.Facet(name: name, values: [])
        while let rank = heap.next() {
            let value = Candidate(rank: rank)
            facet.values.append((values[Int(value.document)], Int(value.score)))
        }
        return facet
    }
}
