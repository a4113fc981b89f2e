internal import ContentModel
internal import Diagnostics
internal import Language

/// Rules that follow paths from entries to values.
extension RuleCheck {
    /// What the end of a path is called: a column by its own name, anything else by the way to it.
    private func name(of path: FieldPath) -> String {
        if case .column? = path.steps.last, let dot = path.text.lastIndex(of: ".") {
            return String(path.text[path.text.index(after: dot)...])
        }
        return path.text
    }

    /// Dates that go backwards; those of records are compared row by row.
    mutating func order(_ rule: Rule.Order, _ declared: Rule) {
        for id in base.ids(ofKind: rule.kind) {
            let columns = rule.fields.map { path in
                Dictionary(grouping: base.values(at: path, of: id), by: \.row)
            }
            let rows = Set(columns.flatMap { $0.keys.compactMap(\.self) }).sorted()
            for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
                let dates = zip(rule.fields, columns).flatMap { path, found in
                    ((found[nil] ?? []) + (row == nil ? [] : found[row] ?? [])).compactMap {
                        found -> (FieldPath, CalendarDate, Place)? in
                        if case .date(let date) = found.value { (path, date, found.place) } else { nil }
                    }
                }
                for (first, second) in zip(dates, dates.dropFirst()) where second.1 < first.1 {
                    let names = (name(of: first.0), name(of: second.0))
                    report(.outOfOrder(first: names.0, second: names.1), at: second.2, declared)
                }
            }
        }
    }

    /// Terms that do not make their total; numbers are compared in thousandths.
    mutating func sum(_ rule: Rule.Sum, _ declared: Rule) {
        for id in base.ids(ofKind: rule.kind) {
            guard let total = base[id].values[rule.total].flatMap(thousandths) else { continue }
            let terms = base.values(at: rule.terms, of: id).compactMap { thousandths($0.value) }
            let sum = terms.reduce(0, +)
            guard !terms.isEmpty, sum != total else { continue }
            report(
                .wrongSum(
                    field: sumName(rule), expected: amount(total, rule), actual: amount(sum, rule)),
                at: base[id].place(of: rule.total), declared)
        }
    }

    /// What adds up, as authors know it: the records field, not its column.
    private func sumName(_ rule: Rule.Sum) -> String {
        if let (field, _) = rule.terms.column(of: rule.kind) { return base.model.kinds[rule.kind].fields[field].name }
        return name(of: rule.terms)
    }

    private func thousandths(_ value: FieldValue<Linked>) -> Int? {
        switch value {
        case .integer(let number): number * 1000
        case .text(let text): Decimal.thousandths(text)
        default: nil
        }
    }

    /// A total as authors write it; lengths of time are whole minutes.
    private func amount(_ thousandths: Int, _ rule: Rule.Sum) -> String {
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        if rest == 0 {
            let isDuration = base.model.kinds[rule.kind].fields[rule.total].type == .duration
            return isDuration ? ValueText.duration(minutes: whole) : String(whole)
        }
        var digits = String(rest + 1000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(whole)\(base.language == .french ? "," : ".")\(digits)"
    }

    mutating func inside(_ rule: Rule.Inside, _ declared: Rule) {
        for id in base.ids(ofKind: rule.kind) {
            let tops = base.values(at: rule.path, of: id).compactMap { found -> EntryID? in
                if case .reference(.entry(let top)) = found.value { top } else { nil }
            }
            guard !tops.isEmpty else { continue }
            let known = Set(tops)
            for inner in base[id].targets(rule.field) {
                if base.above(inner, through: rule.below).contains(where: known.contains) { continue }
                report(
                    .outside(
                        field: base.model.kinds[rule.kind].fields[rule.field].name, value: base[inner].title,
                        of: base[tops[0]].title),
                    at: base[id].place(of: rule.field), declared)
            }
        }
    }

    mutating func oneOf(_ rule: Rule.OneOf, _ declared: Rule) {
        let field = base.model.kinds[rule.kind].fields[rule.field]
        for id in base.ids(ofKind: rule.kind) {
            let allowed = base.values(at: rule.path, of: id).compactMap { found -> String? in
                if case .text(let text) = found.value { text } else { nil }
            }
            let known = Set(allowed.map(\.foldedWords))
            var near = NearNames(allowed)
            for value in base[id].values[rule.field]?.each ?? [] {
                let text = text(value, field)
                guard !allowed.isEmpty, !known.contains(text.foldedWords) else { continue }
                report(
                    .unknownWord(text, field: field.name), at: base[id].place(of: rule.field), declared,
                    suggestion: near.nearest(to: text, effort: &effort))
            }
        }
    }
}
