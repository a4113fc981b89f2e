/// Figures and lists for those who steer.
public struct DashboardBody: ViewBody {
    /// Coverage rules.
    public var rules: [RuleID]
    /// A plan view: its late steps.
    public var late: ViewID?
    /// Kinds of which those out of force are listed.
    public var expired: [KindID]
    /// Whether entries past their review date are listed.
    public var showsReview: Bool
    /// The kind by whose entries figures are also given: the kinds' role `office` leads there.
    public var by: KindID?
}
