internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A coverage rule as a table: who fills which cell, and where nobody does.
struct MatrixPage: ViewContext {
    let scope: PageScope
    let view: View
    private let cells: [CoverageCell]
    private let rule: Rule.Coverage?
    private let columns: [EntryID]
    private let person: FieldID?
    private let capacity: FieldID?

    init(_ scope: PageScope, _ view: View, _ matrix: View.Matrix) {
        self.scope = scope
        self.view = view
        if case .coverage(let coverage) = scope.frame.model.rules[matrix.rule].body {
            rule = coverage
        } else {
            rule = nil
        }
        cells = scope.reader.coverage(matrix.rule)
        columns = scope.reader.byTitle(cells.map(\.column))
        let roles = rule.map { scope.frame.model.kinds[$0.filledBy].roles }
        (person, capacity) = (roles?[.person], roles?[.capacity])
    }

    private var rowKind: Kind? { rule.map { scope.frame.model.kinds[$0.rows] } }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@caption": return .text(title)
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@corner": return .text(scope.language.typeset(rowKind?.names.one.capitalizedFirst ?? ""))
        case "@columns": return .list(columns.map { .object(shortLink($0)) })
        case "@rows": return .list(rows)
        case "@filled": return .number(cells.count { !$0.filledBy.isEmpty })
        case "@holes": return .number(cells.count { $0.filledBy.isEmpty })
        case "@total": return .number(cells.count)
        default: return .absent
        }
    }

    private var rows: [TemplateValue] {
        let byRow = Dictionary(grouping: cells, by: \.row)
        return scope.reader.byTitle(byRow.keys).map { row in
            let byColumn = Dictionary(grouping: byRow[row] ?? [], by: \.column)
            let cells = columns.map { column in
                TemplateValue.object(cell(byColumn[column]?.first, column: column, row: row))
            }
            let url = scope.url(of: row).map { TemplateValue.text($0) } ?? .empty
            return .object(Item(["@title": .text(scope.title(of: row)), "@url": url, "@cells": .list(cells)]))
        }
    }

    private func cell(_ cell: CoverageCell?, column: EntryID, row: EntryID) -> Item {
        let people = cell.map { $0.filledBy.map { person(of: $0) } } ?? []
        // The first of the rule's columns is the one that leads.
        let leads = rule.flatMap { scope.reader.entry(row).targets($0.columns[0]).first } == column
        return Item([
            "@label": .text(scope.shortTitle(of: column)), "@people": .list(people),
            "@hole": .flag(cell.map { $0.filledBy.isEmpty } ?? false), "@pilot": .flag(cell != nil && leads),
        ])
    }

    /// Who fills a cell, and in which role when it is not the usual one.
    private func person(of filling: EntryID) -> TemplateValue {
        let entry = scope.reader.entry(filling)
        let id = person.flatMap { entry.targets($0).first } ?? filling
        var word: TemplateValue = .empty
        if let capacity, case .word(let index)? = entry.values[capacity] {
            let field = scope.frame.model.kinds[entry.kind].fields[capacity]
            if index != field.usualWord { word = .text(ValueText.word(index, type: field.type)) }
        }
        return .object(
            Item([
                "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                "@role": word,
            ]))
    }

    private func shortLink(_ id: EntryID) -> Item {
        Item(["@title": .text(scope.shortTitle(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty])
    }

    /// The cells of an entry's row, for its page.
    static func row(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue {
        for view in scope.frame.model.views {
            guard case .matrix(let matrix) = view.body, view.edition <= scope.frame.edition,
                case .coverage(let rule) = scope.frame.model.rules[matrix.rule].body,
                rule.rows == kind.id || rule.columnKind == kind.id
            else { continue }
            let page = MatrixPage(scope, view, matrix)
            let cells = page.cells.filter { $0.row == id || $0.column == id }
            return .list(
                cells.map { cell in
                    let other = cell.row == id ? cell.column : cell.row
                    return .object(
                        Item([
                            "@title": .text(scope.title(of: other)),
                            "@url": scope.url(of: other).map { .text($0) } ?? .empty,
                            "@people": .list(cell.filledBy.map { page.person(of: $0) }),
                            "@hole": .flag(cell.filledBy.isEmpty),
                        ]))
                })
        }
        return .empty
    }

    static let shapes: Shape.Catalogue = [
        "matrix": [
            "@caption": .text, "@corner": .text, "@columns": .list(.object("link")),
            "@rows": .list(.object("matrix-row")),
            "@filled": .number, "@holes": .number, "@total": .number,
        ],
        "matrix-row": ["@title": .text, "@url": .text, "@cells": .list(.object("matrix-cell"))],
        "matrix-cell": [
            "@label": .text, "@people": .list(.object("matrix-person")), "@hole": .flag, "@pilot": .flag,
        ],
        "matrix-person": ["@title": .text, "@url": .text, "@role": .text],
        "coverage-cell": ["@title": .text, "@url": .text, "@people": .list(.object("matrix-person")), "@hole": .flag],
    ]
}
