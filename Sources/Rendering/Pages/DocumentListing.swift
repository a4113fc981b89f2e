public import ContentModel
public import KnowledgeBase
internal import Language

/// Which documents can be made of an edition's base.
public struct DocumentListing {
    let frame: SiteFrame
    let reader: BaseReader

    /// Lists the documents of an edition's base.
    public init(_ frame: SiteFrame, _ reader: BaseReader) { (self.frame, self.reader) = (frame, reader) }

    /// All of a sort, in the order of the base.
    public func documents(_ sort: DocumentSort) -> [SiteDocument] {
        guard frame.hasDocuments else { return [] }
        switch sort {
        case .report: return reports.map { entry($0, .report) }
        case .decisions: return reports.map { entry($0, .decisions) }
        case .entry:
            return frame.model.kinds.filter(\.hasPages).flatMap { reader.entries(ofKind: $0.id) }.map {
                entry($0, .entry)
            }
        case .sheet: return sheets
        case .plan: return views(.plan) { $0.body is PlanBody }
        case .matrix: return views(.matrix) { $0.body is MatrixBody }
        case .booklet: return statementKinds.compactMap { booklet(of: $0) }
        }
    }

    /// All entries of a kind that are in force; nil for kinds whose entries have no pages.
    public func booklet(of kind: Kind) -> SiteDocument? {
        guard frame.hasDocuments, kind.hasPages, !reader.entries(ofKind: kind.id).isEmpty else { return nil }
        let page = Page(path: PagePath.list(kind: kind, number: 1), subject: .list(kind: kind.id, number: 1, of: 1))
        return SiteDocument(.booklet, kind.names.section, page)
    }

    /// The files that an entry shows or that the entries it names show, as paths in the content folder.
    public func files(with id: EntryID) -> [String] { reader.files(with: id).map(\.path) }

    /// Whether an entry is a meeting with a report, which says more than it would by itself.
    public func hasReport(_ id: EntryID) -> Bool {
        ReportPanel.isShown(on: frame.model.kinds[reader.kind(of: id)], frame.model, edition: frame.edition)
    }

    /// The meetings that have a report: what the page says, and the two documents, is of them.
    private var reports: [EntryID] {
        frame.model.kinds.filter { ReportPanel.isShown(on: $0, frame.model, edition: frame.edition) }.flatMap {
            reader.entries(ofKind: $0.id)
        }
    }

    /// The kinds of which sheets are made.
    private var statementKinds: [Kind] {
        let kinds = frame.viewsWithPages.compactMap { (frame.model.views[$0].body as? SheetBody)?.kind }
        return frame.model.kinds.filter { kinds.contains($0.id) }
    }

    private var sheets: [SiteDocument] {
        frame.viewsWithPages.filter { frame.model.views[$0].body is SheetBody }.flatMap { id in
            let view = frame.model.views[id]
            let plan = (view.body as? SheetBody).map { SheetPlan($0, view, frame.model) }
            return ViewRooms.pages(of: id, frame, reader).compactMap { page -> SiteDocument? in
                guard case .view(_, .about(let subject, let word)) = page.subject else { return nil }
                let ending = word.flatMap { plan?.wordText($0) }.map { " – " + $0 } ?? ""
                return SiteDocument(.sheet, reader.title(subject) + ending, page)
            }
        }
    }

    private func entry(_ id: EntryID, _ sort: DocumentSort) -> SiteDocument {
        let path = PagePath.entry(kind: frame.model.kinds[reader.kind(of: id)], slug: reader.slug(of: id))
        return SiteDocument(sort, reader.title(id), Page(path: path, subject: .entry(id)))
    }

    private func views(_ sort: DocumentSort, _ isMeant: (View) -> Bool) -> [SiteDocument] {
        frame.viewsWithPages.filter { isMeant(frame.model.views[$0]) }.map { id in
            let view = frame.model.views[id]
            return SiteDocument(
                sort, view.title, Page(path: PagePath.view(view.key, number: 1), subject: .view(id, .whole)))
        }
    }
}
