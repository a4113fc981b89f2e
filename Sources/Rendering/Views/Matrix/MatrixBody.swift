internal import ContentModel

/// A coverage rule as a table: rows, columns, and who fills the cells.
struct MatrixBody: ViewBody {
    /// A coverage rule.
    var rule: RuleID
}
