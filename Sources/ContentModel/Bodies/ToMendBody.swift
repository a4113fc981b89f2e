/// Every remark and every entry whose time is up.
public struct ToMendBody: ViewBody {
    /// The kind of those who keep entries true, to which the kinds' role `office` leads; nil where only owners do.
    public var by: KindID?
}
