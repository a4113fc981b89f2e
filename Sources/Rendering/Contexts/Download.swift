internal import Templates

/// A file made from what a page shows.
struct Download: KeyedContext {
    let url: String
    let text: String
    let icon: String

    static let keys = KeyTable<Download>("download", "A file made from what the page shows.") {
        Key.text("@url", "Its address.") { $0.url }
        Key.text("@text", "What it is, and its type.") { $0.text }
        Key.text("@icon", "The name of its icon.") { $0.icon }
        Key.flag("@saved", "Whether it is for elsewhere: a server's policy for pages would leave it without its look.")
        {
            $0.url.hasSuffix(".html")
        }
    }

    init(_ scope: PageScope, _ path: String, text: String, _ icon: Icon) {
        url = scope.url(path)
        self.text = text
        self.icon = scope.design.icon(icon)
    }

    init(_ scope: PageScope, _ path: String, _ words: InterfaceStrings.Key, _ icon: Icon) {
        url = scope.url(path)
        text = scope.strings.text(words)
        self.icon = scope.design.icon(icon)
    }
}
