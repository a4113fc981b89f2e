internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

/// One thing to say on a sheet, with what to add, what to avoid and what follows.
struct SheetPosition: KeyedContext {
    let scope: PageScope
    let id: EntryID
    private let plan: SheetPlan
    private let entry: Entry<Linked>
    private let talking: [String]
    private let avoid: [String]
    private let answers: [(theySay: String, answer: String)]

    init(scope: PageScope, plan: SheetPlan, id: EntryID) {
        (self.scope, self.plan, self.id) = (scope, plan, id)
        let entry = scope.reader.entry(id)
        self.entry = entry
        func texts(_ field: FieldID?) -> [String] {
            (field.flatMap { entry.values[$0]?.each } ?? []).compactMap {
                if case .text(let text) = $0 { scope.language.typeset(text) } else { nil }
            }
        }
        talking = texts(plan.sheet.talking)
        avoid = texts(plan.sheet.avoid)
        answers = Self.answers(of: entry, plan.sheet.answers).map {
            (scope.language.typeset($0.theySay), scope.language.typeset($0.answer))
        }
    }

    private static func answers(
        of entry: Entry<Linked>, _ answers: SheetBody.Answers?
    ) -> [(theySay: String, answer: String)] {
        guard let answers else { return [] }
        return (entry.values[answers.rows]?.each ?? []).compactMap { value in
            guard case .record(let record) = value, case .text(let theySay)? = record.values[answers.theySay],
                case .text(let answer)? = record.values[answers.answer]
            else { return nil }
            return (theySay, answer)
        }
    }

    // MARK: Context

    static let keys = KeyTable<SheetPosition>("sheet-position", "One thing to say on a sheet.") {
        Key.text("@title", "Its title.") { $0.scope.title(of: $0.id) }
        Key.text("@url", "Its page.") { $0.scope.url(of: $0.id) }
        Key.markup("@html", "The sentence.") { $0.sentence }
        Key.text("@validity", "Until when it holds, and what is not usual about it.") { $0.validity }
        Key.text("@last-day", "The last day on which it holds, as machines read it.") {
            TermText.lastDay(of: $0.id, $0.scope)
        }
        Key.flag("@has-talking", "Whether there is something to add.") { !$0.talking.isEmpty }
        Key.list("@talking", "What to add.") { $0.talking.map { SheetText(text: $0) } }
        Key.flag("@has-avoid", "Whether there is something not to say.") { !$0.avoid.isEmpty }
        Key.list("@avoid", "What not to say.") { $0.avoid.map { SheetText(text: $0) } }
        Key.flag("@has-answers", "Whether something follows.") { !$0.answers.isEmpty }
        Key.list("@answers", "What follows, and what to answer.") {
            $0.answers.map { SheetAnswer(theySay: $0.theySay, answer: $0.answer) }
        }
    }

    private var sentence: TemplateValue {
        statement.map { scope.markup($0) } ?? .empty
    }

    private var statement: LinkedPassage? { scope.statement(of: id) }

    /// Until when it holds, and what is not usual about it.
    private var validity: String {
        let words = cautions.map { field, word in
            scope.language.typeset(
                field.label.capitalizedFirst + scope.language.colon + ValueText.word(word, type: field.type))
        }
        return ([TermText.until(of: id, scope)].compactMap { $0 } + words).joined(separator: " – ")
    }

    /// What the model says of the choices that are not usual.
    var cautionHelp: [String] { cautions.compactMap { field, _ in field.help.map { scope.language.typeset($0) } } }

    /// The choices that do not say the usual word, with what they say.
    private var cautions: [(field: Field, word: Int)] {
        plan.sheet.caution.compactMap { index in
            let field = plan.kind.fields[index]
            guard case .word(let word)? = entry.values[index], word != field.usualWord else { return nil }
            return (field, word)
        }
    }
}

/// A text of a list.
struct SheetText: KeyedContext {
    let text: String

    static let keys = KeyTable<SheetText>("sheet-text", "A line of a sheet.") {
        Key.text("@text", "The line.") { $0.text }
    }
}

/// What people say, and what to answer.
struct SheetAnswer: KeyedContext {
    let theySay: String
    let answer: String

    static let keys = KeyTable<SheetAnswer>("sheet-answer", "What follows a sentence.") {
        Key.text("@they-say", "What people say.") { $0.theySay }
        Key.text("@answer", "What to answer.") { $0.answer }
    }
}
