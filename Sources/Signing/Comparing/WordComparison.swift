internal import Language
internal import Rendering

/// Two short texts, word by word.
enum WordComparison {
    /// Texts of more words are shown one after the other: nobody reads so long a paragraph word by word, and the time and the
    /// room that a comparison takes grow with the square of its differences.
    private static let mostWords = 1000

    /// The words of both in reading order: those that went before those that came in their place.
    ///
    /// Blanks are alike, whatever they are made of. Of texts that share little, each is given whole.
    static func pieces(from former: String, to current: String) -> [VisaReview.Piece] {
        let (old, new) = (tokens(of: former), tokens(of: current))
        if old == new { return current.isEmpty ? [] : [VisaReview.Piece(.same, current)] }
        let apart = [VisaReview.Piece(.removed, former), VisaReview.Piece(.added, current)].filter { !$0.text.isEmpty }
        guard old.count <= mostWords, new.count <= mostWords else { return apart }
        let steps = Steps(from: old, to: new)
        // What was only added to, or only cut, is all there.
        let isReplaced = steps.pieces.contains { $0.mark == .removed } && steps.pieces.contains { $0.mark == .added }
        let sharesLittle = steps.sharedLetters * 3 < max(former.count, current.count)
        return isReplaced && sharesLittle ? apart : joined(steps.pieces)
    }

    /// How much two texts have in common: 0 for nothing, 1 for all of the longer one.
    static func likeness(_ former: String, _ current: String) -> Double {
        let (old, new) = (tokens(of: former).filter(\.isWord), tokens(of: current).filter(\.isWord))
        var left: [String: Int] = [:]
        for token in old { left[token.text, default: 0] += 1 }
        var shared = 0
        for token in new {
            guard let count = left[token.text], count > 0 else { continue }
            left[token.text] = count - 1
            shared += 1
        }
        return Double(shared) / Double(max(old.count, new.count, 1))
    }

    /// A word, a sign or the blanks between them.
    struct Token: Hashable {
        var text: String
        var isBlank: Bool
        var isWord: Bool

        static func == (a: Token, b: Token) -> Bool { a.isBlank && b.isBlank || a.text == b.text }

        func hash(into hasher: inout Hasher) { hasher.combine(isBlank ? " " : text) }
    }

    /// `l’`, `arrêté`, ` `, `n`, `°`, ` `, `12,5`: an elided word is a word, a number keeps its comma.
    static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(text)
        for (position, character) in characters.enumerated() {
            let isBlank = character.isWhitespace
            let isPoint =
                (character == "," || character == ".") && tokens.last?.text.last?.isNumber == true
                && position + 1 < characters.count && characters[position + 1].isNumber
            let isApostrophe = (character == "’" || character == "'") && tokens.last?.isWord == true
            let isWord = character.isLetter || character.isNumber || isPoint || isApostrophe
            let ends = tokens.last.map { $0.text.hasSuffix("’") || $0.text.hasSuffix("'") } ?? true
            if let last = tokens.last, isBlank && last.isBlank || isWord && last.isWord && !ends {
                tokens[tokens.count - 1].text.append(character)
            } else {
                tokens.append(Token(text: String(character), isBlank: isBlank, isWord: isWord))
            }
        }
        return tokens
    }

    /// Neighbours of one mark as one piece. Blanks alone between words that changed change with them.
    private static func joined(_ pieces: [VisaReview.Piece]) -> [VisaReview.Piece] {
        var result: [VisaReview.Piece] = []
        var removed = ""
        var added = ""
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        for (position, piece) in pieces.enumerated() {
            switch piece.mark {
            case .removed: removed += piece.text
            case .added: added += piece.text
            case .same:
                let next = position + 1 < pieces.count ? pieces[position + 1].mark : .same
                if isBlank(piece.text), next != .same, !removed.isEmpty, !added.isEmpty {
                    removed += piece.text
                    added += piece.text
                    continue
                }
                if !removed.isEmpty { result.append(VisaReview.Piece(.removed, removed)) }
                if !added.isEmpty { result.append(VisaReview.Piece(.added, added)) }
                (removed, added) = ("", "")
                if result.last?.mark == .same {
                    result[result.count - 1].text += piece.text
                } else {
                    result.append(piece)
                }
            }
        }
        if !removed.isEmpty { result.append(VisaReview.Piece(.removed, removed)) }
        if !added.isEmpty { result.append(VisaReview.Piece(.added, added)) }
        return result
    }

    /// The tokens of both texts in one order.
    private struct Steps {
        var pieces: [VisaReview.Piece] = []
        var sharedLetters = 0

        init(from old: [Token], to new: [Token]) {
            for step in Alignment(from: old, to: new).steps {
                switch step {
                case .same(_, let position):
                    pieces.append(VisaReview.Piece(.same, new[position].text))
                    sharedLetters += new[position].text.count
                case .removed(let position): pieces.append(VisaReview.Piece(.removed, old[position].text))
                case .added(let position): pieces.append(VisaReview.Piece(.added, new[position].text))
                }
            }
        }
    }
}

/// Two sequences in one order: what both have at its places in them, what went before what came.
struct Alignment {
    enum Step: Hashable { case same(Int, Int), removed(Int), added(Int) }

    private(set) var steps: [Step] = []

    /// By the difference algorithm of the standard library (Myers 1986), between what both begin and end with.
    init<Element: Hashable>(from old: [Element], to new: [Element]) {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
        let (former, current) = (old[start..<old.count - end], new[start..<new.count - end])
        let difference = Array(current).difference(from: Array(former))
        let removed = Set(difference.removals.map(\.position))
        let added = Set(difference.insertions.map(\.position))
        steps = (0..<start).map { .same($0, $0) }
        var (left, right) = (0, 0)
        while left < former.count || right < current.count {
            if removed.contains(left) {
                steps.append(.removed(start + left))
                left += 1
            } else if added.contains(right) {
                steps.append(.added(start + right))
                right += 1
            } else {
                steps.append(.same(start + left, start + right))
                left += 1
                right += 1
            }
        }
        let (lastOld, lastNew) = (old.count - end, new.count - end)
        steps += (0..<end).map { .same(lastOld + $0, lastNew + $0) }
    }
}

extension CollectionDifference.Change {
    fileprivate var position: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
