package import ContentModel
package import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup

/// The table of a kind with the rows of another table: those of entries that are there take the other's cells, an empty cell
/// leaving what is there; the others come last. Lines of which nothing changes stay as they are, to the byte.
package struct TableMerge: Sendable {
    /// The table's path from the content folder, and where it stands.
    package let path: String
    /// Where it stands.
    package let location: String
    /// The table, merged.
    package private(set) var bytes: [UInt8] = []
    /// How many rows are new, changed, and as they were.
    package private(set) var counts = (added: 0, changed: 0, same: 0)
    /// What is wrong with the other table, at its lines.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Where rows of the merged table begin, ascending, and the line of the other one from which each comes.
    private var origins: [(line: Int, origin: Int?)] = []

    /// - Parameters:
    ///   - other: in UTF-8.
    ///   - skipped: lines of the other table that are left out.
    init?(
        _ other: SourceFile, into kind: Kind, _ content: GatheredContent, _ parser: ContentParser,
        without skipped: Set<Int>
    ) {
        guard case .table(let name) = kind.source else { return nil }
        path = name.hasSuffix(".csv") ? name : name + ".csv"
        location = ContentTree.join(content.sources.root, path)
        let (parsed, found) = CSVTable.parse(other) { $0.folded == "id" || kind.fieldIndex($0.slug) != nil }
        diagnostics = found.filter { !$0.tellsHeaderBelow }
        guard let parsed, let rows = TableRows(other, source: other.path, kind, parser) else { return }
        let (_, problems) = parser.decoder.entries(from: parsed, path: other.path, source: other.path, kind: kind)
        // What a partial table does not say, the table that is there may.
        diagnostics += problems.filter { !$0.tellsMissingColumn }
        merge(rows, kind, content, parser, skipped)
    }

    private mutating func merge(
        _ other: TableRows, _ kind: Kind, _ content: GatheredContent, _ parser: ContentParser, _ skipped: Set<Int>
    ) {
        let file = (try? content.fileSystem.read(location)).flatMap {
            SourceFile.decode(path: location, contents: $0).0
        }
        let own = file.flatMap { TableRows($0, source: path, kind, parser) }
        var header = own?.header ?? ["id"]
        let known = Set(header.map(\.folded))
        let isWider = other.header.contains { !known.contains($0.folded) }
        for name in other.header where !known.contains(name.folded) && !name.isEmpty {
            header.append(kind.field(named: name)?.name ?? name)
        }
        let separator = own?.separator ?? UInt8(ascii: ";")
        var lines: [(text: String, origin: Int?)] = []
        if let own, !isWider {
            let first = own.rows.first?.lines.lowerBound ?? (own.file.lineCount + 1)
            lines = (1..<first).map { (own.file.text(ofLine: $0), nil) }
        } else {
            lines = [(CSVTable.line(header, separator: separator), nil)]
        }
        var incoming: [String: TableRows.Row] = [:]
        for row in other.rows where !skipped.contains(row.lines.lowerBound) {
            if let slug = row.slug { incoming[slug] = row }
        }
        for row in own?.rows ?? [] {
            let new = row.slug.flatMap { incoming.removeValue(forKey: $0) }
            let cells = header.map { name -> String in
                let cell = new.flatMap { other.cell($0, under: name) } ?? ""
                return cell.isEmpty || name.folded == "id" ? own?.cell(row, under: name) ?? "" : cell
            }
            let isSame = header.allSatisfy { name in
                (own?.cell(row, under: name) ?? "") == cells[header.firstIndex(of: name) ?? 0]
            }
            if new != nil { if isSame { counts.same += 1 } else { counts.changed += 1 } }
            if isSame, !isWider, let own {
                lines += row.lines.map { (own.file.text(ofLine: $0), new?.lines.lowerBound) }
            } else {
                lines.append((CSVTable.line(cells, separator: separator), new?.lines.lowerBound))
            }
        }
        for row in other.rows
        where row.slug.map({ incoming[$0] != nil }) == true && !skipped.contains(row.lines.lowerBound) {
            let cells = header.map { name in
                name.folded == "id" ? row.slug ?? "" : other.cell(row, under: name) ?? ""
            }
            lines.append((CSVTable.line(cells, separator: separator), row.lines.lowerBound))
            counts.added += 1
        }
        while let last = lines.last, last.text.isEmpty { lines.removeLast() }
        bytes = Array((lines.map(\.text).joined(separator: "\n") + "\n").utf8)
        var number = 0
        for line in lines {
            origins.append((number + 1, line.origin))
            number += 1 + line.text.count { $0 == "\n" }
        }
    }

    /// A remark on the merged table, told at the line of the other one; nil for one on a line that was there before.
    func told(_ remark: Diagnostic, of other: String) -> Diagnostic? {
        guard remark.place.path == location else { return remark }
        guard let line = origins.last(where: { $0.line <= remark.place.line })?.origin else { return nil }
        var told = remark
        told.place = Place(other, line: line)
        return told
    }
}

