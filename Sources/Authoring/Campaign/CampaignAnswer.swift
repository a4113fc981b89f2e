internal import ContentModel
package import Diagnostics
package import Files
internal import KnowledgeBase
package import Language
internal import Markup
internal import SiteBuild

/// What a body answered to a campaign.
package struct CampaignAnswer: Sendable {
    /// So many entries are confirmed anew.
    package private(set) var confirmed = 0
    /// So many lines say what the base says already.
    package private(set) var same = 0
    /// What is to be looked at, by line.
    package private(set) var remarks: [(line: Int, remark: Remark)] = []
    /// What tables and entries would have wrong.
    package private(set) var diagnostics: [Diagnostic] = []
    /// What changes, by place.
    private var changes = FileChanges()

    /// What is to be looked at.
    package enum Remark: Sendable, Hashable {
        /// No kind goes by that name.
        case unknownKind(String)
        /// There is no such entry.
        case unknownEntry(String)
        /// Neither a day nor nothing.
        case noDay(String)
        /// A day that is still to come.
        case ahead(CalendarDate)
        /// An earlier day than the base has.
        case earlier(CalendarDate, than: CalendarDate)
        /// Entries of the kind have no such field.
        case notConfirmable(String)
        /// What somebody wants corrected: people do that.
        case wrong(title: String, String)

        /// Whether nothing is written because of it.
        package var isError: Bool {
            switch self {
            case .unknownKind, .unknownEntry, .noDay, .ahead: true
            case .earlier, .notConfirmable, .wrong: false
            }
        }

        /// The sentence.
        package func text(in language: MessageLanguage) -> String {
            let french = language == .french
            let words: SiteLanguage = french ? .french : .english
            switch self {
            case .unknownKind(let name): return french ? "sorte « \(name) » inconnue" : "unknown kind “\(name)”"
            case .unknownEntry(let name): return french ? "fiche « \(name) » inconnue" : "unknown entry “\(name)”"
            case .noDay(let text):
                return french
                    ? "« \(text) » n'est pas une date (2013-06-17 ou 17/06/2013)"
                    : "“\(text)” is not a date (2013-06-17 or 17/06/2013)"
            case .ahead(let day):
                return french ? "\(words.format(day)) : ce jour est à venir" : "\(words.format(day)) is still to come"
            case .earlier(let day, let known):
                return french
                    ? "\(words.format(day)) : la base a déjà \(words.format(known)) ; laissé tel quel"
                    : "\(words.format(day)): the base has \(words.format(known)) already; left as it is"
            case .notConfirmable(let kind):
                return french
                    ? "une fiche « \(kind) » ne se confirme pas : relue, elle change de date dans son fichier"
                    : "an entry “\(kind)” is not confirmed: once read, its date changes in its file"
            case .wrong(let title, let text):
                return french ? "à corriger, « \(title) » : \(text)" : "to be corrected, “\(title)”: \(text)"
            }
        }
    }

    /// Whether something keeps it from being taken.
    package var isRefused: Bool { remarks.contains { $0.remark.isError } || diagnostics.containsErrors }

    /// Writes what was confirmed; all of it or nothing.
    package func write(with fileSystem: FileSystem) throws(FileError) { try changes.apply(with: fileSystem) }

    mutating func add(_ remark: Remark, at line: Int) { remarks.append((line, remark)) }
    mutating func addSame() { same += 1 }
    mutating func add(_ found: [Diagnostic]) { diagnostics = (diagnostics + found).ordered }

    mutating func write(_ bytes: [UInt8], to place: String, confirming count: Int) {
        changes.write(bytes, to: place)
        confirmed += count
    }
}

extension CampaignDesk {
    /// Whether a table is one that a campaign sent: its header says so. In UTF-8.
    package static func isCampaign(_ table: [UInt8]) -> Bool {
        let (file, _) = SourceFile.decode(path: "", contents: table)
        guard let header = file.flatMap({ CSVTable.parse($0).0?.header.map(\.text.folded) }) else { return false }
        return SiteLanguage.allCases.contains { language in
            Campaign.Column.allCases.map { $0.name(language).folded } == header
        }
    }

