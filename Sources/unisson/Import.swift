import ArgumentParser
import Authoring
import Diagnostics
import Dispatch
import Files
import FoundationEssentials
import Glibc
import Publishing
import SiteBuild

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fait des fiches de documents de traitement de texte.",
        discussion: """
            Titres et tableaux nommés comme des champs le deviennent ; en tête du document, les lignes « Nom : valeur » aussi, et \
            « Sorte : … » dit la sorte de fiche. Ce qui est perdu est dit. Il faut pandoc ; LibreOffice aussi pour .doc, .rtf et les \
            images des .odt.

            Exemples :
              unisson import compte-rendu.odt --kind rencontre
              unisson import *.docx
            """)

    @Argument(help: ArgumentHelp("Les documents : .odt, .docx, .doc, .rtf.", valueName: "document"))
    var documents: [String]

    @Option(help: ArgumentHelp("La sorte de fiche, si les documents ne la disent pas.", valueName: "sorte"))
    var kind: String?

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let terminal = Terminal(printing)
        let (desk, report) = await EntryDesk.open(
            SiteBuild(try sources.options(), in: .process(progress: nil)), content: sources.content)
        guard let desk else {
            terminal.print(report.diagnostics)
            throw ExitCode(1)
        }
        let names = desk.kinds.map(\.names.one)
        let wanted = kind.flatMap { desk.kind(named: $0) }
        if let kind, wanted == nil {
            terminal.write(EntryDesk.ImportFailure.unknownKind(kind).text(in: terminal.language, kinds: names) + "\n")
            throw ExitCode(64)
        }
        var failed = false
        for document in documents {
            guard let work = Self.workFolder() else { throw ExitCode(74) }
            defer { try? FileSystem.disk.remove(work) }
            do throws(EntryDesk.ImportFailure) {
                let imported = try desk.take(document, wanted, by: .ofMachine, in: work, with: .disk)
                print(imported.path)
                for remark in imported.remarks {
                    terminal.write("\(document): \(remark.text(in: terminal.language))\n")
                }
            } catch {
                failed = true
                terminal.write("\(document): \(error.text(in: terminal.language, kinds: names))\n")
            }
        }
        if failed { throw ExitCode(1) }
    }

    /// A new folder that nobody else can open.
    @Sendable static func workFolder() -> String? {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/unisson-import-XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) }
    }
}

extension DocumentConverter {
    /// The converters of this machine.
    static var ofMachine: DocumentConverter {
        let clock: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
        return DocumentConverter(
            pandoc: Program.found("pandoc", clock: clock), office: Program.found("soffice", clock: clock))
    }
}
