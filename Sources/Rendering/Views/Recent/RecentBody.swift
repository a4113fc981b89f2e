internal import ContentModel

/// What is new to readers, by the dates that entries themselves say.
struct RecentBody: ViewBody {
    /// The kinds that are watched.
    var kinds: [KindID]
    /// How many days back.
    var days: Int
}
