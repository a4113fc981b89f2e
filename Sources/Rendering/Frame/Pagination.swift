/// The neighbourhood of a page of a list: what its navigation shows.
struct Pagination {
    /// 1-based.
    let number: Int
    let count: Int

    /// The most entries that one page of a list holds.
    static let pageSize = 100

    /// The pages that so many entries take; at least one.
    static func pageCount(of entries: Int) -> Int { max(1, (entries + pageSize - 1) / pageSize) }

    /// The entries of a page, as positions in the whole list.
    static func range(ofPage number: Int, of entries: Int) -> Range<Int> {
        let start = min(entries, (number - 1) * pageSize)
        return start..<min(entries, start + pageSize)
    }

    /// `index.html`, `index-2.html`, …
    static func fileName(_ number: Int, stem: String = "index") -> String {
        number == 1 ? "\(stem).html" : "\(stem)-\(number).html"
    }

    /// The numbers shown: the first, the last, those around the page; nil for a gap.
    var steps: [Int?] {
        guard count > 1 else { return [] }
        let wanted = Set([1, 2, count - 1, count] + Array(number - 2...number + 2)).filter { (1...count).contains($0) }
            .sorted()
        var steps: [Int?] = []
        for step in wanted {
            if case let last?? = steps.last, step > last + 1 { steps.append(nil) }
            steps.append(step)
        }
        return steps
    }
}
