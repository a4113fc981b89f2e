internal import Templates

/// A state, in words and with an icon.
struct Badge: KeyedContext {
    /// A class of the theme; may be empty.
    let tone: String
    let icon: String
    let text: String

    /// The look comes from the theme of the page.
    init(_ scope: PageScope, _ tone: Tone?, _ icon: Icon, _ text: String) {
        (self.tone, self.icon, self.text) = (scope.design.tone(tone), scope.design.icon(icon), text)
    }

    static let keys = KeyTable<Badge>("badge", "A state, in words and with an icon: never by colour alone.") {
        Key.text("@tone", "A class, from `tones` in theme.yaml; may be empty.") { $0.tone }
        Key.text("@icon", "An icon's name, from `icons` in theme.yaml.") { $0.icon }
        Key.text("@text", "The state in words.") { $0.text }
    }
}
