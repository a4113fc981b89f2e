internal import ContentModel
package import Diagnostics
package import Files
internal import KnowledgeBase
internal import Language
package import SiteBuild

/// The folder of the content where documents are dropped: `_depot`, or a folder in it named like a kind. Each becomes an entry;
/// what it lost stands in a text beside it, the document goes to `_depot/_faits`.
package struct Inbox: Sendable {
    /// What became of one document.
    package struct Outcome: Sendable {
        /// Where it was dropped.
        package let document: String
        /// The new entry's file; nil where there is none.
        package let entry: String?
        /// What its author reads beside it.
        package let report: String
    }

    private let build: SiteBuild
    private let content: String
    private let converter: DocumentConverter
    private let fileSystem: FileSystem
    private let language: MessageLanguage
    /// Makes an empty folder that nobody else can open.
    private let workFolder: @Sendable () -> String?

    private var folder: String { content + "/" + ContentTree.inbox }

    /// - Parameter workFolder: makes an empty folder for converters; nil where none can be made.
    package init(
        of content: String, _ build: SiteBuild, by converter: DocumentConverter, in language: MessageLanguage,
        with fileSystem: FileSystem = .disk, workFolder: @escaping @Sendable () -> String?
    ) {
        (self.build, self.content, self.converter) = (build, content, converter)
        (self.language, self.fileSystem, self.workFolder) = (language, fileSystem, workFolder)
    }

    /// Makes the folder, so that people find it.
    package func prepare() throws(FileError) { try fileSystem.createFolders(folder) }

    /// Takes what was dropped and is whole. A document that failed is tried again once it has changed.
    package func empty() async -> [Outcome] {
        forgetFailures()
        let documents = waiting()
        guard !documents.isEmpty else { return [] }
        let (desk, _) = await EntryDesk.open(build, content: content)
        guard let desk else { return [] }
        return documents.compactMap { take($0, desk) }
    }

    private var folders: [String] {
        [folder] + list(folder).filter { $0.kind == .folder && $0.path.lastName != Self.done }.map(\.path)
    }

    private func waiting() -> [String] {
        folders.flatMap(list).filter { item in
            item.kind == .file && DocumentConverter.endings.contains(item.path.ending) && !isKnownToFail(item.path)
        }.map(\.path).sorted()
    }

    private static let done = "_faits"

    private func list(_ folder: String) -> [(path: String, kind: FileStatus.Kind)] {
        ((try? fileSystem.list(folder)) ?? []).compactMap { item in
            let path = folder + "/" + String(decoding: item.name, as: UTF8.self)
            guard item.name.first != UInt8(ascii: "."), let status = (try? fileSystem.status(path)) ?? nil else {
                return nil
            }
            return (path, status.kind)
        }
    }

    private func take(_ document: String, _ desk: EntryDesk) -> Outcome? {
        guard let work = workFolder() else { return nil }
        defer { try? fileSystem.remove(work) }
        let place = FileSystem.parent(of: document) ?? folder
        do throws(EntryDesk.ImportFailure) {
            let imported = try desk.take(
                document, place == folder ? nil : desk.kind(named: String(place.lastName)), by: converter, in: work,
                with: fileSystem)
            let report = words.made(imported.path, imported.remarks)
            keep(document)
            write(report, beside: document)
            return Outcome(document: document, entry: imported.path, report: report)
        } catch {
            let report = words.failed(error, kinds: desk.kinds.map(\.names.one))
            write(report + "\r\n" + mark(of: document) + "\r\n", beside: document)
            return Outcome(document: document, entry: nil, report: report)
        }
    }

    private var words: InboxWords { InboxWords(language) }

    /// Puts a document away, beside another of the same name where there is one.
    private func keep(_ document: String) {
        let folder = folder + "/" + Self.done
        try? fileSystem.createFolders(folder)
        var target = folder + "/" + document.lastName
        var number = 1
        while ((try? fileSystem.status(target)) ?? nil) != nil {
            number += 1
            target = "\(folder)/\(String(document.lastName).withoutEnding)-\(number).\(document.ending)"
        }
        try? fileSystem.rename(document, target)
    }

    // MARK: The text beside a document

    private func reportPath(_ document: String) -> String { document + ".txt" }

    /// As Windows' editor reads it best: with a mark, and its line ends.
    private func write(_ report: String, beside document: String) {
        let path = reportPath(document)
        try? fileSystem.remove(path)
        try? fileSystem.create(path, [0xEF, 0xBB, 0xBF] + Array(report.utf8))
    }

    /// By which a document is known that failed and has not changed since.
    private func mark(of document: String) -> String {
        let status = (try? fileSystem.status(document)) ?? nil
        return "[\(status?.size ?? 0) \(status?.modified ?? 0)]"
    }

    /// Removes what was said of documents that failed and have been moved or taken back since.
    private func forgetFailures() {
        for folder in folders {
            let items = list(folder)
            let documents = Set(items.map(\.path))
            for item in items where item.kind == .file && item.path.hasSuffix(".txt") {
                let document = String(item.path.dropLast(4))
                guard DocumentConverter.endings.contains(document.ending), !documents.contains(document),
                    let report = try? fileSystem.read(item.path),
                    String(decoding: report, as: UTF8.self).contains(/\r\n\[\d+ \d+\]\r\n$/)
                else { continue }
                try? fileSystem.remove(item.path)
            }
        }
    }

    private func isKnownToFail(_ document: String) -> Bool {
        guard let report = try? fileSystem.read(reportPath(document)) else { return false }
        return String(decoding: report, as: UTF8.self).contains(mark(of: document))
    }
}

