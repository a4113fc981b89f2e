internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

/// One thing to say on a sheet, with what to add, what to avoid and what follows.
struct SheetPosition {
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

    /// What it takes on paper, in lines.
    func lines(on paper: SheetPaper, dense: Bool) -> SheetPaper.Position {
        SheetPaper.Position(
            sentence: paper.sentence(sentenceLength, dense: dense), talking: paper.list(talking),
            avoid: paper.list(avoid), answers: paper.answers(answers.map { [$0.theySay, $0.answer] }))
    }

    private var sentenceLength: Int {
        statement?.fragment.html.count ?? 0
    }

    // MARK: Context

    func item(onPaper paper: SheetPaper.Parts) -> PrintedPosition { PrintedPosition(position: self, paper: paper) }

    static let keys: [TemplateKey<SheetPosition>] = [
        .text("@title", "Its title.") { $0.scope.title(of: $0.id) },
        .text("@url", "Its page.") { $0.scope.url(of: $0.id) },
        .markup("@html", "The sentence.") { $0.sentence },
        .text("@validity", "Until when it holds, and what is not usual about it.") { $0.validity },
        .flag("@has-talking", "Whether there is something to add.") { !$0.talking.isEmpty },
        .list("@talking", "What to add.") { $0.talking.map { SheetText(text: $0) } },
        .flag("@has-avoid", "Whether there is something not to say.") { !$0.avoid.isEmpty },
        .list("@avoid", "What not to say.") { $0.avoid.map { SheetText(text: $0) } },
        .flag("@has-answers", "Whether something follows.") { !$0.answers.isEmpty },
        .list("@answers", "What follows, and what to answer.") {
            $0.answers.map { SheetAnswer(theySay: $0.theySay, answer: $0.answer) }
        },
    ]

    private var sentence: TemplateValue {
        statement.map { scope.markup($0) } ?? .empty
    }

    private var statement: LinkedPassage? { scope.statement(of: id) }

    /// Until when it holds, and what is not usual about it.
    private var validity: String {
        var parts = [TermText.until(of: id, scope)].compactMap { $0 }
        for index in plan.sheet.caution {
            let field = plan.kind.fields[index]
            guard case .word(let word)? = entry.values[index], word != field.usualWord else { continue }
            let text = ValueText.word(word, type: field.type)
            parts.append(scope.language.typeset(field.label.capitalizedFirst + scope.language.colon + text))
        }
        return parts.joined(separator: " – ")
    }
}

/// A position with what of it stands on paper; on the screen everything stands.
struct PrintedPosition: KeyedContext {
    let position: SheetPosition
    let paper: SheetPaper.Parts

    static let keys = KeyTable<PrintedPosition>("sheet-position", "One thing to say on a sheet.") {
        SheetPosition.keys.map { $0.within(\.position) }
        Key.flag("@talking-off-paper", "Whether what to add does not fit on paper.") { !$0.paper.talking }
        Key.flag("@avoid-off-paper", "Whether what not to say does not fit.") { !$0.paper.avoid }
        Key.flag("@answers-off-paper", "Whether what follows does not fit.") { !$0.paper.answers }
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
