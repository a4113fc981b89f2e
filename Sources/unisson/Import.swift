import ArgumentParser
import Authoring
import ContentModel
import Diagnostics
import Dispatch
import Files
import FoundationEssentials
import Glibc
import Publishing
import SiteBuild

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fait des fiches de documents et de tableaux.",
        discussion: """
            Titres et tableaux nommés comme des champs le deviennent ; en tête du document, les lignes « Nom : valeur » aussi, et \
            « Sorte : … » dit la sorte de fiche. Ce qui est perdu est dit. Il faut pandoc ; LibreOffice aussi pour .doc, .rtf et les \
            images des .odt.

            D'un tableau (.csv d'Excel ou non, .ods, .xlsx), les lignes rejoignent le tableau de la sorte : celles des fiches connues les \
            complètent, une case vide laissant ce qui est là. Rien n'est écrit si une ligne est fausse, sauf avec --partial.

            Exemples :
              unisson import compte-rendu.odt --kind rencontre
              unisson import *.docx
              unisson import annuaire.xlsx --kind personne --dry-run
              unisson import campagne-ddt.csv      ce qu'un service a confirmé : voyez « unisson export campaign »
            """)

    @Argument(help: ArgumentHelp("Les documents : .odt, .docx, .doc, .rtf.", valueName: "document"))
    var documents: [String]

    @Option(help: ArgumentHelp("La sorte de fiche, si les documents ne la disent pas.", valueName: "sorte"))
    var kind: String?

    @Flag(help: "D'un tableau, prend les lignes justes et laisse les autres.")
    var partial = false

    @Flag(help: "Dit ce qui serait fait d'un tableau, sans rien écrire.")
    var dryRun = false

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
            let isTable = DocumentConverter.tableEndings.contains { document.lowercased().hasSuffix("." + $0) }
            let build = SiteBuild(try sources.options(), in: .process(progress: nil))
            if isTable, wanted == nil,
                let isTaken = try await Self.takeCampaign(document, build, isDryRun: dryRun, terminal)
            {
                if !isTaken { failed = true }
                continue
            }
            if isTable {
                if try await !merge(document, into: wanted, desk, terminal) { failed = true }
                continue
            }
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

    /// - Returns: whether it was merged.
    private func merge(
        _ table: String, into kind: Kind?, _ desk: EntryDesk, _ terminal: Terminal
    ) async throws -> Bool {
        let isFrench = terminal.language == .french
        guard let kind else {
            terminal.write(
                isFrench ? "\(table) : dites de quelle sorte, par --kind\n" : "\(table): say of which kind, by --kind\n"
            )
            return false
        }
        guard let work = Self.workFolder() else { throw ExitCode(74) }
        defer { try? FileSystem.disk.remove(work) }
        let options = try sources.options()
        let merge: TableMerge
        do throws(EntryDesk.TableFailure) {
            merge = try await desk.merge(
                table, into: kind, isPartial: partial, by: .ofMachine, in: work,
                SiteBuild(options, in: .process(progress: nil)))
        } catch {
            terminal.write("\(table): \(error.text(in: terminal.language))\n")
            return false
        }
        terminal.print(merge.diagnostics)
        let hasErrors = merge.diagnostics.contains { $0.severity == .error }
        let (added, changed, same) = merge.counts
        let isWritten = !merge.bytes.isEmpty && (!hasErrors || partial) && !dryRun
        do throws(FileError) {
            if isWritten, added + changed > 0 { try WrittenFile(merge.location).write(merge.bytes) }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        if hasErrors, !partial {
            terminal.write(isFrench ? "rien n'a été écrit\n" : "nothing was written\n")
            return false
        }
        terminal.write(
            isFrench
                ? "\(merge.path) : \(added) de plus, \(changed) changées, \(same) comme elles étaient\(dryRun ? " ; rien n'a été écrit" : "")\n"
                : "\(merge.path): \(added) more, \(changed) changed, \(same) as they were\(dryRun ? "; nothing was written" : "")\n"
        )
        return !hasErrors
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

extension EntryDesk.TableFailure {
    fileprivate func text(in language: MessageLanguage) -> String {
        switch self {
        case .noTable(let kind):
            language == .french
                ? "les fiches de cette sorte sont des fichiers, dans \(kind.source.folder)/ : « unisson new \(kind.key) » en commence une"
                : "entries of this kind are files, in \(kind.source.folder)/: “unisson new \(kind.key)” begins one"
        case .converter(let failure):
            EntryDesk.ImportFailure.converter(failure).text(in: language, kinds: [])
        }
    }
}
