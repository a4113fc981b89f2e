public import ContentModel
internal import Language

/// The names that every text explains where it first has them: sigles, of index views that mark up.
public struct TermTable: Sendable {
    /// What a name stands for.
    public struct Term: Sendable, Hashable {
        /// The entry that explains it.
        public var id: EntryID
        /// The field with the name in full.
        public var expansion: FieldID
    }

    /// By the words of a name, folded, without dots, with one space between.
    private var terms: [String: Term] = [:]
    /// The names again, word by word, so that a text is not read further than they go.
    private var steps: [Step: Int] = [:]
    /// By where the steps lead: the name that ends there.
    private var ends: [Term?] = [nil]

    private struct Step: Hashable, Sendable {
        let from: Int
        let word: String
    }

    /// Whether there are no names.
    public var isEmpty: Bool { terms.isEmpty }

    /// The titles and other names of the entries of index views that mark up. Of two with one name, the first counts.
    init(_ base: Edition) {
        for view in base.model.views where view.edition <= base.number {
            guard let index = view.body as? IndexBody, let expansion = index.explains else { continue }
            let kind = base.model.kinds[index.kind]
            for id in base.ids(ofKind: kind.id) where base[id].values[expansion] != nil {
                add(base[id].title, Term(id: id, expansion: expansion))
                for (field, declared) in kind.fields.identified where declared.search == .alias {
                    for case .text(let name) in base[id].values[field]?.each ?? [] {
                        add(name, Term(id: id, expansion: expansion))
                    }
                }
            }
        }
    }

    private mutating func add(_ name: String, _ term: Term) {
        let words = name.split { " \u{A0}\u{202F}-".contains($0) }.map { Self.key(Array($0.utf8)[...]) }
        guard !words.isEmpty, !words.contains("") else { return }
        let key = words.joined(separator: " ")
        if terms[key] == nil { terms[key] = term }
        let end = words.reduce(0) { from, word in
            if let known = steps[Step(from: from, word: word)] { return known }
            steps[Step(from: from, word: word)] = ends.count
            ends.append(nil)
            return ends.count - 1
        }
        if ends[end] == nil { ends[end] = term }
    }

    /// The form in which a word is looked up: `S.G.A.R.` as `sgar`.
    public static func key(_ word: ArraySlice<UInt8>) -> String {
        String(decoding: word.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self).folded
    }

    /// How far into the names the words of a text lead.
    public struct Walk {
        fileprivate var position = 0
        /// The term of all words so far.
        public fileprivate(set) var term: Term?

        /// Before the first word.
        public init() {}
    }

    /// Takes one word more, in the form in which it is looked up.
    /// - Returns: whether there are names that begin with all words so far.
    public func take(_ word: String, in walk: inout Walk) -> Bool {
        guard let next = steps[Step(from: walk.position, word: word)] else { return false }
        walk.position = next
        walk.term = ends[next]
        return true
    }

    /// What it takes for two tables to explain the same names in the same way.
    func digest(_ names: EntryNames) -> UInt64 {
        var hash = ContentHash()
        for (words, term) in terms.sorted(by: { $0.key < $1.key }) {
            hash.add(words)
            hash.add(word: names.hash(of: term.id))
            hash.add(term.expansion.index)
        }
        return hash.value
    }
}
