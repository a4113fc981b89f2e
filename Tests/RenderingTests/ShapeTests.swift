import ContentModel
import KnowledgeBase
import Templates
import Testing

@testable import Rendering

/// What templates are checked against is what pages give them: each key of each table is answered with a value of its shape,
/// on the pages of all views in all editions.
@Suite struct `What the check of templates believes` {
    private static let sites = [
        (folder: "Tests/Sites/english-choir/content", day: "2024-05-01"), (folder: "content", day: "2013-06-17"),
    ]

    private static let page = "---\ntitre: Plan\n---\n\n![Le plan](/fichiers/plan.png)\n"

    @Test func `is what every page of every edition answers`() throws {
        var probe = Probe()
        for site in Self.sites {
            let editions = try ListsSite.folder(site.folder, on: site.day).frame.model.editions
            #expect(editions.count > 1)
            for edition in editions.indices {
                let seen = try ListsSite.folder(site.folder, on: site.day, edition: edition)
                probe.check(seen, site.folder + ", " + editions[edition])
            }
        }
        var withdrawn = try ListsSite.folder(Self.sites[1].folder, on: Self.sites[1].day)
        let kind = try #require(withdrawn.frame.model.kinds.first { $0.visa != nil && $0.hasPages })
        withdrawn.facts = SiteFacts(withdrawals: [
            Withdrawal(
                kind: kind.id, slug: "retiree", day: withdrawn.date, instead: withdrawn.base.ids(ofKind: kind.id).first)
        ])
        probe.check(withdrawn, "a withdrawn position")
        var pictured = try ListsSite.folder(
            Self.sites[1].folder, on: Self.sites[1].day, adding: ["pages/plan.md": Self.page, "fichiers/plan.png": ""])
        pictured.facts = SiteFacts(files: ["fichiers/plan.png": AttachedFile(path: "fichiers/plan.png", size: 1)])
        probe.checkReviews(pictured, "a review")
        let crowded = ["members.csv": `Long lists of those who refer to an entry`.members]
        probe.check(try Society.on("2020-02-01", adding: crowded), "a crowded circle")
        #expect(probe.faults.prefix(20) == [])
        // No table is left out, so that none of its keys is.
        let known = ThemeKeys.contexts.map(\.name).filter { !Self.neverAlone.contains($0) }
        #expect(known.filter { probe.visits[$0] == nil } == [])
        #expect(probe.answers > 10_000)
    }

    /// Tables of which the model makes those that pages have.
    private static let neverAlone: Set = [EntryPage.name]

    @Test func `names no context that no page has`() {
        let known = Set(ThemeKeys.contexts.map(\.name)).union(["t", "asset", "site", "fields"])
        for context in ThemeKeys.contexts {
            for key in context.keys {
                #expect(key.shape.contexts.allSatisfy(known.contains), "\(context.name) \(key.name)")
                #expect(key.sentence.hasSuffix(".") && key.sentence.first?.isUppercase == true, "\(key.sentence)")
            }
            #expect(Set(context.keys.map(\.name)).count == context.keys.count, "\(context.name)")
        }
    }
}

extension Shape {
    fileprivate var contexts: [String] {
        switch self {
        case .object(let name): [name]
        case .list(let element): element.contexts
        case .text, .number, .flag, .markup, .name: []
        }
    }
}

private struct Probe {
    var faults: [String] = []
    var answers = 0
    /// How often each context was looked at. The first ones have all that others have.
    var visits: [String: Int] = [:]
    private var shapes: Shape.Catalogue = [:]

    mutating func check(_ site: ListsSite, _ name: String) {
        let frame = site.frame
        shapes = frame.shapes
        visits = visits.filter { !$0.key.contains(":") }
        var seen: [String: Int] = [:]
        let reader = BaseReader(site.orders, facts: site.facts)
        for page in PagePlanner(frame: frame, reader: reader).pages() {
            let scope = PageScope(frame: frame, reader: reader, page: page)
            let (template, stack) = PageRenderer.content(of: page, scope)
            var uses = frame.uses.filter { $0.template == template }
            if case .entry(let id) = page.subject {
                let kind = frame.model.kinds[scope.kind(of: id)].key
                uses = uses.filter { $0.contexts.last?.hasSuffix(":" + kind) == true }
            }
            guard let contexts = uses.first?.contexts, contexts.count == stack.count else {
                faults.append("\(name): \(page.path) has other contexts than its template is checked with")
                continue
            }
            var sort = contexts[contexts.count - 1]
            if case .view(let view, _) = page.subject { sort += " \(view.index)" }
            seen[sort, default: 0] += 1
            if seen[sort, default: 0] > 24 { continue }
            for (context, shape) in zip(stack, contexts) {
                check(context, .object(shape), "\(name): \(page.path)", depth: 0)
            }
        }
        for sort in DocumentSort.allCases {
            for document in DocumentListing(frame, reader).documents(sort).prefix(4) {
                check(document, PageScope(frame: frame, reader: reader, page: document.page), name)
            }
        }
    }

