import ContentModel
import Language
import Testing

@testable import KnowledgeBase
@testable import Rendering

@Suite struct `Lists and indexes` {
    @Test func `are sorted as a French reader looks for names, each entry once`() throws {
        let content = try RepositoryContent()
        let reader = BaseReader(Orders(content.base.seen(by: 0), at: CalendarDate(year: 2013, month: 6, day: 17)!))
        for kind in content.base.model.kinds {
            let ids = reader.byTitle(kind: kind.id)
            let all = reader.entries(ofKind: kind.id)
            #expect(ids.count == all.count && Set(ids) == Set(all))
            let keys = ids.map { reader.title($0).folded }
            #expect(keys == keys.sorted())
        }
    }

    @Test func `have letters that cover all entries without gap or overlap, on every page`() throws {
        let content = try RepositoryContent()
        let reader = BaseReader(Orders(content.base.seen(by: 0), at: CalendarDate(year: 2013, month: 6, day: 17)!))
        for index in reader.model.views.ids.map({ reader.index($0) }) + [reader.everything] {
            if index.entries.isEmpty { continue }
            var covered: [Int] = []
            for page in 1...Pagination.pageCount(of: index.entries.count) {
                let range = Pagination.range(ofPage: page, of: index.entries.count)
                for part in index.parts(in: range) { covered += Array(part.range) }
            }
            #expect(covered == Array(index.entries.indices))
            #expect(Set(index.parts.map(\.name)).count == index.parts.count)
        }
    }

    @Test func `put what others are part of first in its own group, and days in the order of the year`() throws {
        let content = try RepositoryContent()
        let view = try #require(content.base.model.views.first { $0.key == "temps-des-phases" })
        guard var index = view.body as? IndexBody, let start = content.base.model.kinds[index.kind].fieldIndex("du")
        else { throw NoView() }
        func listing() -> Listing {
            let whole = content.base.whole
            let keys = whole.ids.map { whole[$0].title.folded }
            return Listing.index(whole, index, keys: keys, at: CalendarDate(year: 2013, month: 6, day: 17)!)
        }
        let grouped = listing()
        #expect(grouped.parts.count == 2)
        for part in grouped.parts { #expect(part.name == .entry(grouped.entries[part.range.lowerBound])) }
        index.group = nil
        index.by = start
        let days = listing().entries.compactMap { id -> CalendarDate? in
            if case .date(let day) = content.base.whole[id].values[start] { day } else { nil }
        }
        #expect(days.count == 13 && days == days.sorted())
    }
}

private struct NoView: Error {}
