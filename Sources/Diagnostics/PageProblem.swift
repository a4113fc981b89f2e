/// What can be wrong with a page as it was made, whatever made it so: a template most often.
public enum PageProblem: Sendable, Hashable, Codable {
    /// An id that an element before it has.
    case duplicateID(String)
    /// A link, or what a page loads, to a file that the site does not have; as the page writes it.
    case brokenLink(String)
    /// A link to an id that the page it leads to does not have; as the page writes it.
    case brokenAnchor(String)
    /// A label, or a name taken from elsewhere on the page, of an id that is not there.
    case brokenLabel(attribute: String, id: String)
    /// Not exactly one `h1`.
    case mainHeadings(count: Int)
    /// The first heading is no `h1` (from 0), or one is more than a level below the one before it.
    case skippedLevel(from: Int, to: Int)
    case emptyHeading(level: Int)
    /// No `title`, or an empty one.
    case missingTitle
    /// The title of another page too.
    case duplicateTitle(String)
    /// No `lang` on the `html` element.
    case missingLanguage
    case tableWithoutCaption
    case tableWithoutHeaders
    /// A header without `scope`, or with an unknown one.
    case headerWithoutScope
    case emptyHeader
    /// An image without `alt`, or a drawing that is neither named nor hidden.
    case imageWithoutAlternative
    /// A link without a name; where it leads.
    case emptyLink(String)
    /// A link whose text is that of another link, which leads elsewhere.
    case ambiguousLink(String)
    /// Something loaded from outside the site.
    case externalResource(String)
    /// No Content-Security-Policy, or one that comes after what it should hold.
    case missingSecurityPolicy
    /// A directive of the Content-Security-Policy that is missing or allows more than the site needs.
    case weakSecurityPolicy(String)
    /// A script, a style or a handler in the page itself; how it begins.
    case inlineCode(String)
    /// Tags that do not match.
    case malformed
    /// A name in the path that is longer than drives can hold, or in capitals.
    case badName(limit: Int)
    /// The page with its styles and scripts, gzipped, in bytes.
    case heavyPage(bytes: Int, limit: Int)
    /// The files that the page loads, itself among them.
    case manyRequests(count: Int, limit: Int)
    /// A style sheet, gzipped, in bytes.
    case heavyStyle(bytes: Int, limit: Int)
}

/// A fault of pages, with the first on which it was found.
public struct PageRemark: Sendable, Hashable, Codable {
    /// What is wrong.
    public let problem: PageProblem
    /// The page, as a path from the site's root; empty where none has it.
    public let page: String
    /// On how many more pages it was found.
    public let others: Int

    /// Joins a fault and where it was found.
    public init(_ problem: PageProblem, on page: String, others: Int = 0) {
        self.problem = problem
        self.page = page
        self.others = others
    }
}

extension PageRemark: ProblemDetail {
    var id: String { problem.id }
    var severity: Diagnostic.Severity { problem.severity }

    var french: String {
        guard !page.isEmpty else { return problem.french }
        switch others {
        case 0: return problem.french + " (\(page))"
        case 1: return problem.french + " (\(page) et 1 autre page)"
        default: return problem.french + " (\(page) et \(others) autres pages)"
        }
    }

    var english: String {
        guard !page.isEmpty else { return problem.english }
        switch others {
        case 0: return problem.english + " (\(page))"
        case 1: return problem.english + " (\(page) and 1 more page)"
        default: return problem.english + " (\(page) and \(others) more pages)"
        }
    }
}

extension PageProblem {
    /// The stable identifier.
    public var id: String {
        switch self {
        case .duplicateID: "identifiant-de-page-en-double"
        case .brokenLink: "lien-de-page-mort"
        case .brokenAnchor: "ancre-de-page-morte"
        case .brokenLabel: "etiquette-sans-cible"
        case .mainHeadings: "titre-principal"
        case .skippedLevel: "niveau-de-titre-saute"
        case .emptyHeading: "titre-vide"
        case .missingTitle: "page-sans-titre"
        case .duplicateTitle: "titre-de-page-en-double"
        case .missingLanguage: "page-sans-langue"
        case .tableWithoutCaption: "tableau-sans-legende"
        case .tableWithoutHeaders: "tableau-sans-entete"
        case .headerWithoutScope: "entete-sans-portee"
        case .emptyHeader: "entete-vide"
        case .imageWithoutAlternative: "image-sans-texte"
        case .emptyLink: "lien-sans-texte"
        case .ambiguousLink: "liens-de-meme-texte"
        case .externalResource: "ressource-externe"
        case .missingSecurityPolicy: "page-sans-regle-de-securite"
        case .weakSecurityPolicy: "regle-de-securite-affaiblie"
        case .inlineCode: "code-dans-la-page"
        case .malformed: "page-mal-formee"
        case .badName: "nom-de-fichier-trop-long"
        case .heavyPage: "page-lourde"
        case .manyRequests: "page-de-trop-de-fichiers"
        case .heavyStyle: "style-lourd"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .ambiguousLink, .heavyPage, .manyRequests, .heavyStyle: .warning
        default: .error
        }
    }
}
