internal import ContentModel

/// What the kinds and choices of a model are to search, as its rules and views tell.
struct SearchRoles {
    /// By kind: whether its entries are what coverage rules have as rows (policies) or as columns (services).
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
    /// The keys of the choices by which views part entries.
    private(set) var choices: Set<String> = []

    init(_ model: Model) {
        let none = Array(repeating: false, count: model.kinds.count)
        (isRow, isColumn, isGlossary) = (none, none, none)
        order = Array(repeating: nil, count: model.kinds.count)
        coverage = Array(repeating: [], count: model.kinds.count)
        statement = Array(repeating: nil, count: model.kinds.count)
        isPerson = model.kinds.map { kind in
            kind.title.singleField == nil && kind.fields.count { $0.search == .name } > 1
        }
        for (number, rule) in model.rules.identified {
            guard case .coverage(let rule) = rule.body else { continue }
            isRow[rule.rows] = true
            isColumn[rule.columnKind] = true
            coverage[rule.rows].append((number, rule))
        }
        for view in model.views {
            switch view.body {
            case .byWord(let byWord): choices.insert(model.kinds[byWord.kind].fields[byWord.word].key)
            case .index(let index) where index.marksUp: isGlossary[index.kind] = true
            case .contacts(let contacts):
                guard case .coverage(let rule) = model.rules[contacts.rule].body, let role = contacts.role else {
                    continue
                }
                order[rule.filledBy] = (role, contacts.order)
            case .sheet(let sheet):
                statement[sheet.kind] = sheet.says
                for field in sheet.per {
                    if case .choice = model.kinds[sheet.kind].fields[field].type {
                        choices.insert(model.kinds[sheet.kind].fields[field].key)
                    }
                }
            default: continue
            }
        }
    }
}
