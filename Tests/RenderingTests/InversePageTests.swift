import Foundation
import Rendering
import Testing

/// An entry to which more refer than its page has room for.
@Suite struct `Long lists of those who refer to an entry` {
    private static let count = 230

    /// A table of members who all belong to one circle.
    static let members =
        "id;name;circle\n" + (1...count).map { "m\($0);Member \(1000 + $0);north\n" }.joined()

    private static func links(_ page: String) throws -> Set<String> {
        let main = try #require(page.between("<main", "</main>"))
        return Set(
            main.matches(of: #/href="([^"]*\/m[0-9]+\.html)"/#).map { String($0.1.split(separator: "/").last ?? "") })
    }

    @Test func `go on in pages that have all of them`() throws {
        let site = try Society.on("2020-02-01", adding: ["members.csv": Self.members])
        let entry = try site.page("circles/north.html")
        let shown = try Self.links(entry)
        #expect(shown.count == 200)
        #expect(entry.contains("href=\"../circles/north--members.html\">"))
        let pages = try ["", "-2", "-3"].map { try site.page("circles/north--members\($0).html") }
        let listed = try pages.map(Self.links)
        #expect(listed.map(\.count) == [100, 100, 30])
        #expect(Set(listed.joined()).count == Self.count)
        #expect(pages[0].contains("<h1>Members – North</h1>"))
    }

    @Test func `have no such pages where the entry's page has room`() throws {
        let site = try Society.on("2020-02-01")
        #expect(throws: ListsSite.Missing.self) { try site.page("circles/north--members.html") }
    }
}
