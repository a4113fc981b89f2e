internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What to answer, in the words of the entry that holds the answer; not its words once it holds no longer.
struct Answer: KeyedContext {
    let scope: PageScope
    let id: EntryID

    private var state: ValidityState { scope.reader.validity(of: id) }
    private var isInForce: Bool { state == .inForce }

    static let keys = KeyTable<Answer>(
        "answer", "An entry that holds an answer; not its words once it holds no longer."
    ) {
        Key.text("@title", "Its title.") { $0.scope.title(of: $0.id) }
        Key.text("@url", "Its page.") { $0.scope.url(of: $0.id) }
        Key.flag("@in-force", "Whether it holds.") { $0.isInForce }
        Key.markup("@html", "What to answer; nothing when it does not hold.") { $0.isInForce ? $0.sentence : .empty }
        Key.text("@state", "That it does not hold.") { StateText.text(of: $0.id, $0.scope)?.capitalizedFirst }
        Key.text("@validity", "Until when it holds, or since when it does not.") { answer in
            answer.isInForce ? TermText.until(of: answer.id, answer.scope) : TermText.ended(answer.state, answer.scope)
        }
        Key.text("@last-day", "The last day on which it holds, as machines read it; nothing once it does not hold.") {
            $0.isInForce ? TermText.lastDay(of: $0.id, $0.scope) : nil
        }
        Key.object("@successor", "What has replaced it.") { $0.successor }
    }

    private var successor: PageLink? {
        if case .replaced(let by) = state { scope.link(to: by) } else { nil }
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
}
