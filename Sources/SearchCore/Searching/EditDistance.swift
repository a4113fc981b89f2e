/// Damerau–Levenshtein distance (insertion, deletion, substitution, transposition of neighbours) from one word to many.
struct EditDistance {
    private let word: [UInt8]
    /// Three rows, used in turn.
    private var cells: [Int32]

    init(_ word: [UInt8]) {
        self.word = word
        cells = [Int32](repeating: 0, count: 3 * (word.count + 1))
    }

    /// - Returns: the distance, or more than `limit` when it is above it.
    mutating func measure(_ other: [UInt8], limit: Int) -> Int {
        let width = word.count + 1
        for column in 0..<width { cells[column] = Int32(column) }
        var current = 0
        var above = 2 * width
        var line = 0
        while line < other.count {
            let twoAbove = above
            above = current
            current = 3 * width - above - twoAbove
            var least = Int32(line + 1)
            cells[current] = least
            var column = 0
            while column < word.count {
                var edits = min(cells[above + column + 1], cells[current + column]) + 1
                edits = min(edits, cells[above + column] + (word[column] == other[line] ? 0 : 1))
                if line > 0, column > 0, word[column] == other[line - 1], word[column - 1] == other[line] {
                    edits = min(edits, cells[twoAbove + column - 1] + 1)
                }
                cells[current + column + 1] = edits
                least = min(least, edits)
                column += 1
            }
            if Int(least) > limit { return limit + 1 }
            line += 1
        }
        return Int(cells[current + word.count])
    }
}
