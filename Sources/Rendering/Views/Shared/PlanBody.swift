internal import ContentModel

/// Work with steps: table, timeline, progress.
struct PlanBody: ViewBody {
    /// The kind of the work.
    var kind: KindID
    /// The field that groups the table.
    var by: FieldID
    /// Where the order of the groups stands: ends in texts.
    var order: FieldPath?
    /// The reference to the whole; when that has ended, the plan is over.
    var within: FieldID?
    /// The reference to who leads.
    var leads: FieldID?
    /// A records field.
    var steps: FieldID
    /// Of the steps: the name.
    var name: FieldID
    /// Of the steps: the date due.
    var due: FieldID
    /// Of the steps: the date that it was moved to, if any.
    var moved: FieldID?
    /// Of the steps: where the state stands.
    var state: FieldID
    /// Of the steps: whether it is a milestone.
    var milestone: FieldID?
    /// Reference fields by which the same plan is also shown, a page each.
    var alsoBy: [FieldID]
    /// Kinds whose entries are themselves something that somebody took upon himself, as their roles say.
    var commitments: [KindID]
    /// The least audience that is told who is late and sees lists by people: a position in `Model.editions`.
    var lateness: Int
}
