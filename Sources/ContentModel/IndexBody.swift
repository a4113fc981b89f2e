/// Entries in alphabetical order, accents and case apart.
public struct IndexBody: ViewBody {
    /// What is listed.
    public var kind: KindID
    /// The field to sort by; nil for the title.
    public var by: FieldID?
    /// The field whose values part the list; nil for letters.
    public var group: FieldID?
    /// Fields shown beside the title.
    public var show: [FieldID]
    /// By what the entries of a group, or of one name, are sorted.
    public var sort: [SortKey]
    /// The field that explains the entries' titles and other names, which are then marked up in every text; nil for none.
    public var explains: FieldID?

    /// Joins the parts of an index.
    package init(
        kind: KindID, by: FieldID?, group: FieldID?, show: [FieldID], sort: [SortKey], explains: FieldID?
    ) {
        (self.kind, self.by, self.group) = (kind, by, group)
        (self.show, self.sort, self.explains) = (show, sort, explains)
    }
}
