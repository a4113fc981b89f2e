internal import ContentModel
internal import Rendering

/// What the kinds and choices of a model are to search, as its roles, rules and views tell.
struct SearchRoles {
    /// By kind: whether its entries are what coverage rules have as rows or as columns.
    private(set) var isRow: [Bool]
    private(set) var isColumn: [Bool]
    /// By kind: coverage rules of which it is the row.
    private(set) var coverage: [[(number: RuleID, rule: Rule.Coverage)]]
    /// By kind: whether its entries are people, who have a name of several parts.
    private(set) var isPerson: [Bool]
    /// By kind: the Markdown field that says what sheets are made of.
    private(set) var statement: [FieldID?]
    /// By kind: whether its entries merely explain words of texts.
    private(set) var isGlossary: [Bool]
    /// By kind: the field that says in which role someone fills a place, and its words in the order in which to call.
    private(set) var order: [(field: FieldID, words: [Int])?]
    /// The vocabularies of the choices by which views part entries.
    private(set) var choices: Set<VocabularyID> = []

    init(_ model: Model) {
        let none = Array(repeating: false, count: model.kinds.count)
        (isRow, isColumn, isGlossary) = (none, none, none)
        order = Array(repeating: nil, count: model.kinds.count)
        coverage = Array(repeating: [], count: model.kinds.count)
        isPerson = model.kinds.map { !$0.roles.all(.names).isEmpty }
        statement = model.kinds.map { $0.roles[.statement] }
        for (number, rule) in model.rules.identified {
            guard case .coverage(let rule) = rule.body else { continue }
            isRow[rule.rows] = true
            isColumn[rule.columnKind] = true
            coverage[rule.rows].append((number, rule))
        }
        for view in model.views {
            switch view.body {
            case let byWord as ByWordBody: add(byWord.word, of: model.kinds[byWord.kind])
            case let index as IndexBody where index.explains != nil: isGlossary[index.kind] = true
            case let contacts as ContactsBody:
                guard let rule = model.coverage(contacts.rule),
                    let capacity = model.kinds[rule.filledBy].roles[.capacity]
                else { continue }
                order[rule.filledBy] = (capacity, contacts.order)
            case let sheet as SheetBody: if let word = sheet.word { add(word, of: model.kinds[sheet.kind]) }
            default: continue
            }
        }
    }

    private mutating func add(_ choice: FieldID, of kind: Kind) {
        if case .choice(let vocabulary, _) = kind.fields[choice].type { choices.insert(vocabulary.id) }
    }
}