extension Diagnostic {
    fileprivate var tellsHeaderBelow: Bool { if case .markup(.headerBelow) = problem { true } else { false } }

    /// That no column of the table gives a required field.
    fileprivate var tellsMissingColumn: Bool {
        switch problem {
        case .content(.missingColumn): true
        case .content(.missingField): place.line <= 1
        default: false
        }
    }
}

extension SiteBuild {
    /// Merges a table into that of a kind, and checks the whole content with it; nothing is written.
    /// - Parameters:
    ///   - path: of the other table, for messages.
    ///   - contents: in UTF-8.
    ///   - isPartial: whether rows with errors are left out, instead of standing in the way of all.
    /// - Returns: nil where the kind has no table, or the content cannot be read.
    package func merging(
        _ contents: [UInt8], from path: String, into kind: Kind, isPartial: Bool
    ) async -> TableMerge? {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        guard let content = await gather(&report, &watch) else { return nil }
        let parser = ContentParser(model: content.model, sources: content.sources, fileSystem: surroundings.fileSystem)
        let (file, found) = SourceFile.decode(path: path, contents: contents)
        guard let file, case .table = kind.source else {
            return kind.isTable ? TableMerge(unreadable: kind, content, found) : nil
        }
        let known = Set(report.diagnostics)
        var skipped: Set<Int> = []
        // What was wrong with rows that are left out by now.
        var earlier: [Diagnostic] = []
        while true {
            guard var merge = TableMerge(file, into: kind, content, parser, without: skipped) else { return nil }
            merge.add(found + earlier)
            if !merge.bytes.isEmpty, merge.errorLines.isSubset(of: skipped) {
                merge.add(await remarks(on: merge, known).compactMap { merge.told($0, of: path) })
            }
            let wrong = merge.errorLines.subtracting(skipped)
            guard isPartial, !wrong.isEmpty else { return merge }
            skipped.formUnion(wrong)
            earlier += merge.diagnostics.filter { wrong.contains($0.place.line) }
        }
    }

    private func remarks(on merge: TableMerge, _ known: Set<Diagnostic>) async -> [Diagnostic] {
        var (options, surroundings) = (options, surroundings)
        options.held.replaced[merge.path] = merge.bytes
        surroundings.fileSystem = options.held.standing(in: options.content, on: surroundings.fileSystem)
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        _ = await SiteBuild(options, in: surroundings).gather(&report, &watch)
        return report.diagnostics.filter { !known.contains($0) && $0.severity == .error }
    }
}

extension Kind {
    fileprivate var isTable: Bool { if case .table = source { true } else { false } }
}

extension TableMerge {
    /// The rows of the other table that have errors, by their first lines.
    fileprivate var errorLines: Set<Int> {
        Set(diagnostics.filter { $0.severity == .error && $0.place.line > 1 }.map(\.place.line))
    }

    /// Of a table that cannot be read at all.
    fileprivate init?(unreadable kind: Kind, _ content: GatheredContent, _ found: [Diagnostic]) {
        path = kind.source.folder + ".csv"
        location = ContentTree.join(content.sources.root, path)
        diagnostics = found
    }

    fileprivate mutating func add(_ found: [Diagnostic]) { diagnostics = (diagnostics + found).ordered }
}
