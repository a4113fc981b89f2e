/// What fits on one printed page: a count of lines, by what the theme's style sheet makes of each part.
///
/// A line is one of the page's ordinary text, 11.2 px by 15.1 px (8.4 pt); A4 with margins of 11 and 13 mm has 695 px by
/// 1039 px. The test prints every sheet and counts the pages.
enum SheetPaper {
    /// The lines of a page, with two to spare.
    static let page = 70.0
    /// Banner, notice, heads, foot.
    static let frame = 13.0
    /// A heading of the second level with its space.
    static let heading = 1.9

    /// What a position takes, in lines; nothing for what it does not have.
    struct Position {
        var sentence: Double
        var talking: Double
        var avoid: Double
        var answers: Double

        /// What to add stands beside what to avoid.
        var whole: Double { sentence + max(talking, avoid) + answers }
    }

    /// The parts of a position that stand on paper beside its sentence.
    struct Parts: Equatable {
        var answers = true
        var avoid = true
        var talking = true
    }

    /// Which parts fit: the sentences always; then what follows, what to avoid and what to add, each for all positions in
    /// turn. On the screen everything stands.
    static func parts(of positions: [Position], lines: Double) -> [Parts] {
        var left = lines - positions.reduce(0) { $0 + $1.sentence }
        var parts = positions.map { _ in Parts() }
        func fits(_ lines: Double) -> Bool {
            if lines > 0, lines > left { return false }
            left -= lines
            return true
        }
        for index in positions.indices { parts[index].answers = fits(positions[index].answers) }
        for index in positions.indices { parts[index].avoid = fits(positions[index].avoid) }
        for index in positions.indices {
            let beside = parts[index].avoid ? positions[index].avoid : 0
            parts[index].talking = fits(max(0, positions[index].talking - beside))
        }
        return parts
    }

    // MARK: Lines

    /// A sentence of so many characters in its frame, with its heading and its term.
    static func sentence(_ length: Int, dense: Bool) -> Double {
        dense ? 3.2 + lines(length, of: 112) : 5 + 1.25 * lines(length, of: 98)
    }

    /// A list in one of two columns.
    static func list(_ texts: [String]) -> Double {
        texts.isEmpty ? 0 : texts.reduce(1.6) { $0 + lines($1.count, of: 50) + 0.15 }
    }

    /// Questions with their answers, across the page.
    static func answers(_ texts: [[String]]) -> Double {
        texts.isEmpty ? 0 : texts.reduce(1.6) { $1.reduce($0 + 0.75) { $0 + lines($1.count, of: 112) } }
    }

    /// A text of so many characters in one of two columns.
    static func column(_ length: Int) -> Double { lines(length, of: 50) + 0.15 }

    private static func lines(_ count: Int, of length: Int) -> Double { Double((count + length - 1) / length) }
}
