internal import Templates

/// A figure of the base on the home page; it leads to what it counts.
struct HomeFigure: KeyedContext {
    let number: Int
    let text: String
    let url: String
    /// A class of the theme; may be empty.
    let tone: String

    init(_ scope: PageScope, _ number: Int, _ text: String, _ url: String, tone: Tone? = nil) {
        (self.number, self.text, self.url) = (number, scope.typeset(text), url)
        self.tone = scope.design.tone(tone)
    }

    static let keys = KeyTable<HomeFigure>("home-figure", "A figure of the base; it leads to what it counts.") {
        Key.number("@number", "How many.") { $0.number }
        Key.text("@text", "Of what.") { $0.text }
        Key.text("@url", "Where they are.") { $0.url }
        Key.text("@tone", "A class, from `tones` in theme.yaml; may be empty.") { $0.tone }
    }
}
