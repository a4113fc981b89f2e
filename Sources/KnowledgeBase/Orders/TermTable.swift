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
    /// The most words of a name; 0 for no names.
    public private(set) var longest = 0

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
        longest = max(longest, words.count)
    }

    /// The form in which a word is looked up: `S.G.A.R.` as `sgar`.
    public static func key(_ word: ArraySlice<UInt8>) -> String {
        String(decoding: word.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self).folded
    }

    /// The term of these words, each in the form in which it is looked up.
    public subscript(words: [String]) -> Term? { terms[words.joined(separator: " ")] }

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
