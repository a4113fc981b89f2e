extension Evaluation {
    /// How many of the best documents are looked at, at least.
    private static let depth = 64

    /// Adds to the score of documents where words that stand side by side in the query stand close together.
    ///
    /// Only words whose positions are few take part: those that stand beside the postings. Order counts, unless the query
    /// is a person's name or another whole title.
    /// - Returns: the best documents, the best first: as many as are shown, and some more.
    func scoreProximity(_ found: [Int64]) throws(IndexFormatError) -> [Candidate] {
        var heap = Heap(found)
        var best: [Candidate] = []
        while best.count < max(Evaluation.depth, request.offset + request.limit), let rank = heap.next() { best.append(Candidate(rank: rank)) }
        guard query.words.count > 1, root.weights.proximity > 0, !best.isEmpty else { return best }
        var records: [TermRecord.Places?] = []
        for word in query.words {
            guard let alternative = word.alternatives.first, word.weight == 16, let found = try record(alternative.key) else {
                records.append(nil)
                continue
            }
            records.append(try found.places())
        }
        var isNear = [Bool](repeating: false, count: root.documentCount)
        for candidate in best { isNear[Int(candidate.document)] = true }
        var places: [[(document: Int, positions: [Int32])]] = []
        for record in records { places.append(try positions(record, isNear)) }
        var ranks: [Int64] = []
        for candidate in best {
            ranks.append(Candidate(document: candidate.document, score: candidate.score + bonus(Int(candidate.document), places)).rank)
        }
        heap = Heap(ranks)
        best = []
        while let rank = heap.next() { best.append(Candidate(rank: rank)) }
        return best
    }

    private func positions(_ record: TermRecord.Places?, _ isNear: [Bool]) throws(IndexFormatError) -> [(document: Int, positions: [Int32])] {
        guard let record else { return [] }
        var found: [(document: Int, positions: [Int32])] = []
        var reader = PositionReader(record, documentCount: root.documentCount)
        while let place = try reader.next(isNear) { found.append(place) }
        return found
    }

    private func bonus(_ document: Int, _ places: [[(document: Int, positions: [Int32])]]) -> Int32 {
        var bonus: Int64 = 0
        var previous: Int?
        for index in places.indices {
            guard !places[index].isEmpty else { continue }
            defer { previous = index }
            guard let left = previous,
                let first = places[left].first(where: { $0.document == document }),
                let second = places[index].first(where: { $0.document == document })
            else { continue }
            let gap = query.words[index].position - query.words[left].position
            guard let distance = Evaluation.nearest(first.positions, second.positions, gap), distance < 8 else { continue }
            let rarity = min(rarities[left], rarities[index])
            bonus += rarity &* Int64(root.weights.proximity) / Int64(1 + distance)
        }
        return Int32(truncatingIfNeeded: min(bonus, 1 << 20))
    }

    /// How far two words are from standing as they stand in the query: 0 side by side, one more for each word between or for
    /// the other order.
    private static func nearest(_ first: [Int32], _ second: [Int32], _ gap: Int32) -> Int? {
        var least: Int32?
        var index = 0
        for position in first {
            while index + 1 < second.count, second[index + 1] <= position { index += 1 }
            for candidate in second[index..<min(index + 2, second.count)] {
                let distance = candidate > position ? abs(candidate - position - gap) : abs(position - candidate - gap) + 1
                least = min(least ?? distance, distance)
            }
        }
        return least.map { Int($0) }
    }
}
