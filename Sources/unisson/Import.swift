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

            D'un annuaire (.vcf, .ldif), les personnes rejoignent le tableau de la même manière ; --set dit ce que l'annuaire ne dit pas.

            D'un dossier d'Obsidian, de MkDocs, de Hugo, de Jekyll ou de GitBook, chaque texte devient une fiche ; liens et images suivent, et             tout ce qui demande une main est dit, avec le fichier et la ligne. --map donne un tableau de deux colonnes : une clé de l'en-tête et             son champ (« - » pour l'ôter), ou un dossier (« posts/ ») et la sorte de ses fiches.

            Exemples :
              unisson import compte-rendu.odt --kind rencontre
              unisson import *.docx
              unisson import annuaire.xlsx --kind personne --dry-run
              unisson import annuaire.ldif --set groupe=cadres
              unisson import ~/coffre --from obsidian --kind outil --map champs.csv
              unisson import campagne-ddt.csv      ce qu'un service a confirmé : voyez « unisson export campaign »
            """)

    @Argument(
        help: ArgumentHelp(
            "Les documents (.odt, .docx, .doc, .rtf), les tableaux (.csv, .ods, .xlsx), les annuaires (.vcf, .ldif), les dossiers.",
            valueName: "document"))
    var documents: [String]

    @Option(help: ArgumentHelp("La sorte de fiche, si les documents ne la disent pas.", valueName: "sorte"))
    var kind: String?

    @Option(
        help: ArgumentHelp("D'un dossier, l'outil : obsidian, mkdocs, hugo, jekyll ou gitbook.", valueName: "outil"))
    var from: BaseForm?

    @Option(
        help: ArgumentHelp("D'un dossier, ce que deviennent les clés d'en-tête et les dossiers.", valueName: "tableau"))
    var map: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "D'un annuaire, la valeur d'un champ pour les personnes dont il ne la dit pas ; répétable.",
            valueName: "champ=valeur"))
    var values: [String] = []

    @Flag(help: "D'un tableau ou d'un annuaire, prend les lignes justes et laisse les autres.")
    var partial = false

    @Flag(help: "Dit ce qui serait fait d'un tableau ou d'un annuaire, sans rien écrire.")
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
            if ((try? FileSystem.disk.status(document)) ?? nil)?.kind == .folder {
                if try !takeBase(document, wanted, desk, terminal) { failed = true }
                continue
            }
            if EntryDesk.directoryEndings.contains(where: { document.lowercased().hasSuffix("." + $0) }) {
                if try await !mergeDirectory(document, into: wanted, desk, terminal) { failed = true }
                continue
            }
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
        return try write(merge, isWhole: !merge.diagnostics.containsErrors, terminal)
    }

    /// - Returns: whether everybody was merged.
    private func mergeDirectory(
        _ directory: String, into kind: Kind?, _ desk: EntryDesk, _ terminal: Terminal
    ) async throws -> Bool {
        let said = try values.map { value in
            let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--set : « \(value) » n'est pas champ=valeur") }
            return (field: parts[0], value: parts[1])
        }
        let options = try sources.options()
        let found: EntryDesk.DirectoryImport
        do throws(EntryDesk.DirectoryFailure) {
            found = try await desk.merge(
                directory: directory, into: kind, saying: said, isPartial: partial,
                SiteBuild(options, in: .process(progress: nil)), with: .disk)
        } catch {
            terminal.write("\(directory): \(error.text(in: terminal.language))\n")
            return false
        }
        for remark in found.remarks {
            terminal.write("\(directory):\(remark.line): \(remark.text(in: terminal.language))\n")
        }
        terminal.print(found.diagnostics)
        return try write(found.merge, isWhole: found.isWhole, terminal)
    }

    /// Writes a table, where it may be.
    /// - Returns: whether all of it is right.
    private func write(_ merge: TableMerge, isWhole: Bool, _ terminal: Terminal) throws -> Bool {
        let isFrench = terminal.language == .french
        let (added, changed, same) = merge.counts
        let isWritten = !merge.bytes.isEmpty && (isWhole || partial) && !dryRun
        do throws(FileError) {
            if isWritten, added + changed > 0 { try WrittenFile(merge.location).write(merge.bytes) }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        if !isWhole, !partial {
            terminal.write(isFrench ? "rien n'a été écrit\n" : "nothing was written\n")
            return false
        }
        terminal.write(
            isFrench
                ? "\(merge.path) : \(added) de plus, \(changed) changées, \(same) comme elles étaient\(dryRun ? " ; rien n'a été écrit" : "")\n"
                : "\(merge.path): \(added) more, \(changed) changed, \(same) as they were\(dryRun ? "; nothing was written" : "")\n"
        )
        return isWhole
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

extension EntryDesk.DirectoryFailure {
    fileprivate func text(in language: MessageLanguage) -> String {
        switch (self, language) {
        case (.noKind(let kinds), .french):
            "dites par --kind de quelle sorte sont les personnes"
                + (kinds.isEmpty ? "" : " : \(kinds.map(\.key).joined(separator: ", "))")
        case (.noKind(let kinds), .english):
            "say by --kind of which kind the people are"
                + (kinds.isEmpty ? "" : ": \(kinds.map(\.key).joined(separator: ", "))")
        case (.unknownField(let name), .french): "pas de champ « \(name) »"
        case (.unknownField(let name), .english): "no field “\(name)”"
        case (.file(let error), _): error.diagnostic.message(in: language)
        }
    }
}
