import ContentModel
import KnowledgeBase
import Language
import Templates
import Testing

@testable import Rendering

/// What templates are checked against is what pages give them: each key of each shape is answered, with a value of its
/// shape, over the repository's own content.
@Suite struct `What the check of templates believes` {
    @Test func `is what every page answers`() throws {
        let content = try RepositoryContent()
        let frame = content.frame
        let date = try #require(frame.fixedDate)
        let reader = BaseReader(
            Orders(content.base.seen(by: 0), at: date), facts: SiteFacts(files: content.attached))
        var probe = Probe(shapes: frame.shapes)
        var seen: [String: Int] = [:]
        for page in PagePlanner(frame: frame, reader: reader).pages() {
            let scope = PageScope(frame: frame, reader: reader, page: page)
            let (context, shape): (any TemplateContext, String) =
                switch page.subject {
                case .home: (HomePage(scope), "home")
                case .entry(let id): (EntryPage(scope, id), "page:" + scope.reader.identity(id).kind.key)
                case .list(let kind, let number, let count):
                    (ListPage(scope, kind: kind, number: number, count: count), "list")
                case .index(nil, let number, let count): (IndexPage(scope, number: number, count: count), "index")
                case .index(let view?, _, _), .view(let view, _):
                    (ViewPages.context(scope, frame.model.views[view], at: view, Self.part(of: page)), "page")
                case .siteMap: (SiteMapPage(scope), "map")
                case .search: (SearchPage(scope), "search")
                case .notFound: (PlainPage(scope, title: "Rien"), "page")
                case .redirect(let id): (RedirectPage(scope, id), "redirect")
                }
            // The first pages of a kind have all that others have.
            seen[shape, default: 0] += 1
            if seen[shape, default: 0] > 6 { continue }
            probe.check(.object(context), .object("page"), page.path, depth: 0)
            probe.check(.object(context), .object(shape), page.path, depth: 0)
        }
        #expect(probe.faults.prefix(20) == [])
        #expect(probe.answers > 10_000)
    }

    private static func part(of page: Page) -> ViewPart {
        if case .view(_, let part) = page.subject { part } else { .whole }
    }
}

private struct Probe {
    let shapes: Shape.Catalogue
    var faults: [String] = []
    var answers = 0

    mutating func check(_ value: TemplateValue, _ shape: Shape, _ path: String, depth: Int) {
        answers += 1
        switch (value, shape) {
        case (.absent, _): faults.append("\(path) is absent")
        case (.empty, _), (.text, .text), (.text, .name), (.number, .number), (.flag, .flag), (.markup, .markup): break
        case (.list(let values), .list(let shape)):
            for value in values.prefix(3) { check(value, shape, path + "[]", depth: depth) }
        case (.object(let context), .object(let name)):
            guard depth < 3 else { return }
            guard let keys = shapes[name] else {
                faults.append("\(path): no shape \(name)")
                return
            }
            for (key, shape) in keys { check(context.value(for: key), shape, path + " " + key, depth: depth + 1) }
        default: faults.append("\(path) is \(value), not \(shape)")
        }
    }
}
