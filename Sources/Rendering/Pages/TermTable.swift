internal import ContentModel
internal import KnowledgeBase
internal import Language

/// The names that every text explains where it first has them: sigles, of index views that mark up.
struct TermTable: Sendable {
    /// What a name stands for.
    struct Term: Sendable, Hashable {
        var id: EntryID
        /// The field with the name in full.
        var expansion: Int
    }

    /// By the words of a name, folded, without dots, with one space between.
    private var terms: [String: Term] = [:]
    /// The most words of a name; 0 for no names.
    private(set) var longest = 0
    /// The kinds of the entries.
    private(set) var kinds: [Int] = []

    /// The titles and other names of the entries of index views that mark up. Of two with one name, the first counts.
    init(_ base: KnowledgeBase, edition: Int) {
        for view in base.model.views where view.edition <= edition {
            guard case .index(let index) = view.body, index.marksUp, let expansion = index.show.first else { continue }
            let kind = base.model.kinds[index.kind]
            kinds.append(kind.index)
            for id in base.ids(ofKind: kind.index) where base[id].values[expansion] != nil {
                add(base[id].title, Term(id: id, expansion: expansion))
                for (field, declared) in kind.fields.enumerated() where declared.search == .alias {
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
    static func key(_ word: ArraySlice<UInt8>) -> String {
        String(decoding: word.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self).folded
    }

    subscript(words: [String]) -> Term? { terms[words.joined(separator: " ")] }
}

/// The terms that one page has explained so far: each is explained once.
final class ExplainedTerms {
    private var ids: Set<EntryID> = []

    /// True the first time.
    func insert(_ id: EntryID) -> Bool { ids.insert(id).inserted }
}
