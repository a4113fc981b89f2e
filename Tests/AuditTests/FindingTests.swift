import Diagnostics
import Testing

@testable import Audit

@Suite struct `A page is faulted for` {
    private func found(_ body: String) -> [String] { Look.findings(.with(body)) }

    @Test func `nothing, when it is well made`() {
        #expect(
            found(
                """
                <h2 id="a">Un</h2><p>Voir <a href="autre.html">l’autre</a>, <a href="../index.html">l’accueil</a>,
                <a href="#a">plus haut</a>, <a href="tel:+33">appeler</a>, <a href="https://ailleurs.invalid/">ailleurs</a>.</p>
                <table><caption>Table</caption><thead><tr><th scope="col">Colonne</th></tr></thead>
                <tbody><tr><td>1</td></tr></tbody></table><img src="../assets/s.css" alt="">
                <svg aria-hidden="true"><path d="M0 0"/></svg><h3>Deux</h3>
                """) == [])
    }

    @Test func `an id given twice`() {
        #expect(found("<p id=\"x\">a</p><p id=\"x\">b</p>") == ["duplicateID(\"x\") <p id=\"x\">"])
    }

    @Test func `the site's own address, but on the page that is shown anywhere`() {
        func page(_ path: String) -> WholePage { .with("<img alt=\"\" src=\"https://exemple.fr/base/\(path)\">") }
        #expect(Look.findings(page("assets/s.css"), at: "404.html") == [])
        #expect(Look.outline(page("assets/rien.css").text, at: "404.html").openLinks.count == 1)
        for path in ["a/page.html", "index.html"] {
            #expect(Look.findings(page("assets/s.css"), at: path).map { $0.prefix(16) } == ["externalResource"])
        }
        // Another site that begins alike.
        let other = WholePage.with("<img alt=\"\" src=\"https://exemple.fr/basement/i.png\">")
        #expect(Look.findings(other, at: "404.html").map { $0.prefix(16) } == ["externalResource"])
    }

    @Test func `links that are no links to a file`() {
        #expect(found("<p><a href=\"dossier/\">a</a></p>") == ["brokenLink(\"dossier/\") <a href=\"dossier/\">"])
        #expect(found("<p><a href=\"/index.html\">a</a></p>").count == 1)
        #expect(found("<p><a href=\"../../index.html\">a</a></p>").count == 1)
    }

    @Test func `files that the site does not have, once all of them are known`() {
        let outline = Look.outline(WholePage.with("<p><a href=\"../absent.html#x\">a</a></p>").text)
        #expect(outline.findings == [])
        let known = PageKey(path: "absent.html")
        let broken = outline.broken(among: [], headings: [:]).map(\.problem)
        #expect(broken == [.brokenLink("../absent.html#x")])
        #expect(
            outline.broken(among: [known.value], headings: [:]).map(\.problem) == [.brokenAnchor("../absent.html#x")])
        let anchor = PageKey(Array("x".utf8), on: known)
        #expect(outline.broken(among: [known.value, anchor.value], headings: [:]) == [])
    }

    @Test func `ids on the page that are not there`() {
        #expect(found("<p><a href=\"#y\">a</a></p>") == ["brokenAnchor(\"#y\") <a href=\"#y\">"])
        #expect(found("<p><a href=\"page.html#y\">a</a></p>").count == 1)
        #expect(found("<p><a href=\"#\">a</a> <a href=\"#top\">b</a></p>") == [])
        #expect(
            found("<p><label for=\"q\">a</label></p>") == [
                "brokenLabel(attribute: \"for\", id: \"q\") <label for=\"q\">"
            ])
        #expect(found("<section aria-labelledby=\"a b\"><p id=\"a\">a</p></section>").count == 1)
    }

    @Test func `headings that are missing, repeated, skipped or empty`() {
        #expect(Look.findings(WholePage(body: "<p>a</p>")) == ["mainHeadings(count: 0) <body>"])
        #expect(found("<h1>b</h1>") == ["mainHeadings(count: 2) <h1>"])
        #expect(found("<h3>b</h3>") == ["skippedLevel(from: 1, to: 3) <h3>"])
        #expect(found("<h2> &#39; </h2><h2> </h2>") == ["emptyHeading(level: 2) <h2>"])
        #expect(Look.findings(WholePage(body: "<h2>a</h2><h1>b</h1>")).first == "skippedLevel(from: 0, to: 2) <h2>")
    }

    @Test func `a missing title or language`() {
        #expect(Look.findings(WholePage(head: "")) == ["missingTitle <!DOCTYPE html>"])
        #expect(Look.findings(WholePage(head: "<title> </title>")) == ["missingTitle <title>"])
        #expect(Look.findings(WholePage(language: "")) == ["missingLanguage <!DOCTYPE html>"])
    }

    @Test func `tables without caption, headers or scope`() {
        let rows = "<tbody><tr><td>1</td></tr></tbody></table>"
        #expect(
            found("<table>\(rows)") == ["tableWithoutCaption <table>", "tableWithoutHeaders <table>"])
        #expect(found("<table><caption> </caption><thead><tr><th scope=\"col\">a</th></tr></thead>\(rows)").count == 1)
        #expect(
            found("<table><caption>c</caption><thead><tr><th>a</th><th scope=\"x\">a</th></tr></thead>\(rows)") == [
                "headerWithoutScope <th>", "headerWithoutScope <th scope=\"x\">",
            ])
        #expect(
            found("<table><caption>c</caption><thead><tr><th scope=\"col\"></th></tr></thead>\(rows)") == [
                "emptyHeader <th scope=\"col\">"
            ])
    }

    @Test func `images without a text`() {
        #expect(
            found("<p><img src=\"../assets/s.css\"></p>") == ["imageWithoutAlternative <img src=\"../assets/s.css\">"])
        #expect(found("<svg><path d=\"M0 0\"/></svg>") == ["imageWithoutAlternative <svg>"])
        #expect(found("<svg aria-label=\"Frise\"><path d=\"M0 0\"/></svg><svg><title>a</title></svg>") == [])
    }

    @Test func `links of one text that lead to different places`() {
        func names(_ body: String, _ headings: [UInt64: UInt64] = [:]) -> [PageProblem] {
            Look.outline(WholePage.with(body).text).broken(among: [], headings: headings).map(\.problem)
        }
        let two = "<p><a href=\"autre.html\">En savoir  plus</a></p><p><a href=\"../index.html\">En savoir plus</a></p>"
        #expect(names(two) == [.ambiguousLink("En savoir plus")])
        #expect(names("<p><a href=\"autre.html\">a</a> <a href=\"autre.html\">a</a></p>") == [])
        #expect(
            names("<p><a href=\"autre.html\" aria-label=\"a\">x</a> <a href=\"../index.html\">a</a></p>").count == 1)
        // A line of an index says more beside its link.
        #expect(
            names(
                """
                <ul><li><a href="autre.html">Eau</a> <small>politique</small></li>
                <li><a href="../index.html">Eau</a> <small>service</small></li></ul>
                """) == [])
        // Two pages that their authors called alike.
        let alike = [PageKey(path: "a/autre.html").value: UInt64(7), PageKey(path: "index.html").value: 7]
        #expect(names(two, alike) == [])
        #expect(found("<p><a href=\"autre.html\"></a></p>") == ["emptyLink(\"autre.html\") <a href=\"autre.html\">"])
    }

    @Test func `what it loads from elsewhere`() {
        #expect(
            found("<p><img alt=\"\" src=\"https://x.invalid/i.png\"></p>") == [
                "externalResource(\"https://x.invalid/i.png\") <img alt=\"\" src=\"https://x.invalid/i.png\">"
            ])
        let sheet = "<title>a</title><link rel=\"stylesheet\" href=\"//x.invalid/s.css\">"
        #expect(Look.findings(WholePage(head: sheet)).count == 1)
        #expect(
            Look.findings(WholePage(head: "<title>a</title><link rel=\"canonical\" href=\"https://x.invalid/\">")) == []
        )
        #expect(found("<p><img alt=\"\" src=\"data:image/png;base64,AA\"></p>") == [])
    }

    @Test func `a policy that is missing, late or wide`() {
        #expect(Look.findings(WholePage(policy: "")).map { $0.prefix(21) } == ["missingSecurityPolicy"])
        let late =
            "<script src=\"../index.html\"></script><meta http-equiv=\"Content-Security-Policy\" content=\"\(WholePage.site)\">"
        #expect(Look.findings(WholePage(policy: late)).map { $0.prefix(21) } == ["missingSecurityPolicy"])
        let wide = WholePage.site.replacing("style-src 'self'", with: "style-src 'self' 'unsafe-inline'")
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(wide)\">"
        #expect(Look.findings(WholePage(policy: policy)).map { $0.prefix(31) } == ["weakSecurityPolicy(\"style-src\")"])
    }

    @Test func `code within`() {
        func code(_ body: String) -> [String] { found(body).map { String($0.prefix(10)) } }
        #expect(code("<p style=\"color: red\">a</p>") == ["inlineCode"])
        #expect(code("<p onclick=\"x()\">a</p>") == ["inlineCode"])
        #expect(code("<script>x()</script>") == ["inlineCode", "inlineCode"])
        #expect(code("<style>p {}</style>") == ["inlineCode"])
        #expect(code("<p><a href=\"javascript:x()\">a</a></p>") == ["inlineCode"])
        #expect(code("<p><img alt=\"\" src=\"javascript:x()\"></p>") == ["inlineCode"])
        #expect(code("<form action=\"javascript:x()\"></form>") == ["inlineCode"])
        #expect(code("<svg aria-hidden=\"true\"><style>p {}</style></svg>") == ["inlineCode"])
        #expect(code("<svg aria-hidden=\"true\"><script href=\"../assets/s.css\"></script></svg>") == ["inlineCode"])
    }

    @Test func `tags that do not match, but not for tags that may be left out`() {
        #expect(found("<div><p>a</div>") == [])
        #expect(found("<ul><li>a<li>b</ul>") == [])
        #expect(found("<p>a</p></div>") == ["malformed </div>"])
        #expect(found("<p><ul><li>a</li></ul></p>") == ["malformed <ul>"])
    }

    @Test func `its weight, with its styles`() {
        let page = WholePage(
            head: "<title>a</title><link rel=\"stylesheet\" href=\"../assets/s.css\">", body: "<h1>a</h1>")
        #expect(Look.findings(page) == [])
        var heavy = page
        heavy.body += "<p>" + String(repeating: "mot ", count: 6_000) + "</p>"
        #expect(Look.findings(heavy) == ["heavyPage(bytes: 34000, limit: 30000)"])
        let scripts = (1...5).map { "<script src=\"../\($0).js\"></script>" }.joined()
        #expect(Look.findings(.with(scripts)) == ["manyRequests(count: 6, limit: 5)"])
    }

    @Test func `names that drives do not hold`() {
        #expect(AuditRules.isGoodName("politiques/logement.html"))
        #expect(!AuditRules.isGoodName("Politiques/logement.html"))
        #expect(!AuditRules.isGoodName(String(repeating: "a", count: 61) + ".html"))
    }
}
