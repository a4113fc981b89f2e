internal import ContentModel

/// What changed, waits for a visa, or is about to expire.
struct ChangesBody: ViewBody {
    /// The kinds that are watched.
    var kinds: [KindID]
    /// In days.
    var expiresWithin: Int
}
