import ArgumentParser
import ContentModel
import Diagnostics
import SiteBuild

/// A sort of document, as a command of `unisson export`.
protocol DocumentWord {
    static var sort: DocumentSort { get }
    static var name: String { get }
    static var aliases: [String] { get }
    static var abstract: String { get }
    /// What follows the command, as its help shows it.
    static var example: String { get }
    static var usualForm: DocumentForm { get }
}

extension DocumentWord {
    static var usualForm: DocumentForm { .pdf }
}

/// Makes one document, for paper or a wall.
struct ExportDocument<Word: DocumentWord>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Word.name, abstract: Word.abstract,
            discussion: """
                Le nom est un titre, ou quelques mots du titre qui n'en désignent qu'un ; ou le chemin du fichier.
                PDF demande le paquet weasyprint ; ODT, DOCX et PPTX, pandoc ; ODP, libreoffice-impress.

                Exemple :
                  unisson export \(Word.name) \(Word.example)
                """, aliases: Word.aliases)
    }

    @Argument(help: ArgumentHelp("De quoi : un titre, ou un chemin. Inutile s'il n'y en a qu'un.", valueName: "nom"))
    var name: String?

    @Option(
        help: ArgumentHelp("La forme : pdf, odt ou docx ; pour le plan, pptx ou odp aussi.", valueName: "forme"))
    var format: String?

    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "Le fichier à écrire ; par défaut, au nom de la fiche, dans ce dossier.", valueName: "fichier"))
    var output: String?

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    /// The form that is asked for, or that the file's name says.
    private var form: DocumentForm? {
        if let format { return DocumentForm(rawValue: format.lowercased()) }
        let ending = output?.split(separator: ".").last.map { $0.lowercased() }
        return ending.flatMap { DocumentForm(rawValue: $0) } ?? Word.usualForm
    }

    func validate() throws {
        guard let form, !form.isSlides || Word.sort == .plan else {
            throw ValidationError("--format : pdf, odt, docx" + (Word.sort == .plan ? ", pptx, odp" : ""))
        }
    }

    mutating func run() async throws {
        let terminal = Terminal(printing)
        guard let form else { return }
        let build = SiteBuild(try sources.options(), in: .process(progress: nil))
        let (made, report) = await build.document(Word.sort, named: name, as: form)
        // What is left to mend in the base is told by a check: here it would hide what keeps the document from being made.
        terminal.print(made == nil ? report.diagnostics.filter { $0.severity == .error } : [])
        guard let made else { throw ExitCode(report.exitStatus == 0 ? 1 : report.exitStatus) }
        let path = output ?? made.name
        try terminal.write([made.bytes], to: path)
        print(path)
    }
}

/// The sorts of documents.
enum ExportedDocuments {
    static let commands: [any ParsableCommand.Type] = [
        ExportDocument<Report>.self, ExportDocument<Decisions>.self, ExportDocument<Sheet>.self,
        ExportDocument<Entry>.self, ExportDocument<Plan>.self, ExportDocument<Matrix>.self,
        ExportDocument<Booklet>.self,
    ]

    enum Report: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.report, "report", ["compte-rendu"])
        static let abstract = "Rend le compte rendu d'une rencontre, à imprimer ou à reprendre."
        static let example = #""séminaire" --format odt"#
    }

    enum Decisions: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.decisions, "decisions", ["releve", "relevé"])
        static let abstract = "Rend le relevé de décisions d'une rencontre, avec les engagements pris."
        static let example = #""séminaire""#
    }

    enum Sheet: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.sheet, "sheet", ["fiche-entretien"])
        static let abstract = "Rend une fiche d'entretien."
        static let example = #""habitat indigne – élus""#
    }

    enum Entry: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.entry, "entry", ["fiche", "policy", "politique"])
        static let abstract = "Rend une fiche, quelle qu'elle soit : une politique, un service, une position."
        static let example = "politiques/logement.md --format docx"
    }

    enum Plan: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.plan, "plan", [String]())
        static let abstract = "Rend le plan d'action : à lire (pdf, odt, docx) ou à projeter (pptx, odp)."
        static let example = "--format pptx --output plan.pptx"
        static let usualForm = DocumentForm.pptx
    }

    enum Matrix: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.matrix, "matrix", ["matrice"])
        static let abstract = "Rend la matrice : qui fait quoi, politique par politique."
        static let example = "--output qui-fait-quoi.pdf"
    }

    enum Booklet: DocumentWord {
        static let (sort, name, aliases) = (DocumentSort.booklet, "booklet", ["recueil", "positions"])
        static let abstract =
            "Rend un recueil : toutes les positions en vigueur, ou toutes les fiches d'un autre genre."
        static let example = "politiques --output politiques.pdf"
    }
}
