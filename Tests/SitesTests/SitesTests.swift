import Foundation
import Testing

@Suite struct `Tiny sites through the real command` {
    @Test(arguments: SiteCases.all.cases) func `behaves as its folder says`(site: SiteCase) throws {
        for problem in try site.problems() ?? [] { Issue.record("\(site.name): \(problem)") }
    }

    @Test func `every folder is a case or a base of one`() { #expect(SiteCases.all.faults == []) }

    @Test func `there are cases to run`() { #expect(SiteCases.all.cases.count > 50) }

    @Test func `a folder that could not be run is a fault`() throws {
        let place = try Workplace()
        let commands = [
            "good": "base below\nrun check\n", "misspelt": "runn check\n", "without-a-number": "status none\n",
            "lost": "base nowhere\nrun check\n", "not-text": nil,
        ]
        for (name, command) in commands {
            try place.makeParent(of: name + "/command")
            try Data(command.map { Array($0.utf8) } ?? [0xFF]).write(to: URL(filePath: place[name + "/command"]))
        }
        for name in ["below", "unused"] { try place.makeParent(of: name + "/content/site.yaml") }
        let found = SiteCases(in: URL(filePath: place.path))
        #expect(found.cases.map(\.name) == ["good", "lost"])
        let starts = found.faults.map { $0.split(separator: ":")[0] }
        #expect(starts == ["misspelt", "not-text", "without-a-number", "unused", "nowhere"])
    }
}
