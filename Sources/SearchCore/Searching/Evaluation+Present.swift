extension Evaluation {
    /// The facet whose values are the kinds.
    private static let kindFacet: [UInt8] = [0x6B, 0x69, 0x6E, 0x64]

    /// Which documents the filters allow: values of one facet add up, facets narrow each other.
    /// - Returns: one truth a document; none when there are no filters.
    func filters() -> [Bool] {
        guard !request.filters.isEmpty else { return [] }
        var allowed = [Bool](repeating: true, count: root.documentCount)
        for facet in facets() {
            var isWanted = [Bool](repeating: false, count: facet.values.count)
            var narrows = false
            for filter in request.filters where filter.facet == facet.name {
                narrows = true
                for index in facet.values.indices where facet.values[index] == filter.value { isWanted[index] = true }
            }
            guard narrows else { continue }
            for document in allowed.indices {
                var isMet = false
                for index in facet.range(of: document) where isWanted[Int(facet.numbers[index])] { isMet = true }
                if !isMet { allowed[document] = false }
            }
        }
        return allowed
    }

    /// The kinds, then what else results can be narrowed by.
    private func facets() -> [FacetShard.Facet] {
        let kinds = FacetShard.Facet(name: Evaluation.kindFacet, values: root.kinds)
        for kind in root.kindOfDocument {
            kinds.add(Int32(kind))
            kinds.end()
        }
        guard root.hasFacets, let bytes = shard(ShardID(.facets, 0)) else { return [kinds] }
        var reader = ByteReader(shard: bytes)
        let others = FacetShard.read(&reader, documentCount: root.documentCount)
        note(reader.isDamaged)
        return [kinds] + others
    }

    /// Loads what the results show.
    func present(_ best: [Int64], _ found: [Int64], _ ranking: Ranking) -> SearchResults? {
        var results = SearchResults()
        results.total = found.count
        results.words = words
        if request.wantsFacets { results.facets = counts(found) }
        for index in best.indices where index >= request.offset && index < request.offset + request.limit {
            if let result = result(Candidate(rank: best[index]), withSnippet: request.wantsSnippets) {
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
                guard flags.hasCard, flags.inForce, ranking.isAnswer(document) else { continue }
                if let result = result(candidate, withSnippet: false) { results.answers.append(result) }
            }
        }
        guard wanted.isEmpty else { return nil }
        results.isIncomplete = isIncomplete
        return results
    }

    private func result(_ candidate: Candidate, withSnippet: Bool) -> SearchResults.Result? {
        let document = Int(candidate.document)
        guard let number = IndexRoot.shard(of: document, in: root.pages) else { return nil }
        let page = shard(ShardID(.pages, number))
        guard let page else { return nil }
        let text = withSnippet ? snippet(document, page, number) : nil
        var reader = ByteReader(shard: page)
        let found = PageRecord.read(document - root.pages[number], &reader)
        note(reader.isDamaged)
        guard let record = found else { return nil }
        return SearchResults.Result(candidate, root, record, text)
    }

    /// - Parameter page: the shard that names the file of the text, the one of that number.
    private func snippet(_ document: Int, _ page: [UInt8], _ pageNumber: Int) -> SearchResults.Snippet? {
        guard let number = IndexRoot.shard(of: document, in: root.texts),
            let last = IndexRoot.shard(of: root.pages[pageNumber + 1] - 1, in: root.texts)
        else { return nil }
        // The names stand at the shard's end.
        var names = ByteReader(page, max(0, page.count - 4 * (last - number + 1))..<page.count)
        guard let bytes = shard(ShardID(.texts, number, file: names.fixed())) else { return nil }
        var writer = SnippetWriter(query)
        var reader = ByteReader(shard: bytes)
        let sections = TextRecord.read(document - root.texts[number], &reader)
        note(reader.isDamaged)
        return writer.write(sections, in: bytes)
    }

    /// Counts of kinds and facets over everything found; values without a result are left out.
    private func counts(_ found: [Int64]) -> [SearchResults.Facet] {
        var counted: [SearchResults.Facet] = []
        for facet in facets() {
            var counts = [Int](repeating: 0, count: facet.values.count)
            for rank in found {
                for index in facet.range(of: Candidate(rank: rank).index) { counts[Int(facet.numbers[index])] += 1 }
            }
            counted.append(self.facet(facet.name, facet.values, counts))
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
