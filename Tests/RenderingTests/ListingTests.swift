import ContentModel
import Language
import Testing

@testable import KnowledgeBase
@testable import Rendering

@Suite struct `Lists and indexes` {
    /// Families of words, themselves parts of larger ones, and enough of them for several pages.
    private static let files: [String: String] = [
        "model.yaml": """
        editions: [all]
        kinds:
          word:
            names: { one: mot, many: mots, gender: m }
            table: mots.csv
            title: mot
            pages: no
            fields:
              mot: { type: text, required: true }
              partie: { type: reference, to: word, inverse: parties }
              du: { type: date }
          thing:
            names: { one: chose, many: choses, gender: f }
            table: choses.csv
            title: nom
            fields:
              nom: { type: text, required: true }
        views:
          by part: { index: word, by: mot, group: partie }
          by letter: { index: word, by: mot }
        """,
        "mots.csv": "id;mot;partie;du\nlot-2;Lot 2;;2013-06-01\nlot-1;Lot 1;;2013-01-01\n"
            + "a;Zèle;lot-1;2013-03-01\nb;été;lot-1;2013-02-01\nc;Eau;lot-2;2013-08-01\nd;Âne;lot-2;2013-07-01\n",
        "choses.csv": "nom\n"
            + (0..<450).map { "\(["é", "E", "z", "À", "ô", "1", "œ"][$0 % 7])toile \(1000 + $0)\n" }.joined(),
    ]

    private func site() throws -> ListsSite { try ListsSite(Self.files, on: "2013-06-17") }

    @Test func `are sorted as a French reader looks for names, each entry once`() throws {
        let site = try site()
        let reader = BaseReader(site.orders)
        for kind in site.base.model.kinds {
            let ids = reader.byTitle(kind: kind.id)
            let all = reader.entries(ofKind: kind.id)
            #expect(ids.count == all.count && Set(ids) == Set(all) && !ids.isEmpty)
            let keys = ids.map { reader.title($0).folded }
            #expect(keys == keys.sorted())
        }
    }

    @Test func `have letters that cover all entries without gap or overlap, on every page`() throws {
        let reader = BaseReader(try site().orders)
        for index in reader.model.views.ids.map({ reader.index($0) }) + [reader.everything] {
            #expect(!index.entries.isEmpty)
            var covered: [Int] = []
            for page in 1...Pagination.pageCount(of: index.entries.count) {
                let range = Pagination.range(ofPage: page, of: index.entries.count)
                for part in index.parts(in: range) { covered += Array(part.range) }
            }
            #expect(covered == Array(index.entries.indices))
            #expect(Set(index.parts.map(\.name)).count == index.parts.count)
        }
        #expect(Pagination.pageCount(of: reader.everything.entries.count) > 1)
    }

    @Test func `put what others are part of first in its own group, and days in the order of the year`() throws {
        let base = try site().base
        let view = try #require(base.model.views.first { $0.key == "by-part" })
        var index = try #require(view.body as? IndexBody)
        let start = try #require(base.model.kinds[index.kind].fieldIndex("du"))
        func listing() -> Listing {
            Listing.index(
                base, index, keys: base.ids.map { base[$0].title.folded },
                at: CalendarDate(year: 2013, month: 6, day: 17)!)
        }
        let grouped = listing()
        #expect(grouped.parts.count == 2)
        for part in grouped.parts { #expect(part.name == .entry(grouped.entries[part.range.lowerBound])) }
        index.group = nil
        index.by = start
        let days = listing().entries.compactMap { id -> CalendarDate? in
            if case .date(let day) = base[id].values[start] { day } else { nil }
        }
        #expect(days.count == 6 && days == days.sorted())
    }
}
