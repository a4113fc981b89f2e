public import ContentModel

/// The addresses of data, from the site's root. The folder's name is reserved: no kind takes it.
public enum DataPath {
    /// The page that explains the others.
    static let page = "donnees/index.html"

    /// The whole base.
    public static let base = "donnees/base.json"
    /// What that file holds, as JSON Schema.
    public static let schema = "donnees/base.schema.json"
    /// The whole base as RDF, in Turtle.
    public static let turtle = "donnees/base.ttl"
    /// The same in JSON-LD.
    public static let jsonLD = "donnees/base.jsonld"
    /// What browsers are told of the site's search.
    public static let openSearch = "opensearch.xml"
    /// What crawlers are told of its pages.
    public static let siteMap = "sitemap.xml"

    /// What documents stand below: reserved with the folder of data.
    static let documents = "donnees/documents/"
    /// What files to take along stand below.
    static let takeaways = "donnees/a-emporter/"

    /// The entries of a kind, as CSV or JSON.
    public static func kind(_ kind: Kind, _ ending: String) -> String { "donnees/fiches/\(kind.key).\(ending)" }
    /// What a view draws, as a table.
    public static func table(_ view: View) -> String { "donnees/vues/\(view.key).csv" }
    /// The days of a calendar.
    public static func calendar(_ view: View) -> String { "donnees/calendriers/\(view.key).ics" }
    /// The days that concern an entry. No name of a view has a stroke in it.
    public static func calendar(of kind: Kind, slug: String) -> String {
        "donnees/calendriers/\(kind.path)/\(slug).ics"
    }
    /// How to reach all entries of a kind.
    public static func contacts(_ kind: Kind) -> String { "donnees/contacts/\(kind.key).vcf" }
    /// How to reach an entry.
    public static func contact(of kind: Kind, slug: String) -> String { "donnees/contacts/\(kind.path)/\(slug).vcf" }
}
