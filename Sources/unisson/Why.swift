import ArgumentParser
import Authoring
import Diagnostics
import Files
import SiteBuild

struct Impact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dit quelles pages une fiche change.",
        discussion: """
            Exemples :
              unisson impact dire:radars
              unisson impact content/dires/radars.md
            """)

    @Argument(help: ArgumentHelp("sorte:identifiant, ou le fichier de la fiche.", valueName: "fiche"))
    var entry: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let terminal = Terminal(printing)
        let reads = try await terminal.pageReads(sources)
        guard let impact = reads.impact(of: entry) else {
            terminal.write(
                terminal.language == .french ? "« \(entry) » n'est pas une fiche\n" : "“\(entry)” is no entry\n")
            throw ExitCode(64)
        }
        for page in impact.pages { print(page) }
        let (pages, lists) = (impact.pages.count, impact.lists.count)
        switch terminal.language {
        case .french:
            terminal.write(
                "\(impact.entry) se lit ou se nomme sur \(pages) page\(pages > 1 ? "s" : "")"
                    + (lists > 0
                        ? " ; \(lists) autre\(lists > 1 ? "s" : "") liste\(lists > 1 ? "nt" : "") ou compte\(lists > 1 ? "nt" : "") : \(impact.kind)"
                        : "")
                    + "\n")
        case .english:
            terminal.write(
                "\(impact.entry) stands on \(pages) page\(pages == 1 ? "" : "s")"
                    + (lists > 0
                        ? "; \(lists) other\(lists == 1 ? " lists or counts" : "s list or count"): \(impact.kind)" : "")
                    + "\n")
        }
    }
}

struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dit de quoi une page est faite : ce qu'elle a demandé à la base.",
        discussion: """
            Exemple :
              unisson why annuaire.html
            """)

    @Argument(help: ArgumentHelp("La page, depuis la racine du site.", valueName: "page"))
    var page: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let terminal = Terminal(printing)
        let reads = try await terminal.pageReads(sources)
        let path = page.hasPrefix("/") ? String(page.dropFirst()) : page
        guard let reasons = reads.reasons(of: path) else {
            terminal.write(
                terminal.language == .french
                    ? "« \(page) » n'est pas une page du site\n" : "“\(page)” is no page of the site\n")
            throw ExitCode(64)
        }
        for reason in reasons { print(reason) }
    }
}

extension Terminal {
    /// Builds the site where nobody reads it, for whom it asks of the base.
    fileprivate func pageReads(_ sources: SourceOptions) async throws -> PageReads {
        guard let folder = Import.workFolder() else { throw ExitCode(74) }
        defer { try? FileSystem.disk.remove(folder) }
        var options = try sources.options()
        options.output = folder + "/site"
        options.showsWidest = sources.edition == nil
        let (reads, report) = await PageReads.gather(options, in: .process(progress: nil))
        guard let reads else {
            print(report.diagnostics.filter { $0.severity == .error })
            throw ExitCode(1)
        }
        return reads
    }
}
