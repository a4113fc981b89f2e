/// Which entry replaced which.
public struct VersionsBody: ViewBody {
    /// The kind of the versions.
    public var kind: KindID
    /// A reference field to the same kind.
    public var through: FieldID
}
