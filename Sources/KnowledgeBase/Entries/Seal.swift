public import ContentModel

/// What a visa holds of what was validated: `text` or `text+files`, each a fingerprint.
public struct Seal: Sendable, Hashable {
    /// The fingerprint of the text, its fields included.
    public var text: String
    /// That of the files which the text shows or links; nil where it uses none.
    public var files: String?

    /// Joins the two.
    public init(text: String, files: String?) {
        self.text = text
        self.files = files
    }

    /// Reads what front matter holds.
    public init(_ written: String) {
        let parts = written.split(separator: "+", maxSplits: 1).map(String.init)
        self.init(text: parts.first ?? "", files: parts.count > 1 ? parts[1] : nil)
    }

    /// As front matter holds it.
    public var written: String { files.map { text + "+" + $0 } ?? text }
}

extension Entry {
    /// The seal of its visa; nil where it holds none.
    public func seal(_ visa: Kind.Visa) -> Seal? {
        guard case .text(let written)? = values[visa.fingerprint] else { return nil }
        return Seal(written)
    }
}
