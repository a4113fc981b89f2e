import Testing

@Suite struct HomeTests {
    @Test func `the next meeting is the first that is not past, that of the day included`() throws {
        let first = try Society.on("2020-02-01").page("index.html")
        #expect(first.between("class=\"carte rendez-vous\"", "</section>")?.contains("First evening") == true)
        #expect(first.contains("datetime=\"2020-02-01\"") && first.contains("19:30") && first.contains("At Ann"))
        let second = try Society.on("2020-02-02").page("index.html")
        #expect(second.between("class=\"carte rendez-vous\"", "</section>")?.contains("Second evening") == true)
    }

    @Test func `where none is to come the page says so and leads to the last`() throws {
        let page = try Society.on("2021-01-01").page("index.html")
        #expect(!page.contains("rendez-vous\""))
        #expect(page.contains("evenings/two.html"))
    }

    @Test func `doors say how much lies behind them and what else`() throws {
        let page = try Society.on("2020-02-11").page("index.html")
        #expect(page.contains("<p>3 sayings in force</p>"))
        #expect(page.contains("<li><a href=\"circles/index.html\">Circles</a></li>"))
        #expect(page.contains("<p>Second evening, Sunday 1 March 2020</p>"))
    }

    @Test func `figures tell who can see drafts and who cannot the same of what is in force`() throws {
        let all = try Society.on("2020-02-11").page("index.html")
        let some = try Society.on("2020-02-11", edition: 0).page("index.html")
        for page in [all, some] { #expect(page.contains("<b>3</b> sayings in force")) }
        #expect(all.contains("<b>1</b> saying out of date"))
        #expect(!some.contains("Epsilon"))
    }
}
