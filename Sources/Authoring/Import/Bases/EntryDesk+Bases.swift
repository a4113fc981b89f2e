package import ContentModel
internal import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
internal import Markup

extension EntryDesk {
    /// The entries and files that come of another tool's folder; nothing is written yet.
    package struct BaseImport: Sendable {
        /// The new files with their bytes, by path from the content folder.
        package fileprivate(set) var texts: [(path: String, bytes: [UInt8])] = []
        /// Pictures and other files that texts use: where they stand, and their paths from the content folder.
        package fileprivate(set) var files: [(source: String, path: String)] = []
        /// What needs a hand, by file and line.
        package fileprivate(set) var remarks: [BaseRemark] = []
        /// Whether every text is carried over.
        package var isWhole: Bool { !remarks.contains(where: \.losesText) }
    }

    /// Reads another tool's folder.
    /// - Parameters:
    ///   - kind: of texts of which nothing else says it; nil for none.
    package func take(
        base folder: String, _ form: BaseForm, kind: Kind?, fields: ForeignFields, with fileSystem: FileSystem
    ) -> BaseImport {
        let tree = ContentTree.scan(folder, with: fileSystem).tree
        var paths = tree.files.map(\.path)
        // A folder that begins with a point is hidden to the scan.
        if form == .gitbook {
            let assets = ContentTree.scan(folder + "/.gitbook/assets", with: fileSystem).tree
            paths += assets.files.map { ".gitbook/assets/" + $0.path }
        }
        let base = ForeignBase(form, paths)
        var taking = BaseTaking(
            desk: self, folder: folder, base: base, kind: kind, fields: fields, fileSystem: fileSystem)
        taking.name()
        taking.write()
        return taking.result
    }

    /// Writes what came of a folder; never over anything.
    /// - Returns: the paths of the new entries.
    package func write(_ base: BaseImport, with fileSystem: FileSystem) throws(Failure) -> [String] {
        // All or nothing, as far as one can tell beforehand.
        var targets: Set<String> = []
        for path in base.files.map(\.path) + base.texts.map(\.path) {
            let isThere = (try? fileSystem.status(ContentTree.join(root, path))) ?? nil
            guard isThere == nil, targets.insert(path).inserted else { throw .taken(path) }
        }
        var written: [String] = []
        for (source, path) in base.files {
            let bytes: [UInt8]
            do throws(FileError) { bytes = try fileSystem.read(source) } catch { throw .file(error) }
            try write(bytes, to: path, with: fileSystem)
        }
        for (path, bytes) in base.texts { written.append(try write(bytes, to: path, with: fileSystem)) }
        return written
    }
}

/// Another tool's folder on its way.
private struct BaseTaking {
    let desk: EntryDesk
    let folder: String
    let base: ForeignBase
    let kind: Kind?
    let fields: ForeignFields
    let fileSystem: FileSystem
    var result = EntryDesk.BaseImport()

    /// A text that becomes an entry.
    private struct Text {
        let path: String
        let document: ForeignDocument
        let kind: Kind
        var slug: String
    }
    private var texts: [Text] = []
    /// By path: how others refer to it.
    private var names: [String: String] = [:]

    init(
        desk: EntryDesk, folder: String, base: ForeignBase, kind: Kind?, fields: ForeignFields, fileSystem: FileSystem
    ) {
        (self.desk, self.folder, self.base) = (desk, folder, base)
        (self.kind, self.fields, self.fileSystem) = (kind, fields, fileSystem)
    }

    private mutating func tell(_ path: String, _ line: Int, _ reason: BaseRemark.Reason) {
        result.remarks.append(BaseRemark(path: path, line: line, reason: reason))
    }

    /// Reads the texts and gives each its name.
    mutating func name() {
        for path in base.own { tell(path, 0, .own) }
        var taken: Set<String> = []
        for path in base.texts {
            guard let document = read(path) else { continue }
            let word = fields.kindWord(of: path) ?? nil
            let byFolder = path.split(separator: "/").dropLast().compactMap { desk.kind(named: String($0)) }.last
            guard let kind = word.flatMap({ desk.kind(named: $0) }) ?? kind ?? byFolder, !kind.isTable else {
                tell(path, 0, .noKind)
                continue
            }
            if isKept(document, kind) {
                tell(path, 0, .unpublished)
                continue
            }
            let said = document.said.first {
                if case .slug = fields.meaning(of: $0.key, in: kind) { true } else { false }
            }
            let first = (said?.values.first ?? ForeignBase.name(of: path)).entrySlug
            var slug = first
            let parent = String(String(path.folder.dropLast()).lastName).entrySlug
            if taken.contains(kind.key + ":" + slug), !parent.isEmpty { slug = parent + "-" + first }
            var number = 1
            while !taken.insert(kind.key + ":" + slug).inserted {
                number += 1
                slug = "\(first)-\(number)"
            }
            if slug != first { tell(path, 0, .renamed(slug)) }
            if let there = desk.entryFile(kind, slug) {
                tell(path, 0, .taken(there))
                continue
            }
            texts.append(Text(path: path, document: document, kind: kind, slug: slug))
            names[path] = kind.key + ":" + slug
        }
    }

