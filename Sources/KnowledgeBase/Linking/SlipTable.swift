internal import ContentModel
internal import Language

/// The names of entries that fields of references or texts may mean, by the words of which they are made: what one slip of the
/// pen leaves a text of nobody.
struct SlipTable: Sendable {
    /// By folded word: the names that have it, with their kinds.
    private var names: [Substring: [(name: String, kind: KindID)]] = [:]

    /// Of a word that more names have, nothing is told: it says too little.
    private static let mostNames = 50

    /// - Parameter kinds: those that such fields take; for none, nothing is kept.
    init(_ drafts: [Draft<Written>], kinds: Set<KindID>) {
        guard !kinds.isEmpty else { return }
        for draft in drafts where kinds.contains(draft.current.whole.kind) {
            let title = draft.current.whole.title
            for word in title.folded.split(separator: " ") where word.utf8.count > 2 {
                if names[word, default: []].count <= Self.mostNames {
                    names[word, default: []].append((title, draft.current.whole.kind))
                }
            }
        }
    }

    /// The name that a text of two words or more misses by a letter or two, and shares a word with; nil for none.
    func name(to text: String, of kinds: [KindID]) -> String? {
        guard !names.isEmpty else { return nil }
        let folded = text.folded
        let words = folded.split(separator: " ")
        guard words.count > 1, folded.utf8.count > 6 else { return nil }
        let known = words.flatMap { names[$0] ?? [] }.filter { kinds.contains($0.kind) }.map(\.name)
        guard let near = NearMiss.nearest(to: text, among: known), near.folded != folded else { return nil }
        return NearMiss.isSlip(folded, of: near.folded) ? near : nil
    }
}
