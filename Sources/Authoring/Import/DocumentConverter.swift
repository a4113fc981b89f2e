internal import Diagnostics
internal import Documents
package import Files
package import Publishing
internal import Language

/// Turns documents of word processors into Markdown, by programs that are found at run time: pandoc, and LibreOffice for what
/// pandoc does not read (`.doc`, `.rtf`) or reads in part (`.odt`, whose pictures lose their texts).
package struct DocumentConverter: Sendable {
    /// Why there is no draft of a document.
    package enum Failure: Error, Sendable, Hashable {
        /// pandoc is not on this machine.
        case noPandoc
        /// LibreOffice is not, and nothing else reads such a file.
        case noOffice(String)
        /// No program is known that reads a file of this ending.
        case unknownForm(String)
        /// The program ended without a result, with what it said.
        case failed(program: String, said: String)
        /// The program was stopped after so many seconds.
        case tooSlow(program: String, seconds: Int)
        case file(FileError)
    }

    /// The endings of documents that may be read.
    package static let endings: Set<String> = ["odt", "docx", "doc", "rtf"]

    private let pandoc: Program?
    let office: Program?
    let fileSystem: FileSystem

    /// - Parameters:
    ///   - pandoc: nil where it is not on this machine; so `office`.
    package init(pandoc: Program?, office: Program?, with fileSystem: FileSystem = .disk) {
        (self.pandoc, self.office, self.fileSystem) = (pandoc, office, fileSystem)
    }

    /// A document as Markdown, with its pictures.
    package struct Converted: Sendable {
        /// What it says.
        package var draft: DocumentDraft
        /// By the names under which the text shows them.
        package var pictures: [String: [UInt8]]
        /// What the programs said, and what they are known to lose.
        package var remarks: [ImportRemark]
    }

    /// Reads a document.
    /// - Parameter work: an empty folder for what the programs leave; the caller removes it.
    package func convert(_ document: String, in work: String) throws(Failure) -> Converted {
        guard let pandoc else { throw .noPandoc }
        let ending = document.ending
        guard Self.endings.contains(ending) else { throw .unknownForm(document) }
        var (source, form) = (document, ending)
        var remarks: [ImportRemark] = []
        if ending != "docx" {
            if let office {
                source = try officeDocument(office, document, work)
                form = "docx"
            } else if ending == "odt" {
                remarks.append(.noOffice)
            } else {
                throw .noOffice(document)
            }
        }
        let template = work + "/template.txt"
        do throws(FileError) {
            try fileSystem.create(template, Array(Self.template.utf8))
        } catch { throw .file(error) }
        let result = try run(
            pandoc, "pandoc",
            Converter.heapLimit + [
                "--from", form, "--to", "gfm-raw_html", "--wrap", "none",
                "--template", template, "--extract-media", work, source,
            ])
        let text = String(decoding: result.output, as: UTF8.self)
        let parts = text.split(separator: "\u{1}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").map(String.init)
        remarks += said.filter { !$0.isEmpty }.map(ImportRemark.converter)
        // Only HTML still says which cells were merged.
        let page = try run(
            pandoc, "pandoc", Converter.heapLimit + ["--from", form, "--to", "html", "--wrap", "none", source])
        remarks += MergedCells.headings(inHTML: String(decoding: page.output, as: UTF8.self)).map {
            .mergedCells(under: $0)
        }
        // As its author has it: an office on the way may have left out what only it knew.
        let own = SmallArchive.files(of: (try? fileSystem.read(ending == "odt" ? document : source)) ?? []) ?? []
        remarks += OfficeContents(own).lost(from: text)
        return Converted(
            draft: DocumentDraft(title: parts.first ?? "", markdown: parts.count > 1 ? parts[1] : ""),
            pictures: pictures(below: work), remarks: remarks)
    }

    /// What pandoc takes for the head of the document stands before its text, but the title.
    private static let template = """
        $title$\u{1}
        $if(subtitle)$$subtitle$

        $endif$$for(author)$$author$

        $endfor$$if(date)$$date$

        $endif$$body$
        """

    func officeDocument(
        _ office: Program, _ document: String, _ work: String, as ending: String = "docx", filter: String? = nil
    ) throws(Failure) -> String {
        let profile: String
        do throws(FileError) {
            profile = try OfficeProfile.make(in: work, for: .french, with: fileSystem)
        } catch { throw .file(error) }
        _ = try run(
            office, "LibreOffice",
            [profile, "--headless", "--convert-to", filter ?? ending, "--outdir", work, document])
        let made = work + "/" + document.lastName.withoutEnding + "." + ending
        guard ((try? fileSystem.status(made)) ?? nil) != nil else {
            throw .failed(program: "LibreOffice", said: document)
        }
        return made
    }

    private func run(_ program: Program, _ name: String, _ arguments: [String]) throws(Failure) -> Program.Result {
        do throws(ConverterFailure) {
            return try Converter(name, package: name, program).run(arguments)
        } catch {
            switch error {
            case .failed(let program, let said): throw .failed(program: program, said: said)
            case .tooSlow(let program, let seconds): throw .tooSlow(program: program, seconds: seconds)
            case .missing(let program, _): throw .failed(program: program, said: "")
            case .file(let error): throw .file(error)
            }
        }
    }

    /// The pictures that a browser shows, by the paths that the text has.
    private func pictures(below work: String) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for folder in [work + "/media", work + "/Pictures"] {
            for item in (try? fileSystem.list(folder)) ?? [] {
                let path = folder + "/" + String(decoding: item.name, as: UTF8.self)
                guard ["png", "jpg", "jpeg", "gif", "webp"].contains(path.ending) else { continue }
                found[path] = try? fileSystem.read(path)
            }
        }
        return found
    }
}

extension String {
    /// Behind the last dot of its name, in lower case.
    var ending: String {
        let name = lastName
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    var withoutEnding: String { lastIndex(of: ".").map { String(self[..<$0]) } ?? self }
}

extension Substring {
    fileprivate var withoutEnding: String { String(self).withoutEnding }
}
