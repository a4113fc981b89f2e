/// What pages are held against.
public struct AuditRules: Sendable {
    /// All files that are known before pages are made.
    let planned: Set<PageKey>
    /// The sources of each directive of the site's Content-Security-Policy.
    let contentSecurityPolicy: [(directive: String, sources: Set<String>)]
    /// The gzipped sizes of styles and scripts, in bytes.
    let weights: [PageKey: Int]
    /// The page that is shown at addresses of all depths.
    let pageAnywhere: String
    /// Where the site will be read, with the final `/`; empty where nobody says so.
    let baseURL: String
    let names = PageNames()

    /// The most bytes of an ordinary page with its styles and scripts, gzipped, without images.
    public static let pageWeight = 30_000
    /// The most files that it is made of, itself among them.
    public static let pageRequests = 5
    /// The most bytes of a style sheet, gzipped.
    public static let styleWeight = 10_000
    /// The most characters of a file's or a folder's name.
    public static let nameLength = 60

    /// - Parameters:
    ///   - planned: the paths of all files that are known before pages are made, from the site's root.
    ///   - contentSecurityPolicy: that of the site; pages may have a narrower one.
    ///   - weights: by path, the gzipped sizes of styles and scripts, in bytes.
    ///   - pageAnywhere: the path of the page that is shown at addresses of all depths.
    ///   - baseURL: where the site will be read, with the final `/`; empty where nobody says so.
    public init(
        planned: [String], contentSecurityPolicy: String, weights: [String: Int], pageAnywhere: String,
        baseURL: String = ""
    ) {
        self.baseURL = baseURL
        self.planned = Set(planned.map { PageKey(path: $0) })
        self.contentSecurityPolicy = Self.directives(contentSecurityPolicy)
        self.weights = Dictionary(uniqueKeysWithValues: weights.map { (PageKey(path: $0), $1) })
        self.pageAnywhere = pageAnywhere
    }

    /// Content Security Policy Level 3, 2.2.1: directives between semicolons, each a name and its sources.
    static func directives(_ text: String) -> [(directive: String, sources: Set<String>)] {
        text.split(separator: ";").compactMap { part in
            let words = part.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
            return words.first.map { ($0, Set(words.dropFirst())) }
        }
    }
}
