/// What changed, waits for a visa, or is about to expire.
public struct ChangesBody: ViewBody {
    /// The kinds that are watched.
    public var kinds: [KindID]
    /// In days.
    public var expiresWithin: Int
}