    private mutating func read(_ path: String) -> ForeignDocument? {
        let place = ContentTree.join(folder, path)
        let bytes: [UInt8]
        do throws(FileError) { bytes = try fileSystem.read(place) } catch {
            tell(path, 0, .unreadable(error.diagnostic.message(in: .french)))
            return nil
        }
        let (file, found) = SourceFile.decode(path: place, contents: bytes)
        guard let file else {
            let why = found.first { $0.severity == .error }
            tell(path, why?.place.line ?? 0, .unreadable(why?.message(in: .french) ?? ""))
            return nil
        }
        let document = ForeignDocument(file)
        for (line, reason) in document.remarks { tell(path, line, reason) }
        return document.remarks.contains { $0.reason == .unreadableHead } ? nil : document
    }

    /// Whether the tool keeps a text from readers and the kind could not.
    private func isKept(_ document: ForeignDocument, _ kind: Kind) -> Bool {
        guard kind.visa == nil else { return false }
        return document.said.contains { said in
            guard case .draft(let isWhenTrue) = fields.meaning(of: said.key, in: kind) else { return false }
            return said.values.first.flatMap(Boolean.parse) == isWhenTrue
        }
    }

    /// Makes the entries.
    mutating func write() {
        var used: Set<String> = []
        for text in texts {
            let (base, names) = (base, names)
            var files: Set<String> = []
            var rewriting = ForeignText(base.form) { written in
                if written.contains("://") || written.hasPrefix("mailto:") || written.hasPrefix("tel:") {
                    return .outside
                }
                guard let file = base.file(written, from: text.path) else { return .nothing }
                if let id = names[file] { return .entry(id) }
                if base.files.contains(file) { return .file(Self.address(of: file)) }
                return .nothing
            }
            var lines = rewriting.rewritten(text.document.lines, first: text.document.firstLine)
            for (line, reason) in rewriting.remarks { tell(text.path, line, reason) }
            for file in base.files where lines.contains(where: { $0.contains(Self.address(of: file)) }) {
                files.insert(file)
            }
            used.formUnion(files)
            let head = head(of: text, &lines)
            let bytes = Array((head + DocumentDraft.joined(lines)).utf8)
            result.texts.append(("\(text.kind.source.folder)/\(text.slug).md", bytes))
        }
        for file in base.files {
            if used.contains(file) {
                result.files.append((ContentTree.join(folder, file), String(Self.address(of: file).dropFirst())))
            } else {
                tell(file, 0, .unused)
            }
        }
        result.remarks.sort { ($0.path, $0.line) < ($1.path, $1.line) }
    }

    /// Where a file stands in the content, from its root.
    private static func address(of file: String) -> String {
        let parts = file.split(separator: "/").map(String.init)
        let name = parts.last ?? ""
        let stem = name.withoutEnding
        let slug = stem.entrySlug.isEmpty ? "fichier" : stem.entrySlug
        let folders = parts.dropLast().map(\.entrySlug).filter { !$0.isEmpty }
        return "/fichiers/" + (folders + [slug + "." + name.ending]).joined(separator: "/")
    }

    /// The front matter; a heading of the text that is its title is taken off.
    private mutating func head(of text: Text, _ lines: inout [String]) -> String {
        var said: [String: String] = [:]
        var title = ""
        for key in text.document.said {
            switch fields.meaning(of: key.key, in: text.kind) {
            case .title: title = key.values.first ?? ""
            case .field(let field):
                let (written, shortened) = ForeignFields.written(key.values, field)
                if !key.values.isEmpty { said[field.name.folded] = written }
                if let shortened { tell(text.path, key.line, .shortened(shortened)) }
            case .draft, .slug, .leftOut: continue
            case .unknown: if !key.values.isEmpty { tell(text.path, key.line, .noField(key.key)) }
            }
        }
        if base.form == .jekyll, let day = ForeignBase.day(of: text.path), let date = text.kind.roles[.date],
            said[text.kind.fields[date].name.folded] == nil
        {
            said[text.kind.fields[date].name.folded] = day
        }
        let first = lines.firstIndex { !$0.trimmingBlanks.isEmpty }
        if let first, lines[first].hasPrefix("# ") {
            let heading = String(lines[first].dropFirst(2)).trimmingBlanks
            if title.isEmpty { title = heading }
            if heading.folded == title.folded { lines.remove(at: first) }
        }
        if title.isEmpty { title = ForeignBase.name(of: text.path).replacing("-", with: " ") }
        raise(&lines)
        return desk.blank(text.kind).head(title: title, values: said)
    }

    /// The highest headings are of the second level, as in entries.
    private func raise(_ lines: inout [String]) {
        var isCode = false
        let marks = lines.indices.filter { index in
            if lines[index].hasPrefix("```") || lines[index].hasPrefix("~~~") { isCode.toggle() }
            let count = lines[index].prefix { $0 == "#" }.count
            return !isCode && (1...6).contains(count) && lines[index].dropFirst(count).first == " "
        }
        guard marks.contains(where: { lines[$0].hasPrefix("# ") }) else { return }
        for index in marks where lines[index].prefix(while: { $0 == "#" }).count < 6 {
            lines[index] = "#" + lines[index]
        }
    }
}
