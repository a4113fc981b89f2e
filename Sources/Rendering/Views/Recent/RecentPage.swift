internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What is new, by days.
struct RecentPage: PageContext {
    let scope: PageScope
    let view: View
    private let news: RecentNews
    private let days: Int

    init(_ scope: PageScope, _ view: View, _ body: RecentBody) {
        (self.scope, self.view, days) = (scope, view, body.days)
        news = RecentNews(scope, body)
    }

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    /// Beside the page, under its name.
    static func feedPath(_ view: View) -> String { view.key + ".atom" }

    static let keys = KeyTable<RecentPage>("news", "What is new, by days.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.text("@feed", "The address of the Atom feed that says the same.") {
            $0.scope.url(RecentPage.feedPath($0.view))
        }
        Key.flag("@has-days", "Whether there is anything new.") { !$0.news.items.isEmpty }
        Key.list("@days", "The days on which something came about, the last one first.") { $0.parts }
        Key.text("@nothing", "That there is nothing new.") { page in
            page.scope.strings.text(.nothingRecent, ["days": String(page.days)])
        }
        Key.text("@more", "How many older news are not shown.") { $0.more }
    }

    private var parts: [RecentDay] {
        var parts: [RecentDay] = []
        for item in news.items.prefix(RecentNews.most) {
            let url = scope.reader.address(of: item.entry).map { scope.url($0) }
            let line = RecentLine(
                link: PageLink(title: scope.title(of: item.entry), url: url), text: news.text(item))
            if parts.last?.day == item.day {
                parts[parts.count - 1].items.append(line)
            } else {
                parts.append(RecentDay(day: item.day, title: scope.language.formatLong(item.day), items: [line]))
            }
        }
        return parts
    }

    private var more: String? {
        let count = news.items.count - RecentNews.most
        return count > 0 ? scope.strings.text(.moreRecent, ["count": String(count)]) : nil
    }
}

/// A day on which something came about.
struct RecentDay: KeyedContext {
    let day: CalendarDate
    let title: String
    var items: [RecentLine]

    static let keys = KeyTable<RecentDay>("news-day", "A day on which something came about.") {
        Key.text("@id", "Its anchor.") { "d" + $0.day.description }
        Key.text("@title", "The day.") { $0.title.capitalizedFirst }
        Key.list("@items", "What came about.") { $0.items }
    }
}

/// Something that came about.
struct RecentLine: KeyedContext {
    let link: PageLink
    let text: String

    static let keys = KeyTable<RecentLine>("news-line", "Something that came about.") {
        Key.text("@title", "The entry's title.") { $0.link.title }
        Key.text("@url", "Where it is read.") { $0.link.url }
        Key.text("@text", "Its kind, and what came about.") { $0.text }
    }
}
