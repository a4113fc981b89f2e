package import ContentModel
package import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
package import SiteBuild

extension EntryDesk {
    /// The endings of what directories export.
    package static let directoryEndings: Set<String> = ["vcf", "vcard", "ldif", "ldi"]

    /// People of a directory, merged into the table of a kind; nothing is written yet.
    package struct DirectoryImport: Sendable {
        /// The table.
        package let merge: TableMerge
        /// What is wrong with it, at the lines of the directory.
        package let diagnostics: [Diagnostic]
        /// What was not carried over, in the order of lines.
        package let remarks: [DirectoryRemark]
        /// Whether everybody is in the table who is in the directory.
        package var isWhole: Bool { !diagnostics.containsErrors && !remarks.contains(where: \.losesCard) }
    }

    /// Why nothing was made of a directory.
    package enum DirectoryFailure: Error, Sendable {
        /// The kind's entries are not people in a table, or no kind is named and several are: those that are.
        case noKind([Kind])
        /// Fields that the kind does not have.
        case unknownField(String)
        case file(FileError)
    }

    /// Merges the people of a directory, a vCard or LDIF file, into the table of a kind.
    /// - Parameters:
    ///   - kind: nil for the only one whose entries are people.
    ///   - values: what fields say of everybody of whom the directory says nothing else.
    package func merge(
        directory path: String, into kind: Kind?, saying values: [(field: String, value: String)], isPartial: Bool,
        _ build: SiteBuild, with fileSystem: FileSystem
    ) async throws(DirectoryFailure) -> DirectoryImport {
        let people = kinds.filter { $0.isTable && !$0.roles.all(.names).isEmpty }
        guard let kind = kind ?? (people.count == 1 ? people.first : nil), people.contains(where: { $0.id == kind.id })
        else { throw .noKind(people) }
        var said: [String: String] = [:]
        for (name, value) in values {
            guard let field = kind.field(named: name) else { throw .unknownField(name) }
            said[field.name.folded] = value
        }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = TableEncoding.utf8(try fileSystem.read(path))
        } catch { throw .file(error) }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let isLDIF = path.lowercased().hasSuffix("ldif") || path.lowercased().hasSuffix("ldi")
        let (cards, found) = isLDIF ? Self.read(LDIFReader(text)) : Self.read(VCardReader(text))
        let names = officeNames(kind)
        let table = DirectoryTable(cards, of: kind, saying: said) {
            names.contains($0.folded) || names.contains($0.slug)
        }
        guard let merge = await build.merging(table.bytes, from: path, into: kind, isPartial: isPartial) else {
            throw .noKind(people)
        }
        let lines = table.lines
        let diagnostics = merge.diagnostics.map { remark in
            guard remark.place.path == path else { return remark }
            var told = remark
            let row = remark.place.line - 2
            told.place = Place(path, line: lines.indices.contains(row) ? lines[row] : 0)
            return told
        }
        let remarks = (found + table.remarks).sorted { $0.line < $1.line }
        return DirectoryImport(merge: merge, diagnostics: diagnostics, remarks: remarks)
    }

    private static func read(_ reader: VCardReader) -> ([DirectoryCard], [DirectoryRemark]) {
        (reader.cards, reader.remarks)
    }
    private static func read(_ reader: LDIFReader) -> ([DirectoryCard], [DirectoryRemark]) {
        (reader.cards, reader.remarks)
    }

    /// All names of the bodies that people of a kind may belong to, folded.
    private func officeNames(_ kind: Kind) -> Set<String> {
        guard let office = kind.roles[.office] else { return [] }
        let targets = Set(kind.fields[office].type.targets)
        let base = content.base.whole
        var names: Set<String> = []
        for id in base.ids where targets.contains(base[id].kind) {
            let entry = base[id]
            let fields = base.model.kinds[entry.kind].fields
            names.formUnion([entry.slug, entry.title.folded])
            for field in fields.ids where fields[field].search == .alias {
                for case .text(let text) in entry.values[field]?.each ?? [] { names.insert(text.folded) }
            }
        }
        return names
    }
}
