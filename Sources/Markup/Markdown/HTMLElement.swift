/// The elements of HTML that an author may write: they are read and written anew, with none of their attributes but
/// those that say something.
enum HTMLElement: String {
    // In a line
    case abbr, b, cite, code, del, dfn, em, i, ins, kbd, mark, q, s, samp, small, strong, sub, sup, u, `var`
    /// A link is written as one of Markdown is.
    case a
    // Blocks
    case details, summary, figure, figcaption
    case table, caption, thead, tbody, tfoot, tr, th, td

    var isInline: Bool {
        switch self {
        case .abbr, .b, .cite, .code, .del, .dfn, .em, .i, .ins, .kbd, .mark, .q, .s, .samp, .small, .strong, .sub,
            .sup, .u, .var, .a:
            true
        case .details, .summary, .figure, .figcaption, .table, .caption, .thead, .tbody, .tfoot, .tr, .th, .td: false
        }
    }

    /// Whether words may stand right in it.
    var holdsText: Bool {
        switch self {
        case .table, .thead, .tbody, .tfoot, .tr: false
        default: true
        }
    }

    /// Whether paragraphs, lists and tables may stand in it.
    var holdsBlocks: Bool {
        switch self {
        case .details, .figure, .td, .th: true
        default: false
        }
    }

    /// Whether it ends by itself where its parent does or where the next of its kind begins.
    var endsByItself: Bool {
        switch self {
        case .thead, .tbody, .tfoot, .tr, .th, .td: true
        default: false
        }
    }

    /// The elements in which it may stand; empty for anywhere.
    var parents: [HTMLElement] {
        switch self {
        case .summary: [.details]
        case .figcaption: [.figure]
        case .caption, .thead, .tbody, .tfoot: [.table]
        case .tr: [.table, .thead, .tbody, .tfoot]
        case .th, .td: [.tr]
        default: []
        }
    }

    /// Attributes whose value is text or an address.
    static let tellingAttributes: Set<String> = [
        "alt", "aria-label", "cite", "content", "data", "datetime", "href", "label", "placeholder", "src", "summary",
        "title", "value",
    ]

    /// Elements whose content is no text of the page, not even HTML.
    static let opaque: Set<String> = [
        "script", "style", "textarea", "title", "xmp", "noscript", "template", "iframe", "noembed", "noframes",
    ]

    /// Elements of the rest that part words: their tags leave a space.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
        "option", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul",
    ]
}
