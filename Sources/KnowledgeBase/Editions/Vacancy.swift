package import ContentModel

/// Something that somebody carried who has left, and that nobody carries now.
package struct Vacancy: Sendable, Hashable {
    /// The entry that named them.
    package let entry: EntryID
    /// The field that did: a position in its kind's fields.
    package let field: FieldID
    /// The column, where the field holds records.
    package let column: FieldID?
    /// The body whose task it is to name somebody; nil where neither the entry nor the person said one.
    package let office: EntryID?
}
