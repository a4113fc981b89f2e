public import Diagnostics
public import Rendering
public import SiteBuild

/// Reviews as documents, for those who ask for them by name.
public struct ReviewPress: Sendable {
    private let options: SiteBuild.Options
    private let surroundings: SiteBuild.Surroundings

    /// The press of a content folder.
    public init(_ options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings) {
        (self.options, self.surroundings) = (options, surroundings)
    }

    /// A review made for somebody.
    public struct Made: Sendable {
        /// Of whom, as `site.yaml` names them; nil for everybody's.
        public let name: String?
        /// The document.
        public let rendered: RenderedReview
    }

    /// Makes a document.
    /// - Parameter validator: as somebody typed it; nil for all that waits, whoever is to sign.
    /// - Returns: nil with what is in the way.
    public func make(_ use: ReviewUse, by validator: String?) async -> (Made?, [Diagnostic]) {
        let (opened, report) = await ReviewedContent.open(options, in: surroundings)
        guard let opened else { return (nil, report.diagnostics) }
        var found: [Diagnostic] = []
        let known = validator.flatMap { opened.validator(typed: $0, &found) }
        guard found.isEmpty else { return (nil, found) }
        var review = await opened.review(for: known)
        if use == .slip {
            // Nobody is asked to sign what is not theirs, or not finished.
            review.lists = review.lists.filter { $0.sort == .awaiting }
            for list in review.lists.indices { review.lists[list].items.removeAll { !$0.isSignable } }
        }
        let (rendered, problems) = await opened.render(review, for: use, at: "document.html")
        guard let rendered else { return (nil, problems) }
        return (Made(name: known?.name, rendered: rendered), [])
    }
}
