/// News for those who subscribe to them (RFC 4287, The Atom Syndication Format).
public struct AtomFeed: Sendable {
    /// A name that stays when the site moves: `urn:uuid:…`.
    public var id: String
    /// What it tells of.
    public var title: String
    /// Who speaks.
    public var author: String
    /// The language of its texts.
    public var language: SiteLanguage
    /// When anything in it changed last.
    public var updated: Moment
    /// Where it stands itself; nil where that is not known.
    public var ownAddress: String?
    /// The page that says the same.
    public var page: String?
    /// Newest first.
    public var entries: [Entry]

    /// One piece of news.
    public struct Entry: Sendable {
        /// A name that stays: `urn:uuid:…`.
        public var id: String
        /// What it is about.
        public var title: String
        /// What is new.
        public var text: String
        /// Where it is read; nil where it has no page.
        public var address: String?
        /// Since when.
        public var updated: Moment

        /// Joins the parts.
        public init(id: String, title: String, text: String, address: String?, updated: Moment) {
            (self.id, self.title, self.text, self.address, self.updated) = (id, title, text, address, updated)
        }
    }

    /// Joins the parts. Addresses are absolute, or seen from where the feed stands.
    public init(
        id: String, title: String, author: String, language: SiteLanguage, updated: Moment, ownAddress: String? = nil,
        page: String? = nil, entries: [Entry]
    ) {
        (self.id, self.title, self.author, self.language) = (id, title, author, language)
        (self.updated, self.ownAddress, self.page, self.entries) = (updated, ownAddress, page, entries)
    }

    /// The feed as XML, UTF-8.
    public var bytes: [UInt8] {
        var xml = XML()
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.rawValue)\">\n")
        xml.element("id", id)
        xml.element("title", title)
        xml.element("updated", updated.description)
        xml.raw("<author>")
        xml.element("name", author)
        xml.raw("</author>\n")
        if let ownAddress { xml.link("self", ownAddress) }
        if let page { xml.link("alternate", page) }
        for entry in entries {
            xml.raw("<entry>\n")
            xml.element("id", entry.id)
            xml.element("title", entry.title)
            xml.element("updated", entry.updated.description)
            if let address = entry.address { xml.link("alternate", address) }
            xml.element("content", entry.text)
            xml.raw("</entry>\n")
        }
        xml.raw("</feed>\n")
        return xml.bytes
    }

    private struct XML {
        var bytes: [UInt8] = []

        mutating func raw(_ text: String) { bytes += text.utf8 }

        mutating func element(_ name: String, _ text: String) {
            raw("<\(name)>")
            bytes.append(escaping: Self.allowed(text))
            raw("</\(name)>\n")
        }

        mutating func link(_ relation: String, _ address: String) {
            raw("<link rel=\"\(relation)\" href=\"")
            bytes.append(escaping: Self.allowed(address))
            raw("\"/>\n")
        }

        /// Without the characters that XML cannot hold, even escaped (XML 1.0, 2.2 Characters).
        private static func allowed(_ text: String) -> String {
            func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
                switch scalar.value {
                case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
                default: false
                }
            }
            if text.unicodeScalars.allSatisfy(isAllowed) { return text }
            var kept = String.UnicodeScalarView()
            kept.append(contentsOf: text.unicodeScalars.filter(isAllowed))
            return String(kept)
        }
    }
}
