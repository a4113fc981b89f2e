/// Damerau–Levenshtein distance (insertion, deletion, substitution, transposition of neighbours) from one word to many.
struct EditDistance {
    private let word: [UInt8]
    private var rows: [[Int]]

    init(_ word: [UInt8]) {
        self.word = word
        rows = [[Int]](repeating: [Int](repeating: 0, count: word.count + 1), count: 3)
    }

    /// - Returns: the distance, or more than `limit` when it is above it.
    mutating func measure(_ other: [UInt8], limit: Int) -> Int {
        for column in 0...word.count { rows[0][column] = column }
        var current = 0
        for line in other.indices {
            let above = current
            current = (current + 1) % 3
            let twoAbove = (current + 1) % 3
            rows[current][0] = line + 1
            var least = line + 1
            for column in word.indices {
                let substitution = rows[above][column] + (word[column] == other[line] ? 0 : 1)
                var edits = min(substitution, rows[above][column + 1] + 1, rows[current][column] + 1)
                if line > 0, column > 0, word[column] == other[line - 1], word[column - 1] == other[line] {
                    edits = min(edits, rows[twoAbove][column - 1] + 1)
                }
                rows[current][column + 1] = edits
                least = min(least, edits)
            }
            if least > limit { return limit + 1 }
        }
        return rows[current][word.count]
    }
}
