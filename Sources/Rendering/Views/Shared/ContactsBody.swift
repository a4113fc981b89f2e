package import ContentModel

/// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers. The
/// filling kind's roles say who and in which capacity.
package struct ContactsBody: ViewBody {
    /// The row kind of the rule.
    package var kind: KindID
    /// A coverage rule.
    package var rule: RuleID
    /// Words of the filling kind's capacity, those to call first; others come last.
    package var order: [Int]
    /// Fields of the column kind to fall back on: references to people, mail, telephone.
    package var then: [FieldID]
    /// The date on which the data was last confirmed, of the filling kind or of the person's: the first that says one.
    package var confirmed: FieldByKind?
    /// Other kinds whose pages show the contacts of the row that they are about: references to the row kind.
    package var alsoFor: [FieldByKind.Pair]
}