/// What is said to who dropped a document.
private struct InboxWords {
    private let language: MessageLanguage

    init(_ language: MessageLanguage) { self.language = language }

    func made(_ path: String, _ remarks: [ImportRemark]) -> String {
        let isFrench = language == .french
        var lines = [isFrench ? "Le brouillon est là : \(path)" : "The draft is there: \(path)"]
        if !remarks.isEmpty {
            lines += ["", isFrench ? "À regarder :" : "To look at:"] + remarks.map { "- " + $0.text(in: language) }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    func failed(_ failure: EntryDesk.ImportFailure, kinds: [String]) -> String {
        failure.text(in: language, kinds: kinds) + "\r\n"
    }
}

extension EntryDesk.ImportFailure {
    /// The sentences.
    /// - Parameter kinds: what may be written behind `Sorte :`.
    package func text(in language: MessageLanguage, kinds: [String]) -> String {
        let isFrench = language == .french
        let list = kinds.joined(separator: ", ")
        switch self {
        case .noKind:
            return isFrench
                ? "Écrivez en tête du document une ligne « Sorte : … », ou mettez-le dans un dossier de ce nom. Au choix : \(list)"
                : "Write a line “Kind: …” at the top of the document, or put it into a folder of that name. Choose from: \(list)"
        case .unknownKind(let word):
            return isFrench
                ? "Il n’y a pas de sorte « \(word) ». Au choix : \(list)"
                : "There is no kind “\(word)”. Choose from: \(list)"
        case .desk(.taken(let path)):
            return isFrench
                ? "Une fiche de ce nom est déjà là : \(path). Corrigez-la, ou donnez un autre titre au document."
                : "An entry of that name is there already: \(path). Mend it, or give the document another title."
        case .desk(.noName):
            return isFrench ? "Ce titre ne donne aucun nom de fichier." : "This title gives no name of a file."
        case .desk(.unknownField(let name, _)): return isFrench ? "Pas de champ « \(name) »." : "No field “\(name)”."
        case .desk(.file(let error)), .converter(.file(let error)): return error.diagnostic.message(in: language)
        case .converter(.noPandoc):
            return isFrench ? "Il manque pandoc : apt install pandoc" : "pandoc is missing: apt install pandoc"
        case .converter(.noOffice(let document)):
            return isFrench
                ? "Il manque LibreOffice pour lire \(document) : apt install libreoffice-writer"
                : "LibreOffice is missing to read \(document): apt install libreoffice-writer"
        case .converter(.unknownForm(let document)):
            let endings = DocumentConverter.endings.sorted().map { "." + $0 }.joined(separator: ", ")
            return isFrench
                ? "\(document) n’est pas un document connu : \(endings)"
                : "\(document) is no known document: \(endings)"
        case .converter(.failed(let program, let said)):
            return isFrench
                ? "\(program) n’a pas pu lire le document : \(said)" : "\(program) could not read the document: \(said)"
        case .converter(.tooSlow(let program, let seconds)):
            return isFrench ? "\(program) arrêté après \(seconds) s" : "\(program) stopped after \(seconds) s"
        }
    }
}
