extension Evaluation {
    /// How many of the best documents are looked at, at least.
    private static let depth = 64

    /// Adds to the score of documents where words that stand side by side in the query stand close together.
    ///
    /// Only words whose positions are few take part: those that stand beside the postings. Order counts, unless the query
    /// is a person's name or another whole title.
    /// - Returns: the best documents, the best first: as many as are shown, and some more.
    func scoreProximity(_ found: [Int64]) -> [Int64] {
        let best = take(max(Evaluation.depth, request.offset + request.limit), from: found)
        guard query.words.count > 1, root.weights[.proximity] > 0, !best.isEmpty else { return best }
        var rows = [Int32](repeating: -1, count: root.documentCount)
        for index in best.indices { rows[Candidate(rank: best[index]).index] = Int32(index) }
        var isNear: [Bool] = []
        for row in rows { isNear.append(row >= 0) }
        var bonuses = [Int64](repeating: 0, count: best.count)
        var previous = WordPlaces()
        for (index, word) in query.words.enumerated() {
            guard let record = record(word.alternatives[0].key), var reader = placesBeside(record) else { continue }
            var current = WordPlaces()
            current.word = index
            while reader.next(isNear) { current.add(rows[reader.document], reader.positions) }
            note(reader.isDamaged)
            if previous.word >= 0 { addBonuses(previous, current, &bonuses) }
            previous = current
        }
        var ranks: [Int64] = []
        for index in best.indices { ranks.append(best[index] + min(bonuses[index], 1 << 20) << 32) }
        return take(ranks.count, from: ranks)
    }

    private func take(_ count: Int, from ranks: [Int64]) -> [Int64] {
        var heap = Heap(ranks)
        var best: [Int64] = []
        while best.count < count, let rank = heap.next() { best.append(rank) }
        return best
    }

    /// Where one word stands in the best documents: rows of `best`, rising by document, with the ends of their positions.
    private struct WordPlaces {
        var word = -1
        var rows: [Int32] = []
        var ends: [Int32] = []
        var positions: [Int32] = []

        mutating func add(_ row: Int32, _ more: [Int32]) {
            for position in more { positions.append(position) }
            rows.append(row)
            ends.append(Int32(positions.count))
        }

        func start(_ index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }
    }

    private func addBonuses(_ first: WordPlaces, _ second: WordPlaces, _ bonuses: inout [Int64]) {
        let gap = query.words[second.word].position - query.words[first.word].position
        let rarity = min(rarities[first.word], rarities[second.word]) &* Int64(root.weights[.proximity])
        for left in first.rows.indices {
            for right in second.rows.indices where second.rows[right] == first.rows[left] {
                let distance = Evaluation.nearest(
                    first.positions, first.start(left), Int(first.ends[left]), second.positions, second.start(right),
                    Int(second.ends[right]),
                    gap)
                if distance < 8 { bonuses[Int(first.rows[left])] += rarity / Int64(1 + distance) }
            }
        }
    }

    /// How far two words are from standing as they stand in the query: 0 side by side, one more for each word between or for
    /// the other order.
    private static func nearest(
        _ first: [Int32], _ firstStart: Int, _ firstEnd: Int, _ second: [Int32], _ secondStart: Int, _ secondEnd: Int,
        _ gap: Int32
    ) -> Int {
        var least: Int32 = 99
        var index = secondStart
        var place = firstStart
        while place < firstEnd {
            let position = first[place]
            while index + 1 < secondEnd, second[index + 1] <= position { index += 1 }
            for candidate in index..<min(index + 2, secondEnd) {
                let other = second[candidate]
                let distance = other > position ? abs(other &- position &- gap) : abs(position &- other &- gap) &+ 1
                least = min(least, distance)
            }
            place += 1
        }
        return Int(least)
    }
}
