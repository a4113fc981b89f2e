public import Diagnostics

/// HTML made once, with gaps that depend on other entries and are filled when a page is made.
public struct Fragment: Sendable, Hashable {
    /// UTF-8. Well-formed on its own once the slots are filled.
    public var html: [UInt8]
    /// In ascending order of offset.
    public var slots: [Slot]
    /// In order of appearance, external ones included.
    public var links: [Link]
    /// In order of appearance.
    public var headings: [Heading]
    /// Footnotes shown at the end, in order.
    public var notes: [Footnote]
    /// Plain text by heading, what precedes the first one included; empty unless the options ask for it.
    public var sections: [TextSection]

    /// Nothing.
    public static let empty = Fragment(html: [], slots: [], links: [], headings: [], notes: [], sections: [])
}

extension Fragment {
    /// A plain text, escaped, with a slot before each word that may be a sigle.
    public init(text: String) {
        self = .empty
        var text = text
        text.withUTF8 { HTML.appendMarkingTerms($0, to: &html, slots: &slots) }
    }
}

/// A place in a fragment's HTML that a page fills.
public struct Slot: Sendable, Hashable {
    /// What the page writes there. The numbers index the fragment's links.
    public enum Kind: Sendable, Hashable {
        /// `<a href=…>`, or nothing when the target cannot be seen. When the link's text is empty, the target's title follows.
        case linkOpen(Int)
        /// `</a>`, or nothing.
        case linkClose(Int)
        /// `<img …>` with the link's text as its `alt`.
        case image(Int)
        /// The next so many bytes, which stay, may be a sigle (`DDT`, `S.G.A.R.`): letters, digits and dots only.
        case term(length: Int)
    }

    /// In bytes from the start of the HTML.
    public var offset: Int
    /// What goes there.
    public var kind: Kind
}

/// A footnote of a fragment.
public struct Footnote: Sendable, Hashable {
    /// What calls it, as written.
    public var label: String
    /// Where it is defined.
    public var place: Place
}

/// A heading of a fragment.
public struct Heading: Sendable, Hashable {
    /// As rendered: from the options' first level to 6.
    public var level: Int
    /// Without markup.
    public var text: String
    /// The address within the page, unique in the fragment.
    public var id: String
    /// Where it stands in the source.
    public var place: Place
}

/// What stands under a heading, without markup.
public struct TextSection: Sendable, Hashable {
    /// Nil for what precedes the first heading.
    public var headingID: String?
    /// Empty for what precedes the first heading.
    public var heading: String
    /// One line per block. A link without text of its own stands as the name that was written.
    public var text: String
    /// Those links, in order.
    public var unnamedLinks: [UnnamedLink] = []

    /// A link without text of its own: readers see its target's title.
    public struct UnnamedLink: Sendable, Hashable {
        /// A position in the fragment's links.
        public var link: Int
        /// Where its name stands, in bytes from the start of the section's text.
        public var name: Range<Int>
    }
}
