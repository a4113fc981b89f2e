internal import Templates

/// What a reader must know before using a page.
struct Alert: KeyedContext {
    /// A class of the theme.
    let tone: String
    let title: String
    /// Dates, formatted.
    var since: String?
    var from: String?
    /// What to read instead.
    var link: PageLink?
    /// What is wrong, for those who can mend it.
    var reasons: String?

    init(_ scope: PageScope, _ title: String, since: String? = nil, from: String? = nil, link: PageLink? = nil) {
        (self.title, self.since, self.from, self.link) = (title, since, from, link)
        tone = scope.design.tone(.caution)
    }

    static let keys = KeyTable<Alert>("alert", "What must be known before a page is used.") {
        Key.text("@tone", "A class, from `tones` in theme.yaml.") { $0.tone }
        Key.text("@title", "What is so: no longer in force, replaced, changed.") { $0.title }
        Key.text("@since", "The day since when.") { $0.since }
        Key.text("@from", "The day from when on.") { $0.from }
        Key.object("@link", "What to read instead.") { $0.link }
        Key.text("@reasons", "What is wrong, for those who can mend it.") { $0.reasons }
    }
}
