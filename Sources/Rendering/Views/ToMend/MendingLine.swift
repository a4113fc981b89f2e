internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language

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
            return scope.strings.text(key)
        }
    }

    var matter: Matter
    /// Nil for what stands in no entry's source.
    var entry: EntryID?
    var text: String
    /// The file, from the content folder, with line and column.
    var place: Place

    func row(_ scope: PageScope) -> MendingRow {
        let isGrave = matter == .error || matter == .over
        return MendingRow(
            title: entry.map { scope.title(of: $0) } ?? place.path, url: entry.flatMap { scope.url(of: $0) },
            badge: Badge(scope, isGrave ? .bad : .caution, isGrave ? .no : .warning, matter.name(scope)),
            text: scope.typeset(text), place: place.line > 0 ? "\(place.path):\(place.line)" : place.path)
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
            let text = scope.strings.text(key, ["date": scope.language.format(date)])
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
