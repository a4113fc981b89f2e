internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Visas

/// Takes somebody out of the files of a content folder.
struct SourceErasing {
    private let content: GatheredContent
    private let parser: ContentParser
    private let eraser: TextEraser
    private let person: EntryID
    private let fileSystem: FileSystem
    private(set) var changes = FileChanges()
    private(set) var erased = Erased()
    /// By path: what files will say; nil for those that go.
    private(set) var texts: [String: [UInt8]?] = [:]

    init(of person: EntryID, from content: GatheredContent, with fileSystem: FileSystem) {
        (self.content, self.person, self.fileSystem) = (content, person, fileSystem)
        parser = ContentParser(model: content.model, sources: content.sources, fileSystem: fileSystem)
        let base = content.base.whole
        let kind = content.model.kinds[base[person].kind]
        eraser = TextEraser(
            slug: base[person].slug, title: base[person].title, kinds: [kind.key, kind.name.folded],
            language: base.language)
    }

    mutating func run() throws(FileError) {
        let base = content.base.whole
        for table in content.sources.tables { try eraseTable(table) }
        for document in content.sources.documents {
            let id = base.ids.first { base.origin(of: $0).source == document.path }
            if id == person {
                remove(document.location)
                erased.removed.append(Place(document.location))
                let kept = ContentTree.join(content.sources.root, KeptVersions.path(of: document.path))
                if try fileSystem.status(kept) != nil { remove(kept) }
                continue
            }
            try eraseDocument(document, id)
        }
    }

    private mutating func remove(_ path: String) {
        changes.remove(path)
        texts[path] = .some(nil)
    }

    private mutating func write(_ bytes: [UInt8], to path: String) {
        changes.write(bytes, to: path)
        texts[path] = bytes
    }

    /// What stands in the place of a person in a field of an entry.
    private func place(_ id: EntryID?, _ kind: Kind, _ field: FieldID) -> TextEraser.Place {
        guard let id, content.base.whole.isCarriedOn(id, field, at: content.date) else { return .named }
        return .carrying
    }

    // MARK: Tables

    private mutating func eraseTable(_ item: SiteSources.Item) throws(FileError) {
        let bytes = try fileSystem.read(item.location)
        let kind = content.model.kinds[item.kind]
        guard let file = SourceFile.decode(path: item.location, contents: bytes).0,
            let table = TableRows(file, source: item.path, kind, parser)
        else { return }
        let base = content.base.whole
        var replaced: [Int: [String]?] = [:]
        for (index, row) in table.rows.enumerated() {
            let id = row.slug.flatMap { base.id(kind: kind.id, slug: $0) }
            let place = Place(item.location, line: row.lines.lowerBound)
            let designates =
                kind.roles[.person].flatMap { field in id.map { base[$0].targets(field) == [person] } } ?? false
            if id == person || designates {
                replaced[index] = .some(nil)
                erased.removed.append(place)
                continue
            }
            let cells = row.cells.indices.map { column -> String in
                let cell = row.cells[column]
                guard let field = kind.fieldIndex(table.header[column].slug), !kind.fields[field].type.targets.isEmpty
                else {
                    return cell.split(separator: "\n", omittingEmptySubsequences: false).map {
                        eraser.telling(String($0))
                    }
                    .joined(separator: "\n")
                }
                let words = eraser.words(self.place(id, kind, field))
                return cell.split(separator: "|", omittingEmptySubsequences: false).map {
                    eraser.isName($0) ? words : String($0)
                }.joined(separator: "|")
            }
            if cells != row.cells {
                replaced[index] = .some(cells)
                erased.changed.append(place)
            }
        }
        if !replaced.isEmpty { write(table.bytes(with: replaced, in: bytes), to: item.location) }
    }

    // MARK: Documents

    private mutating func eraseDocument(_ item: SiteSources.Item, _ id: EntryID?) throws(FileError) {
        let kind = content.model.kinds[item.kind]
        let kept = ContentTree.join(content.sources.root, KeptVersions.path(of: item.path))
        let isKept = try fileSystem.status(kept) != nil
        let former = try fileSystem.read(item.location)
        let (text, lines) = erasing(former, kind, id)
        let keptChanges = isKept ? !erasing(try fileSystem.read(kept), kind, id).lines.isEmpty : false
        guard !lines.isEmpty || keptChanges else { return }
        erased.changed += lines.map { Place(item.location, line: $0) }
        var new = text
        if let visa = kind.visa, let id {
            // The visa covers a text that is no more: nobody reads it, nobody keeps it.
            let words = kind.fields.map(\.name)
            let state = PublicationState.words(content.base.language)[PublicationState.submitted.rawValue]
            let fields: [(name: String, text: String?)] = [
                (words[visa.state], state), (words[visa.by], nil), (words[visa.on], nil),
                (words[visa.fingerprint], nil),
            ]
            if content.base.whole.publicationState(of: id) == .validated || isKept {
                new = FrontMatter.setting(fields, in: new) ?? new
                erased.toSign.append(content.base.whole.reference(to: id))
            }
            if isKept {
                remove(kept)
                erased.removed.append(Place(kept))
            }
        }
        write(new, to: item.location)
    }

    /// A file as it will read, and the lines that change.
    private func erasing(_ bytes: [UInt8], _ kind: Kind, _ id: EntryID?) -> (text: [UInt8], lines: [Int]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return (bytes, []) }
        var isInHead = false
        var field: FieldID?
        var changed: [Int] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            let line = String(line)
            let bare = line.filter { $0 != "\r" && $0 != "\u{FEFF}" }
            if bare == "---", index == 0 || isInHead {
                isInHead = index == 0
                field = nil
                return line
            }
            if isInHead, let key = line.key { field = kind.fieldIndex(key.slug) }
            if !isInHead, line.hasPrefix("#") { field = kind.fieldIndex(line.drop { $0 == "#" }.slug) }
            let refers = field.map { kind.fields[$0].refersToEntries } ?? false
            let isCells = isInHead || line.drop { $0 == " " }.hasPrefix("|")
            let place = field.map { self.place(id, kind, $0) } ?? .named
            let new = eraser.telling(refers && isCells ? eraser.referring(line, place) : line)
            if new != line { changed.append(index + 1) }
            return new
        }
        return (Array(lines.joined(separator: "\n").utf8), changed)
    }
}

extension String {
    /// The field that a line of front matter begins; nil for one that goes on.
    fileprivate var key: String? {
        guard let first, !first.isWhitespace, first != "-", first != "#", let colon = firstIndex(of: ":") else {
            return nil
        }
        return String(self[..<colon])
    }
}

extension Field {
    fileprivate var refersToEntries: Bool {
        !type.targets.isEmpty || type.recordFields.contains { !$0.type.targets.isEmpty }
    }
}

extension TableRows {
    /// The table with other cells in some rows, and without those that are nil; every other line as it was.
    func bytes(with others: [Int: [String]?], in former: [UInt8]) -> [UInt8] {
        let text = String(decoding: former, as: UTF8.self)
        let end = text.contains("\r\n") ? "\r\n" : "\n"
        var lines: [String?] = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
            String.init)
        for (index, cells) in others {
            for line in rows[index].lines where lines.indices.contains(line - 1) { lines[line - 1] = nil }
            if let cells { lines[rows[index].lines.lowerBound - 1] = CSVTable.line(cells, separator: separator) }
        }
        let left = lines.compactMap(\.self).joined(separator: end)
        return Array((left.hasSuffix(end) ? left : left + end).utf8)
    }
}
