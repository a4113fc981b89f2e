internal import ContentModel
public import Diagnostics
internal import Documents
package import KnowledgeBase
package import Rendering

/// A review as somebody reads it.
public struct RenderedReview: Sendable {
    /// A page, or a document that refers to nothing beside it.
    public let html: [UInt8]
    fileprivate let press: DocumentPress

    /// Why a review could not be printed.
    public struct Failure: Error, Sendable {
        /// For people.
        public let diagnostic: Diagnostic
    }

    /// The same for a printer.
    /// - Parameter path: where it is to stand, for messages.
    public func pdf(for path: String) -> Result<[UInt8], Failure> {
        do throws(ConverterFailure) {
            return .success(try press.make(html, as: .pdf))
        } catch { return .failure(Failure(diagnostic: error.diagnostic(of: path))) }
    }
}

extension SiteBuild {
    /// The names of those to whom entries belong, as far as the model says.
    package func owners(of ids: [EntryID], _ content: GatheredContent) async -> [EntryID: String] {
        guard let parts = await planned(content)?.parts else { return [:] }
        return parts.frame.ownerNames(of: ids, parts.reader())
    }

    /// The site of those who see all.
    private func planned(_ content: GatheredContent) async -> PlannedSite? {
        let shown = content.base.seen(by: content.model.editions.count - 1)
        return await PlannedSite.plan(
            shown, of: content.base.whole, remarks: [], sources: content.sources, date: content.date,
            withdrawals: content.withdrawals(for: shown), options: options, in: surroundings)
    }

    /// A review of gathered content, with the theme of its site.
    /// - Parameter path: of the page, from the site's root: to it its links are relative.
    /// - Returns: nil where the theme has no such template, or the site cannot be planned; with why.
    package func render(
        _ review: VisaReview, for use: ReviewUse, at path: String, _ content: GatheredContent
    ) async -> (RenderedReview?, [Diagnostic]) {
        guard let parts = await planned(content)?.parts,
            use == .page ? parts.frame.theme.hasReview : parts.frame.hasDocuments
        else {
            return (nil, content.sources.diagnostics)
        }
        let (html, problem) = PageRenderer(frame: parts.frame).render(
            review, for: use, at: path, reading: parts.reader(), pictures: parts.pictures)
        if let problem { return (nil, [problem]) }
        return (RenderedReview(html: html, press: parts.press), [])
    }
}
