/// A document that a query found.
struct Candidate {
    var document: Int32
    var score: Int32

    init(document: Int32, score: Int32) {
        self.document = document
        self.score = score
    }

    var index: Int { Int(document) }

    /// One number that sorts like the candidate: higher scores first, then documents in the order of the index.
    var rank: Int64 { Int64(score) << 32 | Int64(Int32.max - document) }

    init(rank: Int64) {
        score = Int32(truncatingIfNeeded: rank >> 32)
        document = Int32.max - Int32(truncatingIfNeeded: rank & 0xFFFF_FFFF)
    }
}

/// Takes the greatest of many numbers without sorting the rest.
struct Heap {
    private var numbers: [Int64]

    init(_ numbers: [Int64]) {
        self.numbers = numbers
        var index = numbers.count / 2
        while index > 0 {
            index -= 1
            sink(index)
        }
    }

    /// The greatest number, which is taken out; nil when none is left.
    @inline(never)
    mutating func next() -> Int64? {
        guard let first = numbers.first, let last = numbers.popLast() else { return nil }
        if !numbers.isEmpty {
            numbers[0] = last
            sink(0)
        }
        return first
    }

    @inline(never)
    private mutating func sink(_ start: Int) {
        var index = start
        while true {
            var child = 2 * index + 1
            guard child < numbers.count else { return }
            if child + 1 < numbers.count, numbers[child + 1] > numbers[child] { child += 1 }
            guard numbers[child] > numbers[index] else { return }
            numbers.swapAt(child, index)
            index = child
        }
    }
}
