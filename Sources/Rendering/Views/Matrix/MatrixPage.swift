internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A coverage rule as a table: who fills which cell, and where nobody does.
struct MatrixPage: PageContext {
    let scope: PageScope
    let view: View
    private let cells: [CoverageCell]
    private let rule: Rule.Coverage?
    private let columns: [EntryID]
    private let person: FieldID?
    private let capacity: FieldID?

    init(_ scope: PageScope, _ view: View, _ matrix: MatrixBody) {
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

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<MatrixPage>("matrix", "A coverage rule as a table.") {
        Key.flag("@has-downloads", "Whether data are given.") { !$0.downloads.isEmpty }
        Key.list("@downloads", "The table as a file.") { $0.downloads }
        Key.text("@caption", "What the table is about.") { $0.title }
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.text("@corner", "What a row is.") { $0.scope.typeset($0.rowKind?.names.one.capitalizedFirst ?? "") }
        Key.list("@columns", "The columns.") { page in page.columns.map { page.scope.shortLink(to: $0) } }
        Key.list("@rows", "The rows.") { $0.rows }
        Key.number("@filled", "How many cells somebody fills.") { $0.cells.count { !$0.filledBy.isEmpty } }
        Key.number("@holes", "How many nobody fills.") { $0.cells.count { $0.filledBy.isEmpty } }
        Key.number("@total", "How many there are.") { $0.cells.count }
    }

    private var downloads: [Download] {
        (scope.frame.givesData ? [Download(scope, DataPath.table(view), .saveTable, .file)] : [])
            + scope.pressed(.matrix, title)
    }

    /// As a spreadsheet has it: a row for each of the rows, the names of those who fill a cell within it.
    var table: [[String]] {
        let head = [scope.typeset(rowKind?.names.one.capitalizedFirst ?? "")] + columns.map { scope.reader.title($0) }
        let byRow = Dictionary(grouping: cells, by: \.row)
        return [head]
            + scope.reader.byTitle(byRow.keys).map { row in
                let byColumn = Dictionary(grouping: byRow[row] ?? [], by: \.column)
                return [scope.reader.title(row)]
                    + columns.map { column in
                        guard let cell = byColumn[column]?.first else { return "" }
                        if cell.filledBy.isEmpty { return scope.strings["to-designate"] ?? "" }
                        return cell.filledBy.map { filling in
                            let person = person(of: filling)
                            return person.role.map { "\(person.link.title) (\($0))" } ?? person.link.title
                        }.joined(separator: " | ")
                    }
            }
    }

    private var rows: [MatrixRow] {
        let byRow = Dictionary(grouping: cells, by: \.row)
        return scope.reader.byTitle(byRow.keys).map { row in
            let byColumn = Dictionary(grouping: byRow[row] ?? [], by: \.column)
            return MatrixRow(
                link: scope.link(to: row), cells: columns.map { cell(byColumn[$0]?.first, column: $0, row: row) })
        }
    }

    private func cell(_ cell: CoverageCell?, column: EntryID, row: EntryID) -> MatrixCell {
        // The first of the rule's columns is the one that leads.
        let leads = rule.flatMap { scope.reader.entry(row).targets($0.columns[0]).first } == column
        return MatrixCell(
            label: scope.shortTitle(of: column), people: cell.map { $0.filledBy.map { person(of: $0) } } ?? [],
            isHole: cell.map { $0.filledBy.isEmpty } ?? false, isPilot: cell != nil && leads)
    }

    /// Who fills a cell, and in which role when it is not the usual one.
    private func person(of filling: EntryID) -> MatrixPerson {
        let entry = scope.reader.entry(filling)
        let id = person.flatMap { entry.targets($0).first } ?? filling
        var word: String?
        if let capacity, case .word(let index)? = entry.values[capacity] {
            let field = scope.frame.model.kinds[entry.kind].fields[capacity]
            if index != field.usualWord {
                word = ValueText.word(index, type: field.type, ofWoman: scope.speaksOfWoman(id, field.type))
            }
        }
        return MatrixPerson(link: scope.link(to: id), role: word, phone: { [scope] in scope.phone(of: id) })
    }

    /// The cells of an entry's row, for its page.
    static func row(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> [CoverageCellContext] {
        for view in scope.frame.model.views {
            guard let matrix = view.body as? MatrixBody, view.edition <= scope.frame.edition,
                case .coverage(let rule) = scope.frame.model.rules[matrix.rule].body,
                rule.rows == kind.id || rule.columnKind == kind.id
            else { continue }
            let page = MatrixPage(scope, view, matrix)
            func other(_ cell: CoverageCell) -> EntryID { cell.row == id ? cell.column : cell.row }
            let cells = page.cells.filter { $0.row == id || $0.column == id }
            // The columns of a row in the order of the rule, the rows of a column by title.
            let byTitle = rule.columnKind == kind.id ? scope.reader.byTitle(cells.map(other)) : cells.map(other)
            return byTitle.flatMap { id in cells.filter { other($0) == id } }.map { cell in
                CoverageCellContext(
                    link: scope.link(to: other(cell)),
                    people: cell.filledBy.map { page.person(of: $0) })
            }
        }
        return []
    }
}

/// A row of a matrix.
struct MatrixRow: KeyedContext {
    let link: PageLink
    let cells: [MatrixCell]

    static let keys = KeyTable<MatrixRow>("matrix-row", "A row of a matrix.") {
        Key.text("@title", "What the row is.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.list("@cells", "A cell for each column.") { $0.cells }
    }
}

/// A cell of a matrix.
struct MatrixCell: KeyedContext {
    let label: String
    let people: [MatrixPerson]
    let isHole: Bool
    let isPilot: Bool

    static let keys = KeyTable<MatrixCell>("matrix-cell", "A cell of a matrix.") {
        Key.text("@label", "The column, in short.") { $0.label }
        Key.list("@people", "Who fills it.") { $0.people }
        Key.flag("@hole", "Whether it should be filled and nobody does.") { $0.isHole }
        Key.flag("@pilot", "Whether the column leads the row.") { $0.isPilot }
    }
}

/// Who fills a cell.
struct MatrixPerson: KeyedContext {
    let link: PageLink
    let role: String?
    /// Looked up where it is shown: a matrix has hundreds of people.
    let phone: () -> ValueContext?

    static let keys = KeyTable<MatrixPerson>("matrix-person", "Who fills a cell.") {
        Key.text("@title", "The name.") { $0.link.title }
        Key.text("@url", "The page.") { $0.link.url }
        Key.text("@role", "The role, when it is not the usual one.") { $0.role }
        Key.object("@phone", "The first telephone number.") { $0.phone() }
    }
}

/// A cell on the page of its row or of its column.
struct CoverageCellContext: KeyedContext {
    let link: PageLink
    let people: [MatrixPerson]

    static let keys = KeyTable<CoverageCellContext>("coverage-cell", "A cell, on the page of its row or column.") {
        Key.text("@title", "The column, or the row.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.list("@people", "Who fills the cell.") { $0.people }
        Key.flag("@hole", "Whether nobody does.") { $0.people.isEmpty }
    }
}
