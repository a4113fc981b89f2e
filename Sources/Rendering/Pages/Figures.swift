internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The figures of the base on the home page; each leads to what it counts.
struct Figures {
    let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    private var model: Model { scope.frame.model }

    /// What is said and needs a visa, whom nobody is designated for, how much there is; without any of these, each kind.
    var all: [TemplateValue] {
        let telling = said + holes
        return (telling.isEmpty ? kinds : telling) + [everything]
    }

    /// Kinds that need a visa and expire: in force, about to expire, past their date without successor.
    private var said: [TemplateValue] {
        model.kinds.filter { $0.hasPages && $0.visa != nil && $0.validity?.until != nil }.flatMap { kind in
            let ids = scope.reader.byTitle(kind: kind.id)
            let ending = ids.count { scope.end(of: $0) != nil }
            let over = ids.count { if case .ended = scope.reader.validity(of: $0) { true } else { false } }
            let held = scope.countInForce(kind.id)
            let url = scope.url(PagePath.list(kind: kind, number: 1))
            var figures: [TemplateValue] = []
            if held > 0 { figures.append(figure(held, name(held, kind) + " " + (kind.validity?.inForce ?? ""), url)) }
            if ending > 0 {
                let values = ["what": name(ending, kind), "days": String(PageScope.noticeOfEnd)]
                figures.append(figure(ending, scope.frame.strings.text(.toRenew, values), url, tone: "garde"))
            }
            if over > 0 {
                let text = scope.frame.strings.text(.pastDate, ["what": name(over, kind)])
                figures.append(figure(over, text, url + "#" + Listing.Name.over.id(scope), tone: "mal"))
            }
            return figures
        }
    }

    private var holes: [TemplateValue] {
        model.views.compactMap { view in
            guard case .matrix(let matrix) = view.body, view.edition <= scope.frame.edition,
                case .coverage(let rule) = model.rules[matrix.rule].body
            else { return nil }
            let holes = scope.reader.coverage(matrix.rule).count { $0.filledBy.isEmpty }
            let text = scope.frame.strings.text(.holesToFill, ["what": name(holes, model.kinds[rule.filledBy])])
            return figure(
                holes, text, scope.url(PagePath.view(view.key, number: 1)), tone: holes == 0 ? nil : "garde")
        }
    }

    private var kinds: [TemplateValue] {
        model.kinds.filter { $0.hasPages && scope.reader.count(ofKind: $0.id) > 0 }.map { kind in
            let count = scope.reader.count(ofKind: kind.id)
            return figure(count, name(count, kind), scope.url(PagePath.list(kind: kind, number: 1)))
        }
    }

    private var everything: TemplateValue {
        figure(
            scope.reader.everything.entries.count, scope.frame.strings.text(.entriesInAll),
            scope.url(PagePath.view(PagePath.allEntries, number: 1)))
    }

    private func name(_ count: Int, _ kind: Kind) -> String { count == 1 ? kind.names.one : kind.names.many }

    private func figure(_ number: Int, _ text: String, _ url: String, tone: String? = nil) -> TemplateValue {
        .object(
            Item([
                "@number": .number(number), "@text": scope.text(text), "@url": .text(url),
                "@tone": tone.map { .text($0) } ?? .empty,
            ]))
    }
}
