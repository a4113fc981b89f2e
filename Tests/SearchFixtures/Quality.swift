import Foundation
package import SearchCore

/// How well queries find the page that answers them.
package struct Quality {
    package var queries = 0
    package var reciprocal = 0.0
    package var first = 0
    package var ten = 0
    package var empty = 0
    package var misses: [String] = []

    package init() {}

    /// The mean of 1 / rank over the queries, and the shares found first and among the first ten.
    package var meanReciprocalRank: Double { reciprocal / Double(max(1, queries)) }
    package var successAtTen: Double { Double(ten) / Double(max(1, queries)) }

    package mutating func add(_ found: [String], expected: String, query: String) {
        queries += 1
        if found.isEmpty { empty += 1 }
        if let rank = found.firstIndex(of: expected) {
            reciprocal += 1 / Double(rank + 1)
            if rank == 0 { first += 1 }
            ten += 1
        } else {
            misses.append("\(expected) \(query)")
        }
    }

    package func line(_ name: String) -> String {
        let n = Double(max(1, queries))
        return name.padding(toLength: 34, withPad: " ", startingAt: 0)
            + String(
                format: " MRR@10 %.3f  S@1 %.3f  S@10 %.3f  without result %d of %d", reciprocal / n, Double(first) / n,
                Double(ten) / n, empty, queries)
    }

    package static func run(_ queries: [(query: String, expected: String)], on index: inout LoadedIndex) throws
        -> Quality
    {
        var quality = Quality()
        for (query, expected) in queries { quality.add(try index.ids(query), expected: expected, query: query) }
        return quality
    }

    /// One edit in one word of at least five letters: a deletion, an insertion, a substitution or a transposition.
    package static func typo(_ title: String, _ dice: inout Dice) -> String {
        var words = title.split(separator: " ").map(String.init)
        let long = words.indices.filter { words[$0].filter(\.isLetter).count >= 5 }
        guard let chosen = long.randomElement(using: &dice) else { return title }
        var letters = Array(words[chosen])
        let places = letters.indices.filter { letters[$0].isLetter }
        let place = places[Int.random(in: 0..<(places.count - 1), using: &dice)]
        let letter = Character(UnicodeScalar(UInt8.random(in: 97...122, using: &dice)))
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(letter, at: place)
        case 2: letters[place] = letter
        default: letters.swapAt(place, min(place + 1, letters.count - 1))
        }
        words[chosen] = String(letters)
        return words.joined(separator: " ")
    }

    package static func report(_ fiches: [Fiche], options: IndexPlan.Options = .init(), verbose: Bool = false) throws {
        var index = try LoadedIndex(Corpus.documents(fiches, withTitles: false), options: options)
        let titles = fiches.map { ($0.title, $0.id) }
        let plain = try run(titles, on: &index)
        print(plain.line("title → body"))
        if verbose { plain.misses.forEach { print("   ", $0) } }
        let bare = try run(
            fiches.map { ($0.title.folding(options: .diacriticInsensitive, locale: nil).uppercased(), $0.id) },
            on: &index)
        print(bare.line("without accents, in capitals"))
        var dice = Dice(state: 42)
        let typos = try run(fiches.map { (typo($0.title, &dice), $0.id) }, on: &index)
        print(typos.line("one typo in the title"))
        if verbose { typos.misses.forEach { print("   ", $0) } }
        let short = try run(fiches.map { (keywords($0.title), $0.id) }, on: &index)
        print(short.line("two longest words of the title"))
        var single = try LoadedIndex(Corpus.documents(fiches, withTitles: true), options: options)
        let typoOnly = try run(fiches.map { (typo(keywords($0.title), &dice), $0.id) }, on: &single)
        print(typoOnly.line("two longest words, one typo"))
        let own = try run(titles, on: &single)
        print(own.line("title → page with its title"))
    }

    package static func keywords(_ title: String) -> String {
        let words = title.split { !($0.isLetter || $0 == "-") }.map(String.init)
        let longest = Set(words.sorted { ($0.count, $0) > ($1.count, $1) }.prefix(2))
        return words.filter { longest.contains($0) }.joined(separator: " ")
    }
}
