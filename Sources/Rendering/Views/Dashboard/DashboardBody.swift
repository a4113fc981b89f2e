internal import ContentModel

/// Figures and lists for those who steer.
struct DashboardBody: ViewBody {
    /// Coverage rules.
    var rules: [RuleID]
    /// A plan view: its late steps.
    var late: ViewID?
    /// Kinds of which those out of force are listed.
    var expired: [KindID]
    /// Whether entries past their review date are listed.
    var showsReview: Bool
    /// The kind by whose entries figures are also given: the kinds' role `office` leads there.
    var by: KindID?
}