    /// What is shown to those who give visas, in all its uses.
    mutating func checkReviews(_ site: ListsSite, _ name: String) {
        let line = VisaReview.Line(
            .row,
            [[VisaReview.Piece(.same, "un "), VisaReview.Piece(.removed, "vieux"), VisaReview.Piece(.added, "neuf")]])
        var item = VisaReview.Item(
            name: "a:b", title: "B",
            id: site.base.ids.first { site.base[$0].usedFiles.contains { $0.hasSuffix("plan.png") } }, text: "Changé.",
            authors: "Par C.", signers: "D",
            isSignable: true, isNew: true, parts: [VisaReview.Part("Titre", [line, VisaReview.Line(.gap, [])])])
        item.parts[0].authors = "Par E."
        var review = VisaReview(
            validator: "D", lead: "Depuis hier.", remarks: ["On ne sait pas."],
            lists: VisaReview.Sort.allCases.map { VisaReview.List($0, [item], unknown: "Sans Git.") })
        review.notices = [VisaReview.Notice("Fait.", isRefusal: false)]
        review.choices = [VisaReview.Choice("D", url: nil), VisaReview.Choice("F", url: "?f")]
        review.form = VisaReview.Form(token: "x")
        review.refusal = "Pas ici."
        let reader = BaseReader(site.orders, facts: site.facts)
        for use in ReviewUse.allCases {
            let page = Page(path: ".unisson/visas.html", subject: .siteMap)
            let stack = PageRenderer.stack(
                of: review, for: use, PageScope(frame: site.frame, reader: reader, page: page))
            guard let contexts = site.frame.uses.first(where: { $0.template == use.template })?.contexts,
                contexts.count == stack.count
            else {
                faults.append("\(name): \(use) has other contexts than its template is checked with")
                continue
            }
            for (context, shape) in zip(stack, contexts) { check(context, .object(shape), "\(name): \(use)", depth: 0) }
        }
    }

    /// A document is checked in all its uses: for paper, a wall and a pocket.
    private mutating func check(_ document: SiteDocument, _ scope: PageScope, _ name: String) {
        for use in [DocumentUse.paper, .slides, .takeaway] {
            let (template, stack) = PageRenderer.content(of: document, for: use, scope)
            var uses = scope.frame.uses.filter { $0.template == template }
            if case .entry(let id) = document.page.subject {
                let kind = scope.frame.model.kinds[scope.kind(of: id)].key
                uses = uses.filter { $0.contexts.last?.hasSuffix(":" + kind) == true }
            }
            guard let contexts = uses.first?.contexts, contexts.count == stack.count else {
                faults.append("\(name): \(document.stem) has other contexts than its template is checked with")
                continue
            }
            for (context, shape) in zip(stack, contexts) {
                check(context, .object(shape), "\(name): \(document.stem)", depth: 0)
            }
        }
    }

    private mutating func check(_ value: TemplateValue, _ shape: Shape, _ path: String, depth: Int) {
        answers += 1
        switch (value, shape) {
        case (.absent, _): faults.append("\(path) is absent")
        case (.empty, _), (.text, .text), (.text, .name), (.number, .number), (.flag, .flag), (.markup, .markup): break
        case (.list(let values), .list(let shape)):
            for value in values.prefix(3) { check(value, shape, path + "[]", depth: depth) }
        case (.object(let context), .object(let name)):
            guard let keys = shapes[name] else {
                faults.append("\(path): no shape \(name)")
                return
            }
            visits[name, default: 0] += 1
            // Entries lead to entries without end.
            if depth > 6 || depth > 1 && visits[name, default: 0] > 60 { return }
            for (key, shape) in keys.sorted(by: { $0.key < $1.key }) {
                check(context(KeyName(key)), shape, path + " " + key, depth: depth + 1)
            }
        default: faults.append("\(path) is \(value), not \(shape)")
        }
    }
}
