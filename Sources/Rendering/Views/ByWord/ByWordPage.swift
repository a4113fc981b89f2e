internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Entries by the words of a choice, as question and answer: what each public asks, what to say, to whom to turn.
struct ByWordPage: PageContext {
    let scope: PageScope
    let view: View
    let byWord: ByWordBody
    let part: ViewPart

    init(_ scope: PageScope, _ view: View, _ byWord: ByWordBody, _ part: ViewPart) {
        (self.scope, self.view, self.byWord, self.part) = (scope, view, byWord, part)
    }

    private var kind: Kind { scope.frame.model.kinds[byWord.kind] }
    private var words: [Vocabulary.Word] { kind.fields[byWord.word].type.words }

    /// The word of the page; nil on the page that lists them.
    private var word: Int? { if case .word(let word) = part { word } else { nil } }

    var title: String {
        let whole = scope.language.typeset(view.title)
        return word.map { whole + " – " + scope.language.typeset(words[$0].label) } ?? whole
    }

    var crumbs: [PageLink] {
        let whole = scope.language.typeset(view.title)
        guard let word else { return path(PageLink(title: whole)) }
        return path(
            PageLink(title: whole, url: scope.url(PagePath.view(view.key, number: 1))),
            PageLink(title: scope.language.typeset(words[word].label.capitalizedFirst)))
    }

    static let keys = KeyTable<ByWordPage>("by-word", "Entries by the words of a choice, as question and answer.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@words", "All words, with how many entries each has.") { $0.choices }
        Key.flag("@has-questions", "Whether this is the page of a word.") { $0.word != nil }
        Key.list("@questions", "The entries for that word.") { page in page.word.map { page.questions(of: $0) } ?? [] }
    }

    /// All words with how many entries each has; those of the vocabulary without any are no links.
    private var choices: [WordChoice] {
        let ids = scope.reader.entries(ofKind: byWord.kind)
        return words.indices.filter { words[$0].meaning != .all }.map { index in
            let count = ids.count { scope.reader.entry($0).covers(index, of: byWord.word, kind) }
            return WordChoice(
                title: scope.typeset(words[index].label.capitalizedFirst), count: count,
                url: count > 0 ? scope.url(Self.path(view, words[index])) : nil, isCurrent: index == word)
        }
    }

    /// The entries for a word, in the order of their questions.
    private func questions(of word: Int) -> [WordQuestion] {
        scope.reader.byTitle(kind: byWord.kind).filter { scope.reader.entry($0).covers(word, of: byWord.word, kind) }
            .map {
                id in
                let entry = scope.reader.entry(id)
                let asks = entry.values[byWord.asks].map {
                    ValueText.plain($0, type: .text, language: scope.language) { scope.reader.title($0) }
                }
                return WordQuestion(
                    anchor: scope.reader.slug(of: id), asks: asks.map { scope.typeset($0) } ?? scope.title(of: id),
                    url: scope.url(of: id),
                    answer: entry.targets(byWord.answer).first.map { Answer(scope: scope, id: $0) },
                    contacts: contacts(of: id, entry))
            }
    }

    /// Whom the entry names, else the first to call about what it is about.
    private func contacts(of id: EntryID, _ entry: Entry<Linked>) -> [ContactCard] {
        let named = byWord.contact.map { entry.targets($0) } ?? []
        if !named.isEmpty { return named.map { ContactsPanel.card(ofNamed: $0, scope) } }
        return Array((ContactsPanel.cards(scope, id, kind) ?? []).prefix(1))
    }

    private static func path(_ view: View, _ word: Vocabulary.Word) -> String {
        view.key + "-" + word.text.slug + ".html"
    }

    /// The page of all words, and one for each word that entries have.
    static func pages(_ placed: PlacedView<ByWordBody>, _ reader: BaseReader) -> [Page] {
        let byWord = placed.body
        let kind = reader.model.kinds[byWord.kind]
        let ids = reader.entries(ofKind: byWord.kind)
        let words = kind.fields[byWord.word].type.words
        let used = words.indices.filter { word in
            words[word].meaning != .all && ids.contains { reader.entry($0).covers(word, of: byWord.word, kind) }
        }
        return [placed.whole]
            + used.map { Page(path: path(placed.view, words[$0]), subject: .view(placed.id, .word($0))) }
    }
}

/// A word of the choice.
struct WordChoice: KeyedContext {
    let title: String
    let count: Int
    let url: String?
    let isCurrent: Bool

    static let keys = KeyTable<WordChoice>("word-choice", "A word of the choice.") {
        Key.text("@title", "The word.") { $0.title }
        Key.text("@url", "Its page; nothing without entries.") { $0.url }
        Key.number("@count", "How many entries it has.") { $0.count }
        Key.flag("@current", "Whether this is its page.") { $0.isCurrent }
    }
}

/// What somebody asks.
struct WordQuestion: KeyedContext {
    let anchor: String
    let asks: String
    let url: String?
    let answer: Answer?
    let contacts: [ContactCard]

    static let keys = KeyTable<WordQuestion>("question", "What somebody asks, what to say, to whom to turn.") {
        Key.text("@anchor", "Its anchor.") { $0.anchor }
        Key.text("@asks", "The question.") { $0.asks }
        Key.text("@url", "The entry's own page.") { $0.url }
        Key.object("@answer", "The entry that holds the answer.") { $0.answer }
        Key.list("@contacts", "To whom to turn.") { $0.contacts }
    }
}
