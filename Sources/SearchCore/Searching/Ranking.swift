/// Scores of all documents for one query. Integers only; units: 1/4096 of a bit of rarity.
final class Ranking {
    let root: IndexRoot
    private(set) var scores: [Int32]
    /// Rarity of the words found in each document, and of all words.
    private var covered: [Int32]
    private var total: Int32 = 0
    private var wordCount = 0
    /// Documents where every word stands in a short field.
    private var coveredBySummary: [Int32]
    private var isOut: [Bool]
    /// Documents that a word asks for.
    private var isAsked: [Bool]
    private(set) var exact: [UInt8]
    private var hasExact = false
    /// Scratch of the current word.
    private var best: [Int32]
    private var bestInSummary: [Bool]
    private var touched: [Int32] = []
    private var amounts: [Int32]
    private var inSummary: [Bool]
    private var met: [Int32] = []

    init(root: IndexRoot) {
        self.root = root
        let count = root.documentCount
        scores = [Int32](repeating: 0, count: count)
        covered = scores
        coveredBySummary = scores
        best = scores
        amounts = scores
        isOut = [Bool](repeating: false, count: count)
        isAsked = isOut
        bestInSummary = isOut
        inSummary = isOut
        exact = [UInt8](repeating: 0, count: count)
    }

    /// Adds the postings of one form to the current alternative.
    func add(_ postings: inout PostingReader, weight: Int) {
        let weights = root.weights
        let b = weights[.normalisation]
        while postings.next() {
            let document = postings.document
            let length = DocumentLength(byte: root.lengths[document])
            let norm = (16 - b) * 16 + b * 16 * length.body / root.averageLength
            var amount = Frequency.value(postings.payload & 7) * 256 / max(1, norm)
            if postings.payload & FieldSet.all != 0 {
                var fields = 0
                // A short title is said more wholly by a word than a long one.
                if postings.payload & FieldSet.title != 0 {
                    fields += weights[.title] * 16 * 8 / (weights[.titlePivot] + max(1, length.title))
                }
                if postings.payload & FieldSet.name != 0 { fields += weights[.name] * 16 }
                if postings.payload & FieldSet.alias != 0 { fields += weights[.alias] * 16 }
                if postings.payload & FieldSet.row != 0 { fields += weights[.row] * 16 }
                if postings.payload & FieldSet.column != 0 { fields += weights[.column] * 16 }
                if postings.payload & FieldSet.heading != 0 { fields += weights[.heading] * 16 }
                amount += fields
                if postings.payload & FieldSet.asked != 0 { isAsked[document] = true }
                if postings.payload & (FieldSet.all & ~FieldSet.heading) != 0 { inSummary[document] = true }
            }
            if amounts[document] == 0 { met.append(Int32(document)) }
            amounts[document] += Int32(max(1, amount * weight / 16))
        }
    }

    /// Ends an alternative: its score counts where it is the best of its word.
    func endAlternative(rarity: Int64, weight: Int) {
        let saturation = Int64(root.weights[.saturation]) &* 4
        for number in met {
            let document = Int(number)
            let amount = Int64(amounts[document])
            let score = Int32(
                truncatingIfNeeded: (rarity &* 16 &* amount) / (amount &+ saturation) &* Int64(weight) / 16)
            if best[document] == 0 { touched.append(number) }
            best[document] = max(best[document], max(1, score))
            if inSummary[document] { bestInSummary[document] = true }
            amounts[document] = 0
            inSummary[document] = false
        }
        met.empty()
    }

    /// Ends a word.
    /// - Parameter rarity: of the word, for coverage; in 1/256 bit.
    func endWord(rarity: Int32) {
        total += rarity
        wordCount += 1
        for number in touched {
            let document = Int(number)
            scores[document] += best[document]
            covered[document] += rarity
            if bestInSummary[document] { coveredBySummary[document] += rarity }
            best[document] = 0
            bestInSummary[document] = false
        }
        touched.empty()
    }

    /// Whether no word has found anything.
    var isEmpty: Bool { total == 0 || !scores.contains { $0 > 0 } }

    /// Counts occurrences of a word without weight.
    func add(_ document: Int, occurrences: Int) {
        scores[document] += Int32(min(occurrences, 1000))
        covered[document] = 1
        total = 1
    }

    func exclude(_ document: Int) { isOut[document] = true }

    func keepOnly(_ documents: [Int]) {
        var kept = [Bool](repeating: false, count: isOut.count)
        for document in documents { kept[document] = true }
        for document in isOut.indices where !kept[document] { isOut[document] = true }
    }

    /// - Parameter strength: 3 for a whole title, 2 for a name, 1 for an alias.
    func markExact(_ document: Int, strength: UInt8) {
        exact[document] = max(exact[document], strength)
        hasExact = true
    }

    /// Whether every word of the query stands in the document's title, names, row, column or card; where the query is the
    /// whole of a title or name, only what bears it answers.
    func isAnswer(_ document: Int) -> Bool {
        total > 0 && coveredBySummary[document] == total && (exact[document] > 0) == hasExact
    }

    /// Ranks of the documents found, in the order of the index.
    /// - Parameter allowed: which documents the filters allow; empty: all.
    func ranks(_ allowed: [Bool]) -> [Int64] {
        var ranks: [Int64] = []
        for document in scores.indices
        where scores[document] > 0 && !isOut[document] && (allowed.isEmpty || allowed[document]) {
            ranks.append(Candidate(document: Int32(document), score: final(document)).rank)
        }
        return ranks
    }

    private func final(_ document: Int) -> Int32 {
        let uncovered = Int64(root.weights[.uncovered])
        let coverage = (Int64(covered[document]) &* 4096) / Int64(max(1, total))
        var score =
            Int64(scores[document]) &* (uncovered &* 4096 &+ (16 &- uncovered) &* coverage &* coverage / 4096)
            / (16 &* 4096)
        let flags = DocumentFlags(byte: root.flags[document])
        if isAsked[document] { score = score &* Int64(root.weights[.asked]) / 8 }
        score += Int64(exact[document]) &* 400_000
        // An ordinary document keeps its score; one of the lowest priority, a fifth. One word names a topic, several ask for what
        // is said of it.
        let priority = wordCount > 1 ? flags.priority : min(flags.priority, 4)
        score = score &* Int64(priority > 4 ? 19 + priority : 4 + 4 * priority) / 20
        if !flags.inForce { score = score &* Int64(root.weights[.outOfForce]) / 16 / (exact[document] > 0 ? 8 : 1) }
        let sum = UInt32(truncatingIfNeeded: max(1, min(score, 1 << 30)))
        // In an index of many files, the order of documents decides among those that are about as good, to a sixteenth: what stands
        // side by side there is shown from fewer files.
        let step = root.pages.count > 2 ? UInt32(truncatingIfNeeded: max(4, 32 - sum.leadingZeroBitCount) - 4) : 0
        return Int32(truncatingIfNeeded: (sum &>> step) &<< step)
    }
}
