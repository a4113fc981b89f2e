internal import ContentModel

/// Every remark and every entry whose time is up.
struct ToMendBody: ViewBody {
    /// The kind of those who keep entries true, to which the kinds' role `office` leads; nil where only owners do.
    var by: KindID?
}
