internal import ContentModel
public import Diagnostics
public import KnowledgeBase
internal import Language
internal import Templates

/// What changed since somebody's last visa, and what waits for it: in a browser or on paper.
struct ReviewPage: PageContext {
    let scope: PageScope
    let review: VisaReview
    let use: ReviewUse

    init(_ scope: PageScope, _ review: VisaReview, _ use: ReviewUse) {
        (self.scope, self.review, self.use) = (scope, review, use)
    }

    var title: String {
        switch use {
        case .page where review.isWork: scope.strings.text(.myEntries)
        case .page, .sheet: scope.strings.text(.sinceVisa)
        case .slip: scope.strings.text(.visaSlip)
        }
    }

    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<ReviewPage>(
        "visa-review", "What changed since somebody's last visa, and what waits for it."
    ) {
        Key.text("@csp", "The content security policy, which lets a form be sent where there is one.") { page in
            page.review.form == nil ? ContentSecurityPolicy.text : ContentSecurityPolicy.withForm
        }
        Key.text("@validator", "Whose visa; nothing on a sheet of everybody's.") { page in
            page.review.validator.isEmpty ? nil : page.scope.typeset(page.review.validator)
        }
        Key.text("@since", "Since when, and of which day it is.") { $0.scope.typeset($0.review.lead) }
        Key.flag("@has-notices", "Whether something was asked for.") { !$0.review.notices.isEmpty }
        Key.list("@notices", "What became of it.") { page in
            page.review.notices.map { ReviewNotice(text: page.scope.typeset($0.text), isRefusal: $0.isRefusal) }
        }
        Key.flag("@has-remarks", "Whether something is not known.") { !$0.review.remarks.isEmpty }
        Key.list("@remarks", "What is not known, and why.") { page in
            page.review.remarks.map { ReviewNotice(text: page.scope.typeset($0), isRefusal: false) }
        }
        Key.flag("@has-choices", "Whether there are sheets of others to look at.") { $0.review.choices.count > 1 }
        Key.list("@choices", "Whose sheets; the one that is shown has no address.") { page in
            page.review.choices.map { PageLink(title: page.scope.typeset($0.title), url: $0.url) }
        }
        Key.text("@token", "What the form sends back; nothing where nobody can sign.") { $0.review.form?.token }
        Key.flag("@is-work", "Whether it is about what is left to do, not about visas.") { $0.review.isWork }
        Key.text("@refusal", "Why nobody can sign here; nothing where they can.") { page in
            page.review.refusal.map { page.scope.typeset($0) }
        }
        Key.list("@lists", "What changed and what waits, by sort.") { page in
            page.review.lists.map { ReviewList(scope: page.scope, list: $0, canSign: page.review.form != nil) }
        }
    }
}

/// What a review is made for: it decides the template.
public enum ReviewUse: Sendable, Hashable, CaseIterable {
    /// A page with a form.
    case page
    /// The same to read, on paper.
    case sheet
    /// To be signed by hand, one box an item.
    case slip

    /// The template's name.
    var template: String {
        switch self {
        case .page: Theme.reviewTemplate
        case .sheet: DocumentTemplate.review
        case .slip: DocumentTemplate.slip
        }
    }
}

/// A sentence about what was asked for or is not known.
struct ReviewNotice: KeyedContext {
    let text: String
    let isRefusal: Bool

    static let keys = KeyTable<ReviewNotice>("visa-notice", "A sentence about what was asked for, or is not known.") {
        Key.text("@text", "The sentence.") { $0.text }
        Key.flag("@refused", "Whether it could not be done.") { $0.isRefusal }
    }
}

/// Items of one sort.
struct ReviewList: KeyedContext {
    let scope: PageScope
    let list: VisaReview.List
    let canSign: Bool

    static let keys = KeyTable<ReviewList>("visa-list", "Entries that changed or wait for a visa, of one sort.") {
        Key.text("@id", "Its anchor.") { list in "visa--" + list.list.sort.rawValue }
        Key.text("@title", "What they have in common.") { list in list.scope.strings.text(list.list.sort.title) }
        Key.number("@count", "How many there are.") { $0.list.items.count }
        Key.flag("@has-items", "Whether there are any.") { !$0.list.items.isEmpty }
        Key.flag("@awaiting", "Whether they wait for a visa.") { $0.list.sort == .awaiting }
        Key.flag("@folded", "Whether their texts are folded away: others have signed them.") {
            $0.list.sort == .validated
        }
        Key.text("@nothing", "That there are none, or that nobody knows.") { list in
            list.list.unknown.map { list.scope.typeset($0) } ?? list.scope.strings.text(.reviewNothing)
        }
        Key.list("@items", "The entries.") { list in
            list.list.items.map { ReviewItem(scope: list.scope, item: $0, canSign: list.canSign) }
        }
    }
}

extension VisaReview.Sort {
    fileprivate var title: InterfaceStrings.Key {
        switch self {
        case .awaiting: .awaitVisa
        case .validated: .reviewValidated
        case .withdrawn: .reviewWithdrawn
        case .ending: .reviewEnding
        case .designations: .reviewDesignations
        case .commitments: .reviewCommitments
        case .telephones: .reviewTelephones
        case .wrong: .myErrors
        case .drafts: .myDrafts
        case .toReview: .mendReview
        }
    }
}

extension PageRenderer {
    /// A review as HTML in UTF-8: a page with links from `path`, or a document that refers to nothing beside it.
    /// - Parameter pictures: what a document may show.
    public func render(
        _ review: VisaReview, for use: ReviewUse, at path: String, reading reader: BaseReader,
        pictures: DocumentPictures? = nil
    ) -> (bytes: [UInt8], problem: Diagnostic?) {
        // It is no page of the site; that of no address reads nothing of its own.
        let scope = PageScope(frame: frame, reader: reader, page: Page(path: path, subject: .siteMap))
        var buffer: [UInt8] = []
        let problem = frame.theme.templates.render(use.template, Self.stack(of: review, for: use, scope), into: &buffer)
        if use == .page { return (buffer, problem) }
        let html = StandaloneHTML(
            root: scope.root, address: frame.baseURL, pictures: pictures,
            elsewhere: scope.strings.text(.pictureOnSite)
        ).bytes(buffer)
        return (html.bytes, problem ?? html.problem)
    }

    /// The contexts that a review's template is given, outermost first.
    static func stack(of review: VisaReview, for use: ReviewUse, _ scope: PageScope) -> [TemplateValue] {
        let page = ReviewPage(scope, review, use)
        let frame = use == .page ? [] : [TemplateValue.object(DocumentFrame(scope: scope))]
        return [.object(AnyPage(page))] + frame + [.object(page)]
    }
}
