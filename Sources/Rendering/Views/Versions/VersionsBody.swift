internal import ContentModel

/// Which entry replaced which.
struct VersionsBody: ViewBody {
    /// The kind of the versions.
    var kind: KindID
    /// A reference field to the same kind.
    var through: FieldID
}
