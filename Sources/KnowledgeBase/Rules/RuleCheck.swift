internal import ContentModel
public import Diagnostics
public import Language

extension Edition {
    /// What breaks the rules of the model at a date, in the order of kinds and rules.
    public func breaches(at date: CalendarDate) -> [Diagnostic] {
        var check = RuleCheck(base: self, date: date)
        for kind in model.kinds {
            check.uniqueFields(of: kind)
            check.terms(of: kind)
            check.successions(of: kind)
            check.visas(of: kind)
        }
        check.vacancies()
        for rule in model.rules {
            switch rule.body {
            case .unique(let body): check.unique(body, rule)
            case .coverage(let body): check.coverage(body, rule)
            case .atMost(let body): check.atMost(body, rule)
            case .order(let body): check.order(body, rule)
            case .sum(let body): check.sum(body, rule)
            case .requiredWhen(let body): check.requiredWhen(body, rule)
            case .close(let body): check.close(body, rule)
            case .inside(let body): check.inside(body, rule)
            case .oneOf(let body): check.oneOf(body, rule)
            case .forbidden: continue  // Checked on the sources' text, marks and all: `SiteBuild`.
            }
        }
        return check.diagnostics
    }
}

/// One pass over the rules.
struct RuleCheck {
    let base: Edition
    let date: CalendarDate
    var diagnostics: [Diagnostic] = []
    /// What near misses may still take, as `NearNames` counts it.
    var effort = 1_000_000

    init(base: Edition, date: CalendarDate) {
        self.base = base
        self.date = date
    }

    mutating func report(
        _ problem: ContentProblem, at place: Place, _ rule: Rule? = nil, notes: [Diagnostic.Note] = [],
        suggestion: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(.content(problem), at: place, severity: rule?.severity, suggestion: suggestion, notes: notes))
    }

    func ids(_ kind: KindID, where conditions: [Rule.Condition], inForce: Bool = false) -> [EntryID] {
        base.ids(ofKind: kind).filter { id in
            if inForce, base.validity(of: id, at: date) != .inForce { return false }
            return conditions.allSatisfy { holds($0, for: base[id]) }
        }
    }

    func holds(_ condition: Rule.Condition, for entry: Entry<Linked>) -> Bool {
        let field = base.model.kinds[entry.kind].fields[condition.field]
        let values = entry.values[condition.field]?.each ?? []
        switch condition.anyOf {
        case .words(let words):
            return values.contains { if case .word(let word) = $0 { words.contains(word) } else { false } }
        case .boolean(let wanted):
            return values.contains { if case .boolean(wanted) = $0 { true } else { false } }
        case .texts(let texts):
            let said = values.map { text($0, field).folded }
            return texts.contains { said.contains($0.folded) }
        }
    }

    func text(_ value: FieldValue<Linked>, _ field: Field) -> String {
        ValueText.plain(value, type: field.type, language: base.language) { base[$0].title }
    }

    // MARK: What kinds declare

    /// Fields whose values no two entries may share.
    mutating func uniqueFields(of kind: Kind) {
        for (index, field) in kind.fields.identified {
            if case .records(let fields) = field.type { uniqueColumns(fields, of: index, kind: kind) }
            guard field.isUnique else { continue }
            var seen: [String: EntryID] = [:]
            for id in base.ids(ofKind: kind.id) {
                for value in base[id].values[index]?.each ?? [] {
                    let text = text(value, field)
                    if let first = seen[text.folded] {
                        report(
                            .duplicateValue(text, field: field.name), at: base[id].place(of: index),
                            notes: [.init(.firstDefinedHere, at: base[first].place(of: index))])
                    } else {
                        seen[text.folded] = id
                    }
                }
            }
        }
    }

    /// Columns of a records field whose values no two rows of one entry may share.
    private mutating func uniqueColumns(_ fields: [Field], of index: FieldID, kind: Kind) {
        for (column, field) in fields.identified where field.isUnique {
            for id in base.ids(ofKind: kind.id) {
                var seen: [String: Place] = [:]
                for case .record(let record) in base[id].values[index]?.each ?? [] {
                    guard let value = record.values[column] else { continue }
                    let text = text(value, field)
                    if let first = seen[text.folded] {
                        report(
                            .duplicateValue(text, field: field.name), at: record.place,
                            notes: [.init(.firstDefinedHere, at: first)])
                    }
                    seen[text.folded] = record.place
                }
            }
        }
    }

    /// Terms that end before they begin.
    mutating func terms(of kind: Kind) {
        guard let validity = kind.validity, let fromField = validity.from, let untilField = validity.until else {
            return
        }
        for id in base.ids(ofKind: kind.id) {
            let term = base.term(of: id)
            guard let from = term.from, let until = term.until, until < from else { continue }
            report(
                .endsBeforeStart(from: kind.fields[fromField].name, until: kind.fields[untilField].name),
                at: base[id].place(of: untilField))
        }
    }

    /// Validated entries that do not say by whom and when.
    mutating func visas(of kind: Kind) {
        guard let visa = kind.visa else { return }
        for id in base.ids(ofKind: kind.id) where base.publicationState(of: id) == .validated {
            for field in [visa.by, visa.on] where base[id].values[field] == nil {
                report(.visaIncomplete(field: kind.fields[field].name), at: base[id].place(of: visa.state))
            }
            if base.visaStanding(of: id) == .unsealed {
                diagnostics.append(
                    Diagnostic(.visa(.unsealed(entry: base.reference(to: id))), at: base[id].place(of: visa.state)))
            }
        }
    }
}
