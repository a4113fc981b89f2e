/// A coverage rule as a table: rows, columns, and who fills the cells.
public struct MatrixBody: ViewBody {
    /// A coverage rule.
    public var rule: RuleID
}
