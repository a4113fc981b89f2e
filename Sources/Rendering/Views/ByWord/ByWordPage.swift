internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Entries by the words of a choice, as question and answer: what each public asks, what to say, to whom to turn.
struct ByWordPage: ViewContext {
    let scope: PageScope
    let view: View
    let byWord: View.ByWord
    let part: ViewPart

    init(_ scope: PageScope, _ view: View, _ byWord: View.ByWord, _ part: ViewPart) {
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

    var crumbs: [Crumb] {
        let whole = scope.language.typeset(view.title)
        guard let word else { return path(Crumb(title: whole)) }
        return path(
            Crumb(title: whole, url: scope.url(PagePath.view(view.key, number: 1))),
            Crumb(title: scope.language.typeset(words[word].label.capitalizedFirst)))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": view.help.map { scope.text($0) } ?? .empty
        case "@words": .list(choices.map { .object($0) })
        case "@has-questions": .flag(word != nil)
        case "@questions": .list(word.map { questions(of: $0).map { .object($0) } } ?? [])
        default: .absent
        }
    }

    /// All words with how many entries each has; those of the vocabulary without any are no links.
    private var choices: [Item] {
        let ids = scope.reader.entries(ofKind: byWord.kind)
        return words.indices.filter { words[$0].meaning != .all }.map { index in
            let count = ids.count { scope.reader.entry($0).covers(index, of: byWord.word, kind) }
            let path = Self.path(view, words[index])
            return Item([
                "@title": .text(scope.language.typeset(words[index].label.capitalizedFirst)), "@count": .number(count),
                "@url": count > 0 ? .text(scope.url(path)) : .empty, "@current": .flag(index == word),
            ])
        }
    }

    /// The entries for a word, in the order of their questions.
    private func questions(of word: Int) -> [Item] {
        scope.reader.byTitle(kind: byWord.kind).filter { scope.reader.entry($0).covers(word, of: byWord.word, kind) }.map {
            id in
            let entry = scope.reader.entry(id)
            let asks = entry.values[byWord.asks].map {
                ValueText.plain($0, type: .text, language: scope.language) { scope.reader.title($0) }
            }
            let answer = entry.targets(byWord.answer).first.map { Answer(scope: scope, id: $0) }
            return Item([
                "@anchor": .text(scope.reader.slug(of: id)),
                "@asks": .text(asks.map { scope.language.typeset($0) } ?? scope.title(of: id)),
                "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                "@answer": answer.map { .object($0.item) } ?? .empty,
                "@contacts": .list(contacts(of: id, entry).map { .object($0) }),
            ])
        }
    }

    /// Whom the entry names, else the first to call about what it is about.
    private func contacts(of id: EntryID, _ entry: Entry<Linked>) -> [Item] {
        let named = byWord.contact.map { entry.targets($0) } ?? []
        if !named.isEmpty { return named.map { ContactsPanel.card(ofNamed: $0, scope) } }
        return Array((ContactsPanel.cards(scope, id, kind) ?? []).prefix(1))
    }

    private static func path(_ view: View, _ word: Vocabulary.Word) -> String {
        view.key + "-" + word.text.slug + ".html"
    }

    static let shapes: Shape.Catalogue = [
        "by-word": [
            "@words": .list(.object("word-choice")), "@has-questions": .flag, "@questions": .list(.object("question")),
        ],
        "word-choice": ["@title": .text, "@url": .text, "@count": .number, "@current": .flag],
        "question": [
            "@anchor": .text, "@asks": .text, "@url": .text, "@answer": .object("answer"),
            "@contacts": .list(.object("contact")),
        ],
        "answer": Answer.shape,
    ]

    /// The page of all words, and one for each word that entries have.
    static func pages(_ byWord: View.ByWord, _ view: View, at position: ViewID, _ reader: BaseReader) -> [Page] {
        let kind = reader.model.kinds[byWord.kind]
        let ids = reader.entries(ofKind: byWord.kind)
        let words = kind.fields[byWord.word].type.words
        let used = words.indices.filter { word in
            words[word].meaning != .all && ids.contains { reader.entry($0).covers(word, of: byWord.word, kind) }
        }
        return [Page(path: PagePath.view(view.key, number: 1), subject: .view(position, .whole))]
            + used.map { Page(path: path(view, words[$0]), subject: .view(position, .word($0))) }
    }
}

extension Entry where S == Linked {
    /// Whether the entry counts for a word of a choice: it has that word, one that means all, or none.
    func covers(_ word: Int, of field: FieldID, _ kind: Kind) -> Bool {
        guard let value = values[field] else { return true }
        let words = kind.fields[field].type.words
        return value.each.contains { value in
            guard case .word(let index) = value else { return false }
            return index == word || words.indices.contains(index) && words[index].meaning == .all
        }
    }
}

/// What to answer, in the words of the entry that holds the answer; not its words once it holds no longer.
struct Answer {
    let scope: PageScope
    let id: EntryID

    var item: Item {
        let state = scope.reader.validity(of: id)
        var successor: EntryID?
        if case .replaced(let by) = state { successor = by }
        let isInForce = state == .inForce
        return Item([
            "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
            "@in-force": .flag(isInForce), "@html": isInForce ? sentence : .empty,
            "@state": .text(StateText.text(of: id, scope)?.capitalizedFirst ?? ""),
            "@validity": .text(isInForce ? TermText.until(of: id, scope) ?? "" : TermText.ended(state, scope)),
            "@successor": successor.map { by in
                .object(
                    Item([
                        "@title": .text(scope.title(of: by)), "@url": scope.url(of: by).map { .text($0) } ?? .empty,
                    ]))
            } ?? .empty,
        ])
    }

    /// The sentence to say, else the entry's first ones, else its title.
    private var sentence: TemplateValue {
        if let statement = scope.statement(of: id) { return scope.markup(statement) }
        let entry = scope.reader.entry(id)
        let text = scope.language.typeset(entry.summary.isEmpty ? entry.title : entry.summary)
        return .markup { buffer in
            buffer.append(contentsOf: "<p>".utf8)
            buffer.append(escaping: text)
            buffer.append(contentsOf: "</p>".utf8)
        }
    }

    static let shape: [String: Shape] = [
        "@title": .text, "@url": .text, "@in-force": .flag, "@html": .markup, "@state": .text, "@validity": .text,
        "@successor": .object("link"),
    ]
}
