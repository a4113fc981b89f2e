package import Markup
internal import Language

/// Lines that an author has put out of sight of some since a text was validated.
package enum RestrictedLines {
    /// The least audience that may go on reading the validated text: a position in `editions`; nil when everyone may.
    ///
    /// A block between `::: name` and `:::` hides its lines from smaller audiences. Those that the validated text shows
    /// them restrict it as a whole, for nobody validated it without them.
    package static func leastAudience(
        of validated: SourceFile, now current: SourceFile, editions: [String]
    ) -> Int? {
        let (then, now) = (lines(of: validated, editions), lines(of: current, editions))
        var shown: [String: Int] = [:]
        for line in then { shown[line.text] = min(shown[line.text] ?? line.edition, line.edition) }
        return now.compactMap { line in
            guard let before = shown[line.text], before < line.edition else { return nil }
            return line.edition
        }.max()
    }

    /// The lines of a text that say something, each with the least audience that sees it.
    private static func lines(of file: SourceFile, _ editions: [String]) -> [(text: String, edition: Int)] {
        let names = editions.map(\.folded)
        var open: [Int] = []
        var result: [(text: String, edition: Int)] = []
        let first = FrontMatter.split(file).bodyFirstLine
        for number in first..<max(file.lineCount + 1, first) {
            let line = file.text(ofLine: number)
            guard let start = line.firstIndex(where: { !$0.isWhitespace }) else { continue }
            let content = line[start...]
            if content.hasPrefix(":::") {
                let name = String(content.drop { $0 == ":" }).folded
                if name.isEmpty { _ = open.popLast() } else { open.append(names.firstIndex(of: name) ?? 0) }
            } else if content.contains(where: \.isLetter) {
                result.append((String(content).folded, open.max() ?? 0))
            }
        }
        return result
    }
}
