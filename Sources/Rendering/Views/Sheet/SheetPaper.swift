/// What fits on one printed page: a count of lines, by what the theme's style sheet makes of each part.
///
/// A line is one of the page's ordinary text; how many of them a page has and what each part takes stands in the theme.
struct SheetPaper {
    let design: ThemeDesign

    /// The lines of a page beside banner, notice, heads and foot.
    var lines: Double { self[.page] - self[.frame] }

    subscript(measure: PaperMeasure) -> Double { design.measure(measure) }

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
    func sentence(_ length: Int, dense: Bool) -> Double {
        dense
            ? self[.denseSentence] + lines(length, of: .denseWidth)
            : self[.sentence] + self[.sentenceLine] * lines(length, of: .sentenceWidth)
    }

    /// A list in one of two columns.
    func list(_ texts: [String]) -> Double {
        texts.isEmpty ? 0 : texts.reduce(self[.list]) { $0 + lines($1.count, of: .columnWidth) + self[.item] }
    }

    /// Questions with their answers, across the page.
    func answers(_ texts: [[String]]) -> Double {
        texts.isEmpty
            ? 0
            : texts.reduce(self[.list]) {
                $1.reduce($0 + self[.answer]) { $0 + lines($1.count, of: .answerWidth) }
            }
    }

    /// A text of so many characters in one of two columns.
    func column(_ length: Int) -> Double { lines(length, of: .columnWidth) + self[.item] }

    /// So many entries of a list, each of so many lines, under a heading; nothing for none.
    func headed(_ count: Int, _ measure: PaperMeasure) -> Double {
        count == 0 ? 0 : self[.heading] + self[measure] * Double(count)
    }

    private func lines(_ count: Int, of width: PaperMeasure) -> Double {
        let length = max(1, Int(self[width]))
        return Double((count + length - 1) / length)
    }
}
