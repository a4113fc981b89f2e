internal import Templates

/// A number that leads to the list that it counts.
struct FigureLink: KeyedContext {
    /// A class of the theme; may be empty.
    let tone: String
    let url: String
    let number: String
    let text: String

    init(_ scope: PageScope, _ tone: Tone?, _ url: String, _ number: String, _ text: String) {
        (self.url, self.number, self.text) = (url, number, text)
        self.tone = scope.design.tone(tone)
    }

    static let keys = KeyTable<FigureLink>("figure-link", "A number that leads to the list that it counts.") {
        Key.text("@tone", "A class, from `tones` in theme.yaml; may be empty.") { $0.tone }
        Key.text("@url", "The list, most often on the same page.") { $0.url }
        Key.text("@number", "How many, or how much in a hundred.") { $0.number }
        Key.text("@text", "Of what.") { $0.text }
    }
}
