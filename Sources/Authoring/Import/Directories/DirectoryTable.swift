internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup

/// A directory's cards as a table of a kind: its roles say which field takes what.
struct DirectoryTable {
    /// In UTF-8, its first line the names of fields.
    private(set) var bytes: [UInt8]
    /// By line of the table but the first: the line of the directory on which the card begins.
    private(set) var lines: [Int] = []
    private(set) var remarks: [DirectoryRemark] = []

    private let kind: Kind
    /// The bodies that are known, by folded name.
    private let offices: (String) -> Bool

    /// - Parameters:
    ///   - others: what fields say of everybody of whom a card says nothing else, by folded name.
    ///   - offices: whether a name leads to an entry that people of the kind may belong to.
    init(
        _ cards: [DirectoryCard], of kind: Kind, saying others: [String: String], offices: @escaping (String) -> Bool
    ) {
        (self.kind, self.offices) = (kind, offices)
        bytes = []
        var rows: [[String: String]] = []
        for card in cards {
            guard let cells = cells(of: card) else {
                remarks.append(.init(line: card.line, reason: .nameless))
                continue
            }
            rows.append(others.merging(cells) { $1 })
            lines.append(card.line)
        }
        let fields = kind.fields.filter { field in rows.contains { $0[field.name.folded] != nil } }
        let separator = UInt8(ascii: ";")
        let table = [fields.map(\.name)] + rows.map { row in fields.map { row[$0.name.folded] ?? "" } }
        bytes = Array(table.map { CSVTable.line($0, separator: separator) + "\n" }.joined().utf8)
    }

    /// What the fields say, by folded name; nil for somebody without a name.
    private mutating func cells(of card: DirectoryCard) -> [String: String]? {
        var cells: [String: String] = [:]
        let kind = kind
        func set(_ field: FieldID?, _ text: String?) {
            if let field, let text, !text.isEmpty { cells[kind.fields[field].name.folded] = text }
        }
        let names = kind.roles.all(.names)
        let (given, family) = Self.name(of: card)
        guard !family.isEmpty else { return nil }
        // The last part is the family name, as `ContactCard` writes it.
        set(names.last, family)
        if names.count > 1 { set(names.first, given) }
        set(kind.roles[.function], card.first { if case .function(let text) = $0 { text } else { nil } })
        set(kind.roles[.office], card.first { if case .office(let names) = $0 { office(names) } else { nil } })
        set(kind.roles[.gender], gender(card.first { if case .isWoman(let isWoman) = $0 { isWoman } else { nil } }))
        reach(card, set)
        return cells
    }

    /// The smallest body that is known; else the smallest of all, so that its name is told.
    private func office(_ names: [String]) -> String? { names.first(where: offices) ?? names.first }

    private static func name(of card: DirectoryCard) -> (given: String, family: String) {
        let family = card.first { if case .familyName(let text) = $0 { text } else { nil } }
        let given = card.first { if case .givenName(let text) = $0 { text } else { nil } }
        if let family { return (given ?? "", family) }
        guard let whole = card.first({ if case .fullName(let text) = $0 { text } else { nil } }) else {
            return ("", given ?? "")
        }
        // Of a whole name, the last word is the family's.
        let words = whole.split(separator: " ")
        return (words.dropLast().joined(separator: " "), words.last.map(String.init) ?? "")
    }

    private func gender(_ isWoman: Bool?) -> String? {
        guard let isWoman, let field = kind.roles[.gender] else { return nil }
        return kind.fields[field].type.words.first { ($0.meaning == .feminine) == isWoman }?.text
    }

    /// Telephone numbers in the order of the fields, those of mobile telephones in the last one where there are several; mail addresses
    /// likewise. What has no field left is told.
    private mutating func reach(_ card: DirectoryCard, _ set: (FieldID?, String?) -> Void) {
        let fields = kind.roles.all(.reach)
        var telephones = fields.filter { kind.fields[$0].type == .telephone }
        var mails = fields.filter { kind.fields[$0].type == .mail }
        let numbers = card.all { if case .telephone(let text, let isMobile) = $0 { (text, isMobile) } else { nil } }
        for (number, isMobile) in numbers.filter(\.1) + numbers.filter({ !$0.1 }) {
            let hasRoom = !telephones.isEmpty && (!isMobile || telephones.count > 1 || numbers.count == 1)
            guard hasRoom else {
                remarks.append(.init(line: card.line, reason: .oneTooMany(number)))
                continue
            }
            set(isMobile ? telephones.removeLast() : telephones.removeFirst(), number)
        }
        for address in card.all({ if case .mail(let text) = $0 { text } else { nil } }) {
            guard !mails.isEmpty else {
                remarks.append(.init(line: card.line, reason: .oneTooMany(address)))
                continue
            }
            set(mails.removeFirst(), address)
        }
    }
}
