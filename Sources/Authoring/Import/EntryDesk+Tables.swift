package import ContentModel
internal import Diagnostics
internal import Files
internal import Publishing
internal import Language
package import SiteBuild

extension DocumentConverter {
    /// The endings of tables that may be read.
    package static let tableEndings: Set<String> = ["csv", "tsv", "txt", "ods", "xlsx", "xls"]

    /// A table of a spreadsheet as UTF-8 text; of a workbook, its first sheet.
    /// - Parameter work: an empty folder for what LibreOffice leaves; the caller removes it.
    package func table(_ path: String, in work: String) throws(Failure) -> [UInt8] {
        var source = path
        if ["ods", "xlsx", "xls"].contains(path.ending) {
            guard let office else { throw .noOffice(path) }
            // `;`, quotes, UTF-8, from the first line on: the filter's tokens, as LibreOffice's help lists them.
            source = try officeDocument(
                office, path, work, as: "csv", filter: "csv:Text - txt - csv (StarCalc):59,34,76,1")
        }
        do throws(FileError) {
            return TableEncoding.utf8(try fileSystem.read(source))
        } catch { throw .file(error) }
    }
}

extension EntryDesk {
    /// Why a table was not merged.
    package enum TableFailure: Error, Sendable {
        /// The kind's entries are files, not rows.
        case noTable(Kind)
        case converter(DocumentConverter.Failure)
    }

    /// Merges the rows of a table into that of a kind; nothing is written yet.
    /// - Parameter isPartial: whether rows with errors are left out, instead of standing in the way of all.
    package func merge(
        _ path: String, into kind: Kind, isPartial: Bool, by converter: DocumentConverter, in work: String,
        _ build: SiteBuild
    ) async throws(TableFailure) -> TableMerge {
        let contents: [UInt8]
        do throws(DocumentConverter.Failure) {
            contents = try converter.table(path, in: work)
        } catch { throw .converter(error) }
        guard let merge = await build.merging(contents, from: path, into: kind, isPartial: isPartial) else {
            throw .noTable(kind)
        }
        return merge
    }
}
