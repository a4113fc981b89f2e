import ContentModel
import KnowledgeBase
import Language
import Testing

@testable import Rendering

@Suite struct `Lists and indexes` {
    @Test func `are sorted as a French reader looks for names, each entry once`() throws {
        let content = try RepositoryContent()
        let listings = Listings(content.base, at: CalendarDate(year: 2013, month: 6, day: 17)!, edition: 0)
        for kind in content.base.model.kinds {
            let ids = listings.byTitle[kind.index]
            #expect(ids.sorted() == content.base.ids(ofKind: kind.index))
            let keys = ids.map { content.base[$0].title.folded }
            #expect(keys == keys.sorted())
        }
    }

    @Test func `have letters that cover all entries without gap or overlap, on every page`() throws {
        let content = try RepositoryContent()
        let listings = Listings(content.base, at: CalendarDate(year: 2013, month: 6, day: 17)!, edition: 0)
        for index in listings.views + [listings.all] {
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
}
