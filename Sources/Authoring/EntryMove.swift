internal import ContentModel
package import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
internal import Markup
package import SiteBuild

/// A new name for an entry: its file is renamed, every reference and link to it follows, wherever they stand.
///
/// The compiler finds them: in a copy of the content, where the file has its new name already, it tells every reference that leads
/// nowhere, at its place. The copy is mended until it tells nothing that it did not tell before; only then is the content changed.
package struct EntryMove: Sendable {
    /// Why an entry cannot have a new name.
    package enum Failure: Error, Sendable {
        /// There is no such entry: `kind:slug`, or its file.
        case noEntry(String)
        /// It is a row of this table, which names its rows by their titles.
        case noIdentifier(String)
        /// It has a visa, which vouches for its text under its name: `kind:slug`, and the field that says so.
        case sealed(String, state: String)
        /// The new name gives no name of a file.
        case noName
        /// An entry of that name, or a file, is there.
        case taken(String)
        /// Texts that a visa vouches for name it, and the model has no field that would keep the former name.
        case sealedTexts([String])
        /// References that could not be made to follow, as they would be told.
        case unfollowed([Diagnostic])
        /// The content cannot be read.
        case unreadable([Diagnostic])
        case file(FileError)
    }

    /// The file's path from the content folder, before and after.
    package let from: String
    /// The path after.
    package let to: String
    /// The files whose text changes, by path from the content folder after the move, with what they say then.
    package private(set) var edits: [String: [UInt8]] = [:]
    /// Where a reference followed: file and line, in order.
    package private(set) var places: [Place] = []
    /// Whether the former address still leads to the entry.
    package private(set) var hasAlias = false
    /// Where the entry stands.
    private var place = Place("")
    /// Whether the entry has an address of its own.
    private var hadAddress = true
    /// Whether the former address leads to nothing.
    package var losesAddress: Bool { hadAddress && !hasAlias }
    /// Whether the entry is a row of a table, which stays where it is.
    package var isRow: Bool { from == to }

    /// Finds all that has to follow; nothing of the content is changed.
    /// - Parameter work: an empty folder for the copy; the caller removes it.
    package static func plan(
        _ name: String, to new: String, _ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings,
        work: String
    ) async throws(Failure) -> EntryMove {
        let (content, report) = await SiteBuild(options, in: surroundings).gathered()
        guard let content else { throw .unreadable(report.diagnostics) }
        let base = content.base.whole
        guard let id = base.ids.first(where: { base.name(of: $0) == name || base.isFile(name, of: $0) }) else {
            throw .noEntry(name)
        }
        let entry = base[id]
        let kind = base.model.kinds[entry.kind]
        let origin = base.origin(of: id)
        if let visa = kind.visa, case .integer(let state)? = entry.values[visa.state],
            state != PublicationState.draft.rawValue, state != PublicationState.submitted.rawValue
        {
            throw .sealed(base.name(of: id), state: kind.fields[visa.state].name)
        }
        let slug = String(new.split(separator: ":").last ?? "").entryStem.entrySlug
        guard !slug.isEmpty else { throw .noName }
        if let other = base.id(kind: kind.id, slug: slug) { throw .taken(base.origin(of: other).place.path) }
        let path = origin.source
        var move = EntryMove(from: path, to: entry.hasText ? path.dropLast(path.lastName.count) + slug + ".md" : path)
        (move.hadAddress, move.place) = (kind.hasPages, origin.place)
        do throws(FileError) {
            try move.copy(options.content, to: work, with: surroundings.fileSystem)
        } catch { throw .file(error) }
        if !entry.hasText, !move.name(rowAt: origin.place, slug, work, surroundings.fileSystem) {
            throw .noIdentifier(origin.place.path)
        }
        let sealed = Set(
            base.ids.filter { id in
                guard let visa = base.model.kinds[base[id].kind].visa else { return false }
                return base[id].values[visa.fingerprint] != nil
            }.map { base.origin(of: $0).source })
        move.sealed = sealed.union(content.sources.keptVersionPaths)
        move.sealedReferrers = Set(base.backlinks(of: id).map { base.origin(of: $0.source).source }).intersection(
            sealed
        )
        .sorted()
        let referrers = Set(base.backlinks(of: id).map { base.name(of: $0.source) }).subtracting([base.name(of: id)])
        try await move.follow(entry.slug, slug, kind, referrers, report, options, surroundings, work)
        return move
    }

    /// The texts that a visa vouches for: they keep the former name, which still leads to the entry.
    private var sealed: Set<String> = []
    /// Those of them that name the entry.
    private var sealedReferrers: [String] = []

    private init(from: String, to: some StringProtocol) { (self.from, self.to) = (from, String(to)) }

    private func copy(_ content: String, to work: String, with fileSystem: FileSystem) throws(FileError) {
        let tree = ContentTree.scan(content, with: fileSystem).tree
        var folders: Set<String> = []
        for file in tree.files {
            let place = work + "/" + (file.path == from ? to : file.path)
            if let folder = FileSystem.parent(of: place), folders.insert(folder).inserted {
                try fileSystem.createFolders(folder)
            }
            try fileSystem.copy(tree.location(of: file), place)
        }
    }

    // MARK: Following

    /// A chain of references that only show once others are mended is no longer than this.
    private static let mostRounds = 8

    private mutating func follow(
        _ old: String, _ new: String, _ kind: Kind, _ referrers: Set<String>, _ before: BuildReport,
        _ options: SiteBuild.Options,
        _ surroundings: SiteBuild.Surroundings, _ work: String
    ) async throws(Failure) {
        var options = options
        let root = options.content
        options.content = work
        let known = Set(before.diagnostics.map { Self.text($0, below: root) })
        let fileSystem = surroundings.fileSystem
        var left: [Diagnostic] = []
        for _ in 0..<Self.mostRounds {
            let (content, report) = await SiteBuild(options, in: surroundings).gathered()
            left = report.diagnostics.filter { !known.contains(Self.text($0, below: work)) }
            if left.isEmpty, let base = content?.base.whole, let id = base.id(kind: kind.id, slug: new) {
                let now = Set(base.backlinks(of: id).map { base.name(of: $0.source) }).subtracting([base.name(of: id)])
                let lost = referrers.subtracting(now)
                if lost.isEmpty, hasAlias { return }
                // Where a text stands for an entry that is not there, nothing is told: the name itself is looked for.
                let sources = base.ids.filter { lost.contains(base.name(of: $0)) }.map { base.origin(of: $0).source }
                if Set(sources).subtracting(sealed).count(where: {
                    rename(old, new, everywhereIn: $0, work, fileSystem)
                }) > 0 {
                    continue
                }
                if addAlias(old, kind, work, fileSystem) { continue }
                if lost.isEmpty { return }
                break
            }
            var changed = false
            // From the end of a line to its start, so that columns stay true.
            for remark in left.sorted(by: { $1.place < $0.place }) where Self.mayFollow(remark.problem) {
                if rename(old, new, at: remark.place, work, fileSystem) { changed = true }
            }
            // What is left stands in texts that a visa vouches for.
            guard changed || addAlias(old, kind, work, fileSystem) else { break }
        }
        if !hasAlias, !sealedReferrers.isEmpty { throw .sealedTexts(sealedReferrers) }
        throw .unfollowed(left)
    }

    /// A remark without the folder in which its file stands.
    private static func text(_ remark: Diagnostic, below root: String) -> String {
        let path =
            remark.place.path.hasPrefix(root) ? String(remark.place.path.dropFirst(root.utf8.count)) : remark.place.path
        return [remark.id, path, "\(remark.place.line)", remark.message(in: .french)].joined(separator: "\n")
    }

    private static func mayFollow(_ problem: Problem) -> Bool {
        switch problem {
        case .content(.unknownReference), .content(.missingFile), .content(.nearlyReference), .content(.wrongKind): true
        default: false
        }
    }

    /// Gives the first mention of the old name behind a place the new one.
    private mutating func rename(
        _ old: String, _ new: String, at place: Place, _ work: String, _ fileSystem: FileSystem
    ) -> Bool {
        guard place.line > 0, place.path.hasPrefix(work + "/") else { return false }
        let path = String(place.path.dropFirst(work.utf8.count + 1))
        guard var lines = lines(of: path, work, fileSystem), lines.indices.contains(place.line - 1) else {
            return false
        }
        let line = lines[place.line - 1]
        let start =
            line.index(line.startIndex, offsetBy: max(0, place.column - 1), limitedBy: line.endIndex) ?? line.startIndex
        guard let range = Self.mention(of: old, in: line[start...]) else { return false }
        lines[place.line - 1].replaceSubrange(range, with: new)
        return save(lines, path, [place.line], work, fileSystem)
    }

    private mutating func rename(
        _ old: String, _ new: String, everywhereIn path: String, _ work: String, _ fileSystem: FileSystem
    ) -> Bool {
        guard var lines = lines(of: path, work, fileSystem) else { return false }
        var numbers: [Int] = []
        for index in lines.indices {
            while let range = Self.mention(of: old, in: lines[index][...]) {
                lines[index].replaceSubrange(range, with: new)
                numbers.append(index + 1)
                if new.contains(old) { break }
            }
        }
        return !numbers.isEmpty && save(lines, path, numbers, work, fileSystem)
    }

    /// Keeps the former address, where the kind has a field for it.
    private mutating func addAlias(_ old: String, _ kind: Kind, _ work: String, _ fileSystem: FileSystem) -> Bool {
        guard !hasAlias, let field = kind.fields.first(where: { $0.type == .aliases }), kind.hasPages else {
            return false
        }
        let address = kind.path + "/" + old
        if isRow {
            hasAlias = keep(address, rowAt: place, in: field, work, fileSystem)
            return hasAlias
        }
        guard let bytes = try? fileSystem.read(work + "/" + to)
        else { return false }
        guard var lines = lines(of: to, work, fileSystem) else { return false }
        let end = lines.dropFirst().firstIndex { $0.hasPrefix("---") } ?? 0
        let line = lines[..<end].firstIndex { $0.contains(":") && String($0.prefix { $0 != ":" }).slug == field.key }
        let changed: [UInt8]
        if let line {
            let said = lines[line].drop { $0 != ":" }.dropFirst().split { "[], \"\r".contains($0) }.map(String.init)
            let end = lines[line].hasSuffix("\r") || lines[line].hasSuffix("\r\n") ? "\r" : ""
            lines[line] = "\(field.name): [\((said + [address]).joined(separator: ", "))]\(end)"
            changed = Array(lines.joined(separator: "\n").utf8)
        } else {
            guard let added = FrontMatter.setting([(field.name, address)], in: bytes) else { return false }
            changed = added
        }
        try? fileSystem.remove(work + "/" + to)
        guard (try? fileSystem.create(work + "/" + to, changed)) != nil else { return false }
        edits[to] = changed
        hasAlias = true
        return true
    }

    // MARK: Files

    func lines(of path: String, _ work: String, _ fileSystem: FileSystem) -> [String]? {
        guard let bytes = try? fileSystem.read(work + "/" + path), let text = String(validating: bytes, as: UTF8.self)
        else {
            return nil
        }
        // By bytes: CRLF is one character to Swift, and its CR stays with the line.
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    mutating func save(
        _ lines: [String], _ path: String, _ numbers: [Int], _ work: String, _ fileSystem: FileSystem
    ) -> Bool {
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let place = work + "/" + path
        try? fileSystem.remove(place)
        guard (try? fileSystem.create(place, bytes)) != nil else { return false }
        edits[path] = bytes
        places = (places + numbers.map { Place(path, line: $0) }).sorted()
        return true
    }

    /// Changes the content: texts first, each in one step, the file's name last.
    package func apply(to content: String, with fileSystem: FileSystem) throws(FileError) {
        for (path, bytes) in edits.sorted(by: { $0.key < $1.key }) {
            let place = content + "/" + (path == to ? from : path)
            let waiting = place + ".part"
            try fileSystem.remove(waiting)
            try fileSystem.create(waiting, bytes)
            try? fileSystem.copyMode(place, waiting)
            try fileSystem.rename(waiting, place)
        }
        if !isRow { try fileSystem.rename(content + "/" + from, content + "/" + to) }
    }
}

extension Edition {
    fileprivate func name(of id: EntryID) -> String { model.kinds[self[id].kind].key + ":" + self[id].slug }

    fileprivate func isFile(_ path: String, of id: EntryID) -> Bool {
        self[id].hasText && origin(of: id).place.path == path
    }
}

extension String {
    /// A path's last name without `.md`.
    fileprivate var entryStem: String {
        let name = String(lastName)
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}
