internal import ContentModel

extension PageScope {
    /// Whether this audience is told who is late; all others see how far the work has come and what is to come. Where no
    /// plan says from which audience on, all is for the last.
    var saysWhoIsLate: Bool {
        let model = frame.model
        let least = model.views.compactMap { ($0.body as? PlanBody)?.lateness }.max() ?? model.editions.count - 1
        return frame.edition >= least
    }
}
