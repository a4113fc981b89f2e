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
        of entry: Entry<Linked>, _ answers: View.Sheet.Answers?
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
    func lines(dense: Bool) -> SheetPaper.Position {
        SheetPaper.Position(
            sentence: SheetPaper.sentence(sentenceLength, dense: dense), talking: SheetPaper.list(talking),
            avoid: SheetPaper.list(avoid), answers: SheetPaper.answers(answers.map { [$0.theySay, $0.answer] }))
    }

    private var sentenceLength: Int {
        statement?.fragment.html.count ?? 0
    }

    // MARK: Context

    func item(onPaper paper: SheetPaper.Parts) -> Item {
        return Item([
            "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
            "@html": sentence, "@validity": .text(validity),
            "@has-talking": .flag(!talking.isEmpty), "@talking": .list(talking.map(text)),
            "@talking-off-paper": .flag(!paper.talking),
            "@has-avoid": .flag(!avoid.isEmpty), "@avoid": .list(avoid.map(text)),
            "@avoid-off-paper": .flag(!paper.avoid),
            "@has-answers": .flag(!answers.isEmpty), "@answers-off-paper": .flag(!paper.answers),
            "@answers": .list(
                answers.map { .object(Item(["@they-say": .text($0.theySay), "@answer": .text($0.answer)])) }),
        ])
    }

    private func text(_ text: String) -> TemplateValue { .object(Item(["@text": .text(text)])) }

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

    static let shape: [String: Shape] = [
        "@title": .text, "@url": .text, "@html": .markup, "@validity": .text, "@has-talking": .flag,
        "@talking": .list(.object("sheet-text")), "@talking-off-paper": .flag, "@has-avoid": .flag,
        "@avoid": .list(.object("sheet-text")), "@avoid-off-paper": .flag, "@has-answers": .flag,
        "@answers-off-paper": .flag, "@answers": .list(.object("sheet-answer")),
    ]
}
