/// Work with steps: table, timeline, progress.
public struct PlanBody: ViewBody {
    /// The kind of the work.
    public var kind: KindID
    /// The field that groups the table.
    public var by: FieldID
    /// Where the order of the groups stands: ends in texts.
    public var order: FieldPath?
    /// The reference to the whole; when that has ended, the plan is over.
    public var within: FieldID?
    /// The reference to who leads.
    public var leads: FieldID?
    /// A records field.
    public var steps: FieldID
    /// Of the steps: the name.
    public var name: FieldID
    /// Of the steps: the date due.
    public var due: FieldID
    /// Of the steps: the date that it was moved to, if any.
    public var moved: FieldID?
    /// Of the steps: where the state stands.
    public var state: FieldID
    /// Of the steps: whether it is a milestone.
    public var milestone: FieldID?
    /// Reference fields by which the same plan is also shown, a page each.
    public var alsoBy: [FieldID]
    /// Kinds whose entries are themselves something that somebody took upon himself, as their roles say.
    public var commitments: [KindID]
    /// The least audience that is told who is late and sees lists by people: a position in `Model.editions`.
    public var lateness: Int
}
