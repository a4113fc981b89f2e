public import ContentModel

/// What a view tells those who subscribe to it, beside its page.
public struct SiteFeed: Sendable {
    /// From the site's root: `quoi-de-neuf.atom`.
    public let path: String
    /// The view.
    public let view: ViewID
    /// Atom (RFC 4287).
    public let bytes: [UInt8]
}
