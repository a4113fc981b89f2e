package import ContentModel
internal import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
internal import SiteBuild

extension EntryDesk {
    /// What became of a document.
    package struct Imported: Sendable {
        /// The entry's file.
        package let path: String
        /// What its author should look at.
        package let remarks: [ImportRemark]
    }

    /// Why a document did not become an entry.
    package enum ImportFailure: Error, Sendable {
        /// Nothing says of which kind it is.
        case noKind
        /// There is no such kind.
        case unknownKind(String)
        case converter(DocumentConverter.Failure)
        case desk(Failure)
    }

    /// Makes an entry of a document, and copies its pictures beside the attached files; never over anything.
    /// - Parameters:
    ///   - kind: nil where the document says it itself, on a line `Sorte : …`.
    ///   - work: an empty folder for what converters leave; the caller removes it.
    package func take(
        _ document: String, _ kind: Kind?, by converter: DocumentConverter, in work: String,
        with fileSystem: FileSystem
    ) throws(ImportFailure) -> Imported {
        var converted: DocumentConverter.Converted
        do throws(DocumentConverter.Failure) {
            converted = try converter.convert(document, in: work)
        } catch { throw .converter(error) }
        let word = converted.draft.kindWord
        guard let wanted = kind ?? word.flatMap({ self.kind(named: $0) }) else {
            throw word.map { .unknownKind($0) } ?? .noKind
        }
        let name = String(document.lastName).withoutEnding
        let slug = (converted.draft.title.isEmpty ? name : converted.draft.title).entrySlug
        let folder = "fichiers/" + slug
        let pictures = converted.pictures
        let text = converted.draft.entry(wanted, blank(wanted), name: name) { target in
            pictures[target] == nil ? nil : "/\(folder)/\(Self.pictureName(target))"
        }
        do throws(Failure) {
            let path = try begin(wanted, slug: slug, text: text, with: fileSystem)
            for target in Set(converted.draft.images).sorted() {
                try write(pictures[target] ?? [], to: "\(folder)/\(Self.pictureName(target))", with: fileSystem)
            }
            return Imported(path: path, remarks: converted.remarks + converted.draft.remarks)
        } catch { throw .desk(error) }
    }

    private static func pictureName(_ target: String) -> String {
        let name = String(target.lastName)
        return name.withoutEnding.entrySlug + "." + name.ending
    }
}
