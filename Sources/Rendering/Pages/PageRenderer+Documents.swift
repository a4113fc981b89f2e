internal import ContentModel
public import Diagnostics
public import KnowledgeBase
internal import Language
internal import Templates

/// For what a document is made: it decides the template.
public enum DocumentUse: Sendable, Hashable {
    /// To be printed, or changed in a word processor.
    case paper
    /// To be shown on a wall.
    case slides
    /// To be carried in a pocket: one file for a browser.
    case takeaway
}

extension PageRenderer {
    /// A document as HTML in UTF-8 that refers to nothing beside it, or why its template cannot be rendered to the end.
    /// Links to the site lead to its address where that is known; elsewhere their words stay.
    /// - Parameter pictures: what it may show; nil where it is to say in words what they show.
    public func render(
        _ document: SiteDocument, for use: DocumentUse, reading reader: BaseReader, pictures: DocumentPictures? = nil
    ) -> (bytes: [UInt8], problem: Diagnostic?) {
        let scope = PageScope(frame: frame, reader: reader, page: document.page)
        var buffer: [UInt8] = []
        let (template, stack) = Self.content(of: document, for: use, scope)
        let problem = frame.theme.templates.render(template, stack, into: &buffer)
        let html = StandaloneHTML(
            root: scope.root, address: frame.baseURL, pictures: pictures,
            elsewhere: scope.strings.text(.pictureOnSite)
        ).bytes(buffer)
        return (html.bytes, problem ?? html.problem)
    }

    /// The template of a document and the contexts that it is given, outermost first: those of its page, and its own.
    static func content(
        of document: SiteDocument, for use: DocumentUse, _ scope: PageScope
    ) -> (template: String, stack: [TemplateValue]) {
        var (_, stack) = content(of: document.page, scope)
        if case .entry(let id) = document.page.subject, let panels = stack.dropFirst().first {
            let page = EntryPage(scope, id, isDocument: true)
            stack = [.object(AnyPage(page)), panels, .object(page)]
        } else if case .list(let kind, _, _) = document.page.subject {
            let page = BookletPage(scope: scope, kind: scope.frame.model.kinds[kind])
            stack = [.object(AnyPage(page)), .object(page)]
        }
        stack.insert(.object(DocumentFrame(scope: scope)), at: 1)
        return (template(of: document, for: use, scope), stack)
    }

    private static func template(of document: SiteDocument, for use: DocumentUse, _ scope: PageScope) -> String {
        switch (document.sort, use) {
        case (.report, .takeaway): DocumentTemplate.reportTakeaway
        case (.sheet, .takeaway): DocumentTemplate.sheetTakeaway
        case (.plan, .slides): DocumentTemplate.slides
        case (.report, _): DocumentTemplate.report
        case (.decisions, _): DocumentTemplate.decisions
        case (.sheet, _): DocumentTemplate.sheet
        case (.plan, _): DocumentTemplate.plan
        case (.matrix, _): DocumentTemplate.matrix
        case (.booklet, _): DocumentTemplate.booklet
        case (.entry, _): DocumentTemplate.entry
        }
    }
}

extension SiteFrame {
    /// The templates of documents, with the contexts that they are given.
    var documentUses: [TemplateUse] {
        guard hasDocuments else { return [] }
        return model.kinds.filter(\.hasPages).flatMap { kind in
            let isMeeting = ReportPanel.isShown(on: kind, model, edition: edition)
            let names =
                isMeeting
                ? [DocumentTemplate.report, DocumentTemplate.decisions, DocumentTemplate.reportTakeaway] : []
            return (names + [DocumentTemplate.entry]).map { name in
                TemplateUse(
                    name,
                    contexts: [
                        AnyPage.name, DocumentFrame.name, EntryPanels.name, EntryPage.name + ":" + kind.key,
                    ])
            }
        } + ThemeKeys.documentViews
    }
}

extension ThemeKeys {
    /// The documents of entries, whatever their kind.
    static let documentEntries: [TemplateUse] = [
        DocumentTemplate.entry, DocumentTemplate.report, DocumentTemplate.decisions, DocumentTemplate.reportTakeaway,
    ].map { TemplateUse($0, contexts: [AnyPage.name, DocumentFrame.name, EntryPanels.name, EntryPage.name]) }

    /// The documents of views.
    static let documentViews: [TemplateUse] = documentPages.map {
        TemplateUse($0.name, contexts: [AnyPage.name, DocumentFrame.name, $0.page.name])
    }

    private static let documentPages: [RoomTemplate] = [
        RoomTemplate(DocumentTemplate.sheet, SheetPage.self),
        RoomTemplate(DocumentTemplate.sheetTakeaway, SheetPage.self),
        RoomTemplate(DocumentTemplate.plan, PlanPage.self), RoomTemplate(DocumentTemplate.slides, PlanPage.self),
        RoomTemplate(DocumentTemplate.matrix, MatrixPage.self),
        RoomTemplate(DocumentTemplate.booklet, BookletPage.self),
        RoomTemplate(DocumentTemplate.review, ReviewPage.self), RoomTemplate(DocumentTemplate.slip, ReviewPage.self),
    ]
}
