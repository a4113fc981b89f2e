internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Templates

/// Every remark, and every entry whose time is up, by who keeps the entry true.
struct ToMendPage: ViewContext {
    let scope: PageScope
    let view: View
    private let groups: [(keeper: EntryID?, lines: [MendingLine])]
    private let keepers: Keepers

    init(_ scope: PageScope, _ view: View, _ toMend: View.ToMend) {
        self.scope = scope
        self.view = view
        let keepers = Keepers(scope, toMend)
        self.keepers = keepers
        let lines = MendingLine.all(scope)
        let byKeeper = Dictionary(grouping: lines) { line in line.entry.flatMap { keepers.keeper(of: $0) } }
        let sorted = scope.reader.byTitle(byKeeper.keys.compactMap(\.self))
        groups = (sorted.map(Optional.some) + [nil]).compactMap { keeper in
            byKeeper[keeper].map { (keeper, $0.sorted { ($0.matter, $0.place) < ($1.matter, $1.place) }) }
        }
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@tally": return .list(tally)
        case "@groups": return .list(groups.enumerated().map { group($0, $1.keeper, $1.lines) })
        default: return .absent
        }
    }

    /// How many lines of each sort there are.
    private var tally: [TemplateValue] {
        let matters = groups.flatMap { $0.lines.map(\.matter) }
        return MendingLine.Matter.allCases.compactMap { matter in
            let count = matters.count { $0 == matter }
            if count == 0 { return nil }
            return .object(Item(["@number": .number(count), "@text": .text(matter.name(scope))]))
        }
    }

    private func group(_ number: Int, _ keeper: EntryID?, _ lines: [MendingLine]) -> TemplateValue {
        .object(
            Item([
                "@id": .text("groupe--\(number + 1)"),
                "@title": .text(keeper.map { keepers.name(of: $0) } ?? scope.frame.strings.text(.noKeeper)),
                "@count": .number(lines.count), "@rows": .list(lines.map { .object($0.row(scope)) }),
            ]))
    }

    static let shapes: Shape.Catalogue = [
        "to-mend": ["@tally": .list(.object("tally")), "@groups": .list(.object("mending-group"))],
        "tally": ["@number": .number, "@text": .text],
        "mending-group": ["@id": .text, "@title": .text, "@count": .number, "@rows": .list(.object("mending-row"))],
        "mending-row": ["@title": .text, "@url": .text, "@badge": .object("badge"), "@text": .text, "@place": .text],
    ]
}

/// One thing to be mended.
struct MendingLine {
    /// What sort of thing it is, the gravest first.
    enum Matter: Int, CaseIterable, Comparable {
        case error, over, remark, ending, review

        static func < (a: Matter, b: Matter) -> Bool { a.rawValue < b.rawValue }

        func name(_ scope: PageScope) -> String {
            let key: InterfaceStrings.Key =
                switch self {
                case .error: .mendError
                case .over: .mendOver
                case .remark: .mendRemark
                case .ending: .mendEnding
                case .review: .mendReview
                }
            return scope.frame.strings.text(key)
        }
    }

    var matter: Matter
    /// Nil for what stands in no entry's source.
    var entry: EntryID?
    var text: String
    /// The file, from the content folder, with line and column.
    var place: Place

    func row(_ scope: PageScope) -> Item {
        let isGrave = matter == .error || matter == .over
        return Item([
            "@title": .text(entry.map { scope.title(of: $0) } ?? place.path),
            "@url": entry.flatMap { scope.url(of: $0) }.map { .text($0) } ?? .empty,
            "@badge": .object(
                Item([
                    "@tone": .text(isGrave ? "mal" : "garde"), "@icon": .text(isGrave ? "non" : "alerte"),
                    "@text": .text(matter.name(scope)),
                ])),
            "@text": .text(scope.language.typeset(text)),
            "@place": .text(place.line > 0 ? "\(place.path):\(place.line)" : place.path),
        ])
    }

    // MARK: All of a base

    static func all(_ scope: PageScope) -> [MendingLine] {
        let ids = scope.frame.model.kinds.flatMap { scope.reader.entries(ofKind: $0.id) }
        return remarks(scope, ids) + ids.flatMap { dated(scope, $0) }
    }

    /// The remarks of the build, each with the entry in whose source it stands: a file, or a row of a table.
    private static func remarks(_ scope: PageScope, _ ids: [EntryID]) -> [MendingLine] {
        let language: MessageLanguage = scope.language == .french ? .french : .english
        var owners: [String: [(line: Int, id: EntryID)]] = [:]
        var folder = ""
        for id in ids {
            let origin = scope.reader.origin(of: id)
            owners[origin.place.path, default: []].append((origin.place.line, id))
            if origin.place.path.hasSuffix(origin.source) {
                folder = String(origin.place.path.dropLast(origin.source.count))
            }
        }
        return scope.reader.remarks.map { remark in
            let rows = owners[remark.place.path] ?? []
            let entry = rows.filter { $0.line <= max(1, remark.place.line) }.max {
                ($0.line, scope.reader.rank(of: $0.id)) < ($1.line, scope.reader.rank(of: $1.id))
            }?.id
            var place = remark.place
            if place.path.hasPrefix(folder) { place.path = String(place.path.dropFirst(folder.count)) }
            return MendingLine(
                matter: remark.severity == .error ? .error : .remark, entry: entry, text: remark.message(in: language),
                place: place)
        }
    }

    /// What the site's date makes of an entry: to be reread, about to end, ended without successor.
    private static func dated(_ scope: PageScope, _ id: EntryID) -> [MendingLine] {
        let entry = scope.reader.entry(id)
        let kind = scope.reader.identity(id).kind
        let validity = scope.reader.validity(of: id)
        var lines: [MendingLine] = []
        func add(_ matter: Matter, _ key: InterfaceStrings.Key, _ date: CalendarDate, field: FieldID?) {
            let text = scope.frame.strings.text(key, ["date": scope.language.format(date)])
            let origin = scope.reader.origin(of: id)
            let place = Place(origin.source, line: (field.map { origin.place(of: $0) } ?? origin.place).line)
            lines.append(MendingLine(matter: matter, entry: id, text: text, place: place))
        }
        if kind.visa != nil {
            // What needs a visa is renewed or withdrawn when its term ends; people and services just leave.
            if case .ended(let date) = validity { add(.over, .overSince, date, field: kind.validity?.until) }
            if let date = scope.end(of: id) { add(.ending, .endsOn, date, field: kind.validity?.until) }
        }
        switch validity {
        case .inForce, .notYet, .notPublished:
            if let by = kind.review?.by, let date = entry.date(by), scope.reader.isPast(date) {
                add(.review, .reviewPast, date, field: by)
            }
        case .ended, .replaced: break
        }
        return lines
    }
}
