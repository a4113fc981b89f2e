package import ContentModel
internal import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
package import SiteBuild

/// Where entries are begun: knows the model, and what there is already.
package struct EntryDesk: Sendable {
    let content: GatheredContent
    let root: String

    /// Reads the content as it stands. Nil when the model cannot be read; the report says why.
    package static func open(_ build: SiteBuild, content root: String) async -> (EntryDesk?, BuildReport) {
        let (content, report) = await build.gathered()
        return (content.map { EntryDesk(content: $0, root: root) }, report)
    }

    private init(content: GatheredContent, root: String) { (self.content, self.root) = (content, root) }

    /// The kinds of the model.
    package var kinds: [Kind] { content.model.kinds }

    /// The kind that a word names: its key, its singular, its plural or its folder, whatever the case and the accents.
    package func kind(named word: String) -> Kind? {
        kinds.first { kind in
            [kind.key, kind.names.one, kind.names.many, kind.source.folder].contains { $0.slug == word.slug }
        }
    }

    /// A question to who writes: a required field, what it is for, and its words where it is a choice.
    package struct Question: Sendable {
        /// As the front matter has it.
        package let field: String
        /// Its help, with what may be answered.
        package let about: String
    }

    /// What an entry of a kind must say beside its title.
    package func questions(_ kind: Kind) -> [Question] {
        let blank = blank(kind)
        return blank.askedFields.map { Question(field: $0.name, about: blank.about($0)) }
    }

    /// Why an entry cannot be begun.
    package enum Failure: Error, Sendable {
        /// The title gives no name of a file.
        case noName
        /// An entry of that name is there: its file.
        case taken(String)
        /// A field that the kind does not have, and those that it has.
        case unknownField(String, known: [String])
        case file(FileError)
    }

    /// Writes the file with which an entry begins; never over another.
    /// - Parameters:
    ///   - values: what fields say, by their names, as authors write it in the front matter.
    /// - Returns: the file's path.
    package func begin(
        _ kind: Kind, title: String, values: [(field: String, value: String)], with fileSystem: FileSystem
    ) throws(Failure) -> String {
        var said: [String: String] = [:]
        for (field, value) in values {
            guard let known = kind.field(named: field) else {
                throw .unknownField(field, known: kind.fields.map(\.name))
            }
            said[known.name.folded] = known.type.isMany ? value : value.yamlValue
        }
        return try begin(
            kind, slug: title.entrySlug, text: blank(kind).text(title: title, values: said), with: fileSystem)
    }

    /// Where the entry of a kind and a name stands; nil where there is none.
    func entryFile(_ kind: Kind, _ slug: String) -> String? {
        content.base.whole.id(kind: kind.id, slug: slug).map { content.base.whole.origin(of: $0).place.path }
    }

    func begin(
        _ kind: Kind, slug: String, text: String, with fileSystem: FileSystem
    ) throws(Failure) -> String {
        guard !slug.isEmpty else { throw .noName }
        if let path = entryFile(kind, slug) { throw .taken(path) }
        return try write(Array(text.utf8), to: "\(kind.source.folder)/\(slug).md", with: fileSystem)
    }

    /// Writes a new file of the content, and the folders before it.
    /// - Returns: where it stands.
    @discardableResult
    func write(_ bytes: [UInt8], to path: String, with fileSystem: FileSystem) throws(Failure) -> String {
        let place = root + "/" + path
        do throws(FileError) {
            if try fileSystem.status(place) != nil { throw FileError(.write, place, .exists) }
            if let folder = FileSystem.parent(of: place) { try fileSystem.createFolders(folder) }
            try fileSystem.create(place, bytes)
        } catch {
            if error.reason == .exists { throw .taken(place) }
            throw .file(error)
        }
        return place
    }

    func blank(_ kind: Kind) -> BlankEntry {
        BlankEntry(
            model: content.model, kind: kind, language: content.sources.settings.language, base: content.base.whole)
    }

    /// Writes one blank a kind into the folder of forms, over those of a former model.
    package func writeForms(with fileSystem: FileSystem = .disk) throws(FileError) {
        let folder = root + "/" + ContentTree.forms
        try fileSystem.createFolders(folder)
        for kind in kinds where !kind.isTable {
            let path = folder + "/" + kind.names.one.slug + ".md"
            let text = Array(blank(kind).text(title: "").utf8)
            if (try? fileSystem.read(path)) == text { continue }
            try fileSystem.remove(path)
            try fileSystem.create(path, text)
        }
    }
}

extension Kind {
    /// Whether its entries are rows of a table.
    package var isTable: Bool { if case .table = source { true } else { false } }
}

extension String {
    /// A value as somebody typed it: a list or a quoted text stays, others are quoted where they must be.
    fileprivate var yamlValue: String { hasPrefix("[") || hasPrefix("\"") || first?.isNumber == true ? self : yaml }
}
