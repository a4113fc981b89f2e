import ArgumentParser
import Diagnostics
import Dispatch
import FoundationEssentials
import Language
import Publishing
import SiteBuild

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publie un site construit : dossier ou partage, archive .zip, ou destination de rclone.",
        discussion: """
            Seul ce qui a changé est envoyé : d'abord les fichiers, puis les pages, l'accueil en dernier, enfin ce qui s'en \
            va. Chaque fichier est vérifié. Rien de ce qu'unisson n'a pas publié n'est remplacé ni retiré. Interrompue, la \
            publication suivante reprend et finit.

            Exemples :
              unisson publish /mnt/intranet/connaissances
              unisson publish /media/cle/connaissances.zip
              unisson publish hebergeur:www/connaissances --existing
              unisson publish ":webdav,url='https://partage.example':connaissances" --dry-run
            """)

    @Argument(
        help: ArgumentHelp(
            "Un dossier, un fichier .zip, ou « nom:chemin » de rclone.", valueName: "destination"))
    var destination: String

    @Option(help: ArgumentHelp("Le site construit.", valueName: "dossier"))
    var site = ".build/site"

    @Flag(help: "Dit ce qui serait fait, sans rien écrire.")
    var dryRun = false

    @Flag(
        help: "Refuse une destination où rien n'a encore été publié : un partage qui n'est pas monté, la nuit.")
    var existing = false

    @Flag(help: "Permet que la destination change d'édition.")
    var changeEdition = false

    @Flag(
        help: "Relit aussi, à distance, ce qui n'a pas changé ; un dossier l'est toujours.")
    var verifyAll = false

    @Option(help: ArgumentHelp("Le temps laissé à chaque appel de rclone, en minutes.", valueName: "minutes"))
    var timeLimit = 60

    @Flag(help: "N'écrit que les remarques.")
    var quiet = false

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if destination.isEmpty { throw ValidationError("Où publier ? Par exemple : unisson publish /mnt/intranet") }
        if timeLimit < 1 || timeLimit > 10_000 { throw ValidationError("--time-limit : de 1 à 10000 minutes") }
        if case .remote = Destination(destination), destination.lowercased().hasSuffix(".zip") {
            throw ValidationError(
                "Une archive s'écrit dans un dossier : publiez-la ici, puis copiez-la par « rclone copyto »")
        }
    }

    func run() throws {
        let terminal = Terminal(printing)
        let progress = quiet ? nil : terminal.publishingLine()
        let clock: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
        let started = clock()
        do {
            let built = try BuiltSite(at: site)
            let contents = try SiteContents(in: built.folder, edition: built.card.edition, date: built.card.date)
            var options = Publication.Options(Destination(destination))
            options.isDryRun = dryRun
            options.mustExist = existing
            options.changesEdition = changeEdition
            options.verifiesAll = verifyAll
            options.timeLimit = timeLimit * 60
            options.access = Publication.Access(group: built.card.group, mode: built.card.mode)
            let surroundings = Publication.Surroundings(
                rclone: Program.found("rclone", clock: clock), clock: clock, progress: { progress?.show($0, $1) })
            let report = try Publication(contents, options, in: surroundings).run()
            progress?.clear()
            terminal.print(report.remarks)
            if dryRun { terminal.list(report) }
            if !quiet { terminal.summary(of: report, seconds: clock() - started, isDryRun: dryRun) }
        } catch let failure as PublishingFailure {
            progress?.clear()
            terminal.print([failure.diagnostic])
            throw ExitCode(74)
        } catch let failure as PublicationFailure {
            progress?.clear()
            terminal.print(failure.diagnostics)
            throw ExitCode(failure.exitStatus)
        }
    }
}

extension PublicationFailure {
    /// 1 for names that the content must change, 64 for an edition that was not asked for, 74 for all that the disk, the
    /// network or the destination refuse.
    var exitStatus: Int32 {
        switch diagnostics.first?.problem {
        case .site(.badName), .publication(.longPath), .publication(.sameButForCase): 1
        case .publication(.otherEdition): 64
        default: 74
        }
    }
}

extension Terminal {
    /// What would be done, a file a line, on standard output: `+` new, `~` changed, `-` removed.
    func list(_ report: PublicationReport) {
        for (mark, paths) in [("+", report.added), ("~", report.changed), ("-", report.removed)] {
            for path in paths { Swift.print(mark, path) }
        }
    }

    /// One line that says how it ended.
    func summary(of report: PublicationReport, seconds: Double, isDryRun: Bool) {
        let (sent, removed) = (report.added.count + report.changed.count, report.removed.count)
        let tenths = Int(seconds * 10 + 0.5)
        switch language {
        case .french:
            func plural(_ count: Int) -> String { count > 1 ? "s" : "" }
            var text = "\(sent) fichier\(plural(sent)) \(isDryRun ? "à envoyer" : "envoyé" + plural(sent)), "
            text += isDryRun ? "\(removed) à retirer, " : "\(removed) retiré\(plural(removed)), "
            text += "\(report.unchanged) inchangé\(plural(report.unchanged))"
            text += isDryRun ? " ; rien n'a été écrit" : ", en \(tenths / 10),\(tenths % 10)\u{202F}s ; vérifiés"
            write(text + "\n")
        case .english:
            var text = "\(sent) file\(sent == 1 ? "" : "s") \(isDryRun ? "to send" : "sent"), "
            text += "\(removed) \(isDryRun ? "to remove" : "removed"), \(report.unchanged) unchanged"
            text += isDryRun ? "; nothing was written" : ", in \(tenths / 10).\(tenths % 10) s; verified"
            write(text + "\n")
        }
    }

    /// The line of a terminal on which progress is shown; nil where nobody watches.
    func publishingLine() -> PublishingLine? {
        progressLine().map { PublishingLine(language: language, line: $0) }
    }
}

/// Shows how many files are on their way.
struct PublishingLine: Sendable {
    let language: MessageLanguage
    let line: ProgressLine

    func show(_ done: Int, _ total: Int) {
        guard total >= 100, done % 20 == 0 || done == total else { return }
        let name = language == .french ? "envoi" : "sending"
        Terminal.writeError("\r\u{1B}[K\(name) \(done)/\(total)")
    }

    func clear() { line.clear() }
}
