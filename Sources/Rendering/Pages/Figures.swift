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
    var all: [HomeFigure] {
        let telling = said + holes
        return (telling.isEmpty ? kinds : telling) + [everything]
    }

    /// Kinds that need a visa and expire: in force, about to expire, past their date without successor.
    private var said: [HomeFigure] {
        model.kinds.filter { $0.hasPages && $0.visa != nil && $0.validity?.until != nil }.flatMap { kind in
            let ids = scope.reader.byTitle(kind: kind.id)
            let ending = ids.count { scope.end(of: $0) != nil }
            let over = ids.count { if case .ended = scope.reader.validity(of: $0) { true } else { false } }
            let held = scope.countInForce(kind.id)
            let url = scope.url(PagePath.list(kind: kind, number: 1))
            var figures: [HomeFigure] = []
            if held > 0 {
                figures.append(
                    HomeFigure(scope, held, scope.noun(held, kind) + " " + (kind.validity?.inForce ?? ""), url))
            }
            if ending > 0 {
                let values = ["what": scope.noun(ending, kind), "days": String(PageScope.noticeOfEnd)]
                figures.append(HomeFigure(scope, ending, scope.strings.text(.toRenew, values), url, tone: .caution))
            }
            if over > 0 {
                let text = scope.strings.text(.pastDate, ["what": scope.noun(over, kind)])
                figures.append(HomeFigure(scope, over, text, url + "#" + Listing.Name.over.id(scope), tone: .bad))
            }
            return figures
        }
    }

    private var holes: [HomeFigure] {
        model.views.ids.filter { model.views[$0].edition <= scope.frame.edition }
            .flatMap { ViewRooms.homeFigures(of: $0, scope) }
    }

    private var kinds: [HomeFigure] {
        model.kinds.filter { $0.hasPages && scope.reader.count(ofKind: $0.id) > 0 }.map { kind in
            let count = scope.reader.count(ofKind: kind.id)
            return HomeFigure(scope, count, scope.noun(count, kind), scope.url(PagePath.list(kind: kind, number: 1)))
        }
    }

    private var everything: HomeFigure {
        HomeFigure(
            scope, scope.reader.everything.entries.count, scope.strings.text(.entriesInAll),
            scope.url(PagePath.view(PagePath.allEntries, number: 1)))
    }
}