    /// Reads what was answered, and holds it against the content; nothing is written.
    /// - Parameter path: for messages.
    package func answer(_ table: [UInt8], from path: String) async -> CampaignAnswer {
        var answer = CampaignAnswer()
        let (file, found) = SourceFile.decode(path: path, contents: table)
        answer.add(found)
        guard let file else { return answer }
        let (parsed, problems) = CSVTable.parse(file)
        answer.add(problems)
        var days: [KindID: [(id: EntryID, day: CalendarDate, line: Int)]] = [:]
        for row in parsed?.rows ?? [] {
            guard let confirmed = confirmed(row, &answer) else { continue }
            days[whole[confirmed.id].kind, default: []].append(confirmed)
        }
        if answer.isRefused { return answer }
        for kind in content.model.kinds {
            guard let field = kind.roles[.confirmed], let days = days[kind.id] else { continue }
            await merge(days, into: kind, kind.fields[field].name, path, file, &answer)
        }
        return answer
    }

    /// The day that a row says, where it is another one than the base has.
    private func confirmed(
        _ row: [CSVTable.Cell], _ answer: inout CampaignAnswer
    ) -> (id: EntryID, day: CalendarDate, line: Int)? {
        func text(_ column: Campaign.Column) -> String { row[column.rawValue].text }
        let line = row[0].place.line
        guard let kind = content.model.kinds.first(where: { $0.names.one.folded == text(.kind).folded }) else {
            answer.add(.unknownKind(text(.kind)), at: line)
            return nil
        }
        guard let id = whole.id(kind: kind.id, slug: text(.id)) else {
            answer.add(.unknownEntry(text(.id)), at: line)
            return nil
        }
        if !text(.wrong).isEmpty { answer.add(.wrong(title: whole[id].title, text(.wrong)), at: line) }
        guard !text(.confirmed).isEmpty else {
            if text(.wrong).isEmpty { answer.addSame() }
            return nil
        }
        guard let day = CalendarDate(parsing: text(.confirmed)) else {
            answer.add(.noDay(text(.confirmed)), at: line)
            return nil
        }
        guard let field = kind.roles[.confirmed] else {
            answer.add(.notConfirmable(kind.names.one), at: line)
            return nil
        }
        let known = whole[id].date(field)
        if day > content.date {
            answer.add(.ahead(day), at: line)
        } else if let known, day < known {
            answer.add(.earlier(day, than: known), at: line)
        } else if day == known {
            answer.addSame()
        } else {
            return (id, day, line)
        }
        return nil
    }

    /// Rows of a table are merged as those of any table are; entries in files of their own have a field set.
    private func merge(
        _ days: [(id: EntryID, day: CalendarDate, line: Int)], into kind: Kind, _ field: String, _ path: String,
        _ file: SourceFile, _ answer: inout CampaignAnswer
    ) async {
        var rows: [Int: String] = [:]
        for (id, day, line) in days {
            if whole[id].body == nil {
                rows[line] = CSVTable.line([whole[id].slug, day.description], separator: UInt8(ascii: ";"))
                continue
            }
            let place = whole.origin(of: id).place.path
            let former = (try? fileSystem.read(place)) ?? []
            guard let new = FrontMatter.setting([(field, day.description)], in: former) else {
                answer.add(.unknownEntry(whole[id].slug), at: line)
                continue
            }
            answer.write(new, to: place, confirming: 1)
        }
        guard !rows.isEmpty else { return }
        // Each stands on the line that it has in the answer, so that what is wrong with it is told there.
        let header = CSVTable.line(["id", field], separator: UInt8(ascii: ";"))
        let lines = (1...file.lineCount).map { $0 == 1 ? header : rows[$0] ?? "" }
        let merge = await build.merging(
            Array(lines.joined(separator: "\n").utf8), from: path, into: kind, isPartial: false)
        guard let merge else { return }
        answer.add(merge.diagnostics.filter { $0.severity == .error })
        answer.write(merge.bytes, to: merge.location, confirming: merge.counts.changed)
    }
}
