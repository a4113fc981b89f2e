extension Evaluation {
    /// The facet whose values are the kinds.
    private static let kindFacet: [UInt8] = [0x6B, 0x69, 0x6E, 0x64]

    /// Which documents the filters allow.
    mutating func filters() throws(IndexFormatError) -> (Int) -> Bool {
        guard !request.filters.isEmpty else { return { _ in true } }
        var allowed = [Bool](repeating: true, count: root.documentCount)
        for name in names(of: request.filters) {
            let values = request.filters.filter { $0.facet == name }.map { $0.value }
            var matching = [Bool](repeating: false, count: root.documentCount)
            if name == Evaluation.kindFacet {
                for document in matching.indices { matching[document] = values.contains(root.kinds[Int(root.kindOfDocument[document])]) }
            } else if let facet = try facets().first(where: { $0.name == name }) {
                let isWanted = facet.values.map { values.contains($0) }
                var start = 0
                for document in matching.indices {
                    for index in start..<Int(facet.ends[document]) where isWanted[Int(facet.numbers[index])] { matching[document] = true }
                    start = Int(facet.ends[document])
                }
            }
            for document in allowed.indices where !matching[document] { allowed[document] = false }
        }
        return { allowed[$0] }
    }

    private func names(of filters: [SearchDocument.FacetValue]) -> [[UInt8]] {
        var names: [[UInt8]] = []
        for filter in filters where !names.contains(filter.facet) { names.append(filter.facet) }
        return names
    }

    private mutating func facets() throws(IndexFormatError) -> [FacetShard.Facet] {
        guard root.hasFacets, let bytes = shard(ShardID(.facets, 0)) else { return [] }
        return try FacetShard(bytes, documentCount: root.documentCount).facets
    }

    /// Loads what the results show.
    mutating func present(_ candidates: [Candidate], _ ranking: Ranking) throws(IndexFormatError) -> SearchResults? {
        var results = SearchResults()
        results.total = candidates.count
        results.words = words
        if request.wantsFacets { results.facets = try counts(candidates) }
        let shown = candidates.dropFirst(request.offset).prefix(request.limit)
        for candidate in shown {
            if let result = try result(candidate, withSnippet: request.wantsSnippets) { results.results.append(result) }
        }
        if request.offset == 0, !query.words.isEmpty {
            for candidate in candidates.prefix(64) where results.answers.count < 3 {
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

    private mutating func result(_ candidate: Candidate, withSnippet: Bool) throws(IndexFormatError) -> SearchResults.Result? {
        let document = Int(candidate.document)
        guard let number = IndexRoot.shard(of: document, in: root.pages) else { return nil }
        let page = shard(ShardID(.pages, number))
        let text = withSnippet ? try snippet(document) : nil
        guard let page else { return nil }
        let record = try PageRecord.read(document - root.pages[number], in: page)
        return SearchResults.Result(
            document: document, score: Int(candidate.score), kind: root.kinds[Int(root.kindOfDocument[document])], id: record.id,
            path: record.path, title: record.title, isInForce: DocumentFlags(byte: root.flags[document]).inForce, card: record.card,
            snippet: text)
    }

    private mutating func snippet(_ document: Int) throws(IndexFormatError) -> SearchResults.Snippet? {
        guard let number = IndexRoot.shard(of: document, in: root.texts), let bytes = shard(ShardID(.texts, number)) else { return nil }
        var writer = SnippetWriter(query)
        return writer.write(try TextRecord.read(document - root.texts[number], in: bytes), in: bytes)
    }

    /// Counts of kinds and facets over everything found; values without a result are left out.
    private mutating func counts(_ candidates: [Candidate]) throws(IndexFormatError) -> [SearchResults.Facet] {
        var kinds = [Int](repeating: 0, count: root.kinds.count)
        for candidate in candidates { kinds[Int(root.kindOfDocument[Int(candidate.document)])] += 1 }
        var counted: [SearchResults.Facet] = [facet(Evaluation.kindFacet, root.kinds, kinds)]
        for known in try facets() {
            var counts = [Int](repeating: 0, count: known.values.count)
            for candidate in candidates {
                let document = Int(candidate.document)
                let start = document == 0 ? 0 : Int(known.ends[document - 1])
                for index in start..<Int(known.ends[document]) { counts[Int(known.numbers[index])] += 1 }
            }
            counted.append(facet(known.name, known.values, counts))
        }
        return counted
    }

    private func facet(_ name: [UInt8], _ values: [[UInt8]], _ counts: [Int]) -> SearchResults.Facet {
        var facet = SearchResults.Facet(name: name, values: [])
        for (index, count) in counts.enumerated() where count > 0 { facet.values.append((values[index], count)) }
        facet.values.sort { $0.count != $1.count ? $0.count > $1.count : precedes($0.value[...], $1.value[...]) }
        return facet
    }
}
