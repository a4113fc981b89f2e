/// What can keep a built site from being published elsewhere, or should be known about it.
public enum PublicationProblem: Sendable, Hashable, Codable {
    /// No site was built where one is looked for.
    case noSite(String)
    /// What stands there is not a whole generation with its edition.
    case incompleteSite(String)
    /// A build replaced the site while it was read.
    case siteChanged(String)
    /// Something stands where a file or folder is to be put, and unisson did not put it there.
    case foreignFile(String)
    /// A file that unisson put there was changed since by somebody else; it was put right, or taken away as it had to be.
    case alteredFile(String, isRemoved: Bool)
    /// The destination holds another audience's site.
    case otherEdition(site: String, destination: String)
    /// The list of what is unisson's cannot be read.
    case damagedManifest(String)
    /// Nothing was ever published there, and it was asked that something be.
    case nothingPublished(String)
    /// Another publication writes there.
    case locked(String)
    /// The destination knows no locks.
    case noLocks(String)
    /// A path longer than Windows takes, in UTF-16 units.
    case longPath(length: Int, limit: Int)
    /// A path that differs from another only in case, which Windows does not see.
    case sameButForCase(String)
    /// A file read back is not what was written.
    case notAsWritten(String)
    /// A group that this machine does not have.
    case unknownGroup(String)
    /// A destination that is published to by rclone: what the edition says of group and mode cannot be given.
    case accessNotGiven(String)
    /// The program that publishes to remotes is not installed.
    case rcloneMissing
    /// It failed; with its own last words.
    case rcloneFailed(destination: String, reason: String)
    /// It took longer than it may, in seconds.
    case rcloneTooSlow(destination: String, limit: Int)
}

extension PublicationProblem: ProblemDetail {
    var id: String {
        switch self {
        case .noSite: "site-absent"
        case .incompleteSite: "site-incomplet"
        case .siteChanged: "site-reconstruit"
        case .foreignFile: "fichier-etranger"
        case .alteredFile: "fichier-retouche"
        case .otherEdition: "autre-edition"
        case .damagedManifest: "manifeste-illisible"
        case .nothingPublished: "rien-de-publie"
        case .locked: "publication-en-cours"
        case .noLocks: "partage-sans-verrou"
        case .longPath: "chemin-trop-long"
        case .sameButForCase: "noms-a-la-casse-pres"
        case .notAsWritten: "fichier-mal-ecrit"
        case .unknownGroup: "groupe-inconnu"
        case .accessNotGiven: "droits-sans-effet"
        case .rcloneMissing: "rclone-absent"
        case .rcloneFailed: "rclone-en-echec"
        case .rcloneTooSlow: "rclone-trop-long"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .alteredFile, .noLocks, .accessNotGiven: .warning
        default: .error
        }
    }
}
