import Testing

@Suite struct `Tiny sites through the real command` {
    @Test(arguments: SiteCase.all) func `behaves as its folder says`(site: SiteCase) throws {
        for problem in try site.problems() ?? [] { Issue.record("\(site.name): \(problem)") }
    }

    @Test func `there are cases to run`() { #expect(SiteCase.all.count > 50) }
}
