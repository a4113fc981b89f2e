internal import Language
internal import Rendering

/// What is told to crawlers and browsers of a site whose address is known.
public enum CrawlerFiles {
    /// The addresses of pages (sitemaps.org, protocol 0.9).
    /// - Parameters:
    ///   - paths: of the pages, from the root.
    ///   - base: the site's address, ending with `/`.
    public static func siteMap(_ paths: [String], base: String) -> [UInt8] {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        bytes += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
        for path in paths {
            bytes += "<url><loc>".utf8
            bytes.append(escaping: base + path)
            bytes += "</loc></url>\n".utf8
        }
        return bytes + Array("</urlset>\n".utf8)
    }

    /// How browsers search the site (OpenSearch 1.1).
    /// - Parameter search: the path of the page of results.
    public static func openSearch(title: String, search: String, base: String) -> [UInt8] {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        bytes += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>".utf8
        // The specification allows sixteen characters.
        bytes.append(escaping: String(title.prefix(16)))
        bytes += "</ShortName>\n<Description>".utf8
        bytes.append(escaping: title)
        bytes += "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\"".utf8
        bytes.append(escaping: base + search)
        bytes += "?q={searchTerms}\"/>\n</OpenSearchDescription>\n".utf8
        return bytes
    }
}
