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
        answers = (plan.sheet.answers.flatMap { entry.values[$0]?.each } ?? []).compactMap { value in
            guard case .record(let record) = value else { return nil }
            let texts: [String] = record.values.compactMap { value -> String? in
                if case .text(let text)? = value { scope.language.typeset(text) } else { nil }
            }
            return texts.count > 1 ? (texts[0], texts[1]) : nil
        }
    }

    /// What it takes on paper, in lines.
    func lines(dense: Bool) -> SheetPaper.Position {
        SheetPaper.Position(
            sentence: SheetPaper.sentence(sentenceLength, dense: dense), talking: SheetPaper.list(talking),
            avoid: SheetPaper.list(avoid), answers: SheetPaper.answers(answers.map { [$0.theySay, $0.answer] }))
    }

    private var sentenceLength: Int {
        if case .passage(let passage)? = entry.values[plan.sheet.says] { passage.fragment.html.count } else { 0 }
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
        if case .passage(let passage)? = entry.values[plan.sheet.says] { return scope.markup(passage) }
        return .empty
    }

    /// Until when it holds, who validated it, and what is not usual about it: choices that differ from their default.
    private var validity: String {
        let kind = plan.kind
        var parts = [TermText.until(of: id, scope)].compactMap { $0 }
        for (index, field) in kind.fields.identified {
            guard case .choice(_, many: false) = field.type, case .text(let usual)? = field.defaultValue,
                case .word(let word)? = entry.values[index]
            else { continue }
            let text = ValueText.word(word, type: field.type)
            if text.folded != usual.folded {
                parts.append(scope.language.typeset(field.name.capitalizedFirst + scope.language.colon + text))
            }
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
