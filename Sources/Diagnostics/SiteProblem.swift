public import Language

/// What can be wrong with the site as a whole: its settings, its theme, its paths, its output.
public enum SiteProblem: Sendable, Hashable, Codable {
    /// A needed file or folder is not there.
    case missing(String)
    /// A file or folder that cannot be read.
    case unreadable(reason: SystemReason)
    /// A link to a file outside the content folder.
    case outsideContent(String)
    /// A symbolic link that leads out of the content folder, or is broken.
    case symbolicLink(target: String)
    /// Two plan items on one path.
    case pathTaken(String)
    /// A file name that Windows reserves, or that the site's paths cannot hold.
    case badName(String)
    /// A file in the content folder that no kind claims.
    case unclaimedFile
    /// A folder of so many such files.
    case unclaimedFolder(files: Int)
    /// The folder or the table of a kind, under another name than the model's.
    case renamedSource(String, kind: String, isFolder: Bool)
    /// A text or table in a form that is not read, and that no entry shows.
    case overlookedFile(OverlookedForm)
    /// `index.md` or `README.md` in the folder of a kind, whose page is made of its entries.
    case folderPage(String)
    /// What a service that copies files between machines kept beside a file changed on two of them.
    case conflictCopy
    /// A file or folder whose name holds a character that nobody sees; with its number in the name.
    case invisibleInName(String)
    /// An attached file that a browser may run, and what in it may be.
    case activeFile(ActiveContent)
    /// An attached file of a type that is not known to be harmless; its name's ending, which may be empty.
    case unlistedFileType(String)
    case attachmentTooLarge(bytes: Int, limit: Int)
    /// What is written would stand in a folder that is read, or in the site.
    case writtenAmongSources(path: String, folder: String)
    /// The output is not a generation of ours: it is refused, never deleted.
    case outputNotOurs(String)
    /// Another build is writing the same output.
    case locked(String)
    /// The system refused to write.
    case unwritable(path: String, reason: SystemReason)
    /// The site is published, and the system could not promise that it stays after a power cut.
    case mayNotLast(reason: SystemReason)
    /// A program that makes documents is not on the machine; with the package that brings it.
    case converterMissing(program: String, package: String)
    /// Such a program ended without a document, with the last that it said.
    case converterFailed(program: String, said: String)
    /// Such a program was ended after so many seconds.
    case converterTooSlow(program: String, seconds: Int)
    /// A document asked for by a name that none has, or that several have.
    case unknownDocument(String)
    /// A theme's parent chain that comes back to itself.
    case themeCycle(String)
    /// An edition asked for that the model does not declare; with those that it does.
    case unknownEdition(String, known: [String])
    /// A file of the site holds what stands only in texts that its audience must not read.
    case leak(String)
    /// An entry that keeps its version of a day, or is not published at all, until its errors, or those of what it needs, are
    /// mended.
    case heldBack(String, since: CalendarDate?, isOwnFault: Bool)
    /// An entry that a preview leaves out, or shows as it was, until its errors, or those of what it needs, are mended.
    case notPreviewed(String, isAbsent: Bool, isOwnFault: Bool)
    /// An error that stops everything although entries in error may wait.
    case cannotWait(HoldRefusal)
}

/// What a file that is not read seems to be.
public enum OverlookedForm: Sendable, Hashable, Codable {
    /// A Markdown text under another ending, or none; with the name that it should have.
    case misnamed(String)
    /// A text of a word processor; with the name that its entry would have.
    case document(String)
    /// A table of a spreadsheet; with the name that its CSV file would have.
    case sheet(String)
    case other
}

extension SiteProblem: ProblemDetail {
    var id: String {
        switch self {
        case .missing: "introuvable"
        case .unreadable: "illisible"
        case .outsideContent: "hors-du-contenu"
        case .symbolicLink: "lien-symbolique"
        case .pathTaken: "chemin-pris"
        case .badName: "nom-interdit"
        case .unclaimedFile: "fichier-sans-genre"
        case .unclaimedFolder: "dossier-sans-genre"
        case .renamedSource: "dossier-renomme"
        case .overlookedFile: "fichier-non-lu"
        case .folderPage: "page-de-dossier"
        case .conflictCopy: "copie-de-conflit"
        case .invisibleInName: "nom-avec-invisible"
        case .activeFile: "fichier-actif"
        case .unlistedFileType: "type-de-fichier"
        case .attachmentTooLarge: "fichier-joint-trop-gros"
        case .writtenAmongSources: "sortie-dans-les-sources"
        case .outputNotOurs: "sortie-etrangere"
        case .locked: "verrou"
        case .unwritable: "ecriture-impossible"
        case .mayNotLast: "publication-fragile"
        case .converterMissing: "convertisseur-absent"
        case .converterFailed: "convertisseur-en-echec"
        case .converterTooSlow: "convertisseur-trop-lent"
        case .unknownDocument: "document-inconnu"
        case .themeCycle: "theme-en-boucle"
        case .unknownEdition: "edition-inconnue"
        case .leak: "fuite"
        case .heldBack, .notPreviewed: "mise-a-jour-en-attente"
        case .cannotWait: "attente-impossible"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .unclaimedFile, .unclaimedFolder, .overlookedFile, .folderPage, .conflictCopy, .invisibleInName,
            .mayNotLast, .heldBack, .notPreviewed:
            .warning
        default: .error
        }
    }
}

/// Why an error stops everything although entries in error may wait.
public enum HoldRefusal: Error, Hashable, Codable {
    /// A leak, two words on one subject, a restriction, a visa: nothing may hide it.
    case forbidden
    /// It stands in no entry: in the model, the settings, the theme, an attached file.
    case noEntry
    /// No build kept the texts of the published site.
    case nothingKnown
    /// The new version says less, to fewer people or for a shorter time.
    case takesBack
    /// The new text cannot be read: it may restrict or withdraw.
    case unreadable
    /// A row without identifier, while a former row is gone.
    case namelessRow
    /// It stays with the former version: what that needs is gone.
    case stillWrong
}
