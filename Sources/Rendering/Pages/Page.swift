public import KnowledgeBase

/// A page of the site: where it stands and what it shows. Its bytes are made when asked for.
public struct Page: Sendable, Hashable {
    /// From the site's root: `politiques/logement.html`.
    public var path: String
    /// What it shows.
    public var subject: Subject

    /// What a page shows.
    public enum Subject: Sendable, Hashable {
        case home
        case entry(EntryID)
        /// Entries of a kind, by title; `number` counts from 1.
        case list(kind: Int, number: Int, of: Int)
        /// An index of a view declared in the model, or of everything when nil; `number` counts from 1.
        case index(view: Int?, number: Int, of: Int)
        case siteMap
        case notFound
        /// A former address of an entry.
        case redirect(EntryID)
    }
}

extension Page {
    /// The way from the page to the site's root: empty or `../` as often as needed.
    var root: String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
