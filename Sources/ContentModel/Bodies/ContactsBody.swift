/// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers. The
/// filling kind's roles say who and in which capacity.
public struct ContactsBody: ViewBody {
    /// The row kind of the rule.
    public var kind: KindID
    /// A coverage rule.
    public var rule: RuleID
    /// Words of the filling kind's capacity, those to call first; others come last.
    public var order: [Int]
    /// Fields of the column kind to fall back on: references to people, mail, telephone.
    public var then: [FieldID]
    /// The date on which the data was last confirmed, of the filling kind or of the person's: the first that says one.
    public var confirmed: FieldByKind?
    /// Other kinds whose pages show the contacts of the row that they are about: references to the row kind.
    public var alsoFor: [FieldByKind.Pair]
}
