import SearchCore
import SearchFixtures
import Testing

@Suite struct SearchTests {
    @Test(arguments: [
        ("logement", "logement"), ("taudis", "habitat-indigne"), ("DDT", "ddt"), ("ddcspp", "ddcspp"), ("sgar", "sgar"),
        ("fermeture de classe", "classe"), ("on veut fermer une classe", "classe"),
        ("permis en zone inondable", "zone-inondable"),
        ("L562-1", "zone-inondable"), ("0384570007", "aide"), ("13750*05", "aide"),
        ("jean.encrier@exemple.invalid", "aide"),
        ("natura 2000", "ecologie"), ("sous préfecture", "ecologie"), ("presqu'ile", "presquile"),
        ("écologei", "ecologie"), ("inondabl", "zone-inondable"),
    ])
    func `the page meant is found first`(query: String, expected: String) throws {
        var index = try SampleSite.index()
        #expect(try index.ids(query).first == expected)
    }

    @Test func `every title finds its own page first, and every person is found by name in either order`() throws {
        var index = try SampleSite.index()
        for document in SampleSite.documents where document.isInForce {
            #expect(
                try index.ids(String(decoding: document.title, as: UTF8.self)).first
                    == String(decoding: document.id, as: UTF8.self))
        }
        #expect(try index.ids("Jeanne Boussole") == index.ids("boussole jeanne"))
        #expect(try index.ids("encrier paul").first == "paul-encrier")
    }

    @Test(arguments: [
        [
            "écologie", "l'écologie", "l’écologie", "d‘écologie", "ECOLOGIE", "ecologie", "e\u{301}cologie",
            "\u{A0}écologie ", "éco\u{AD}logie",
        ],
        ["œuvre", "oeuvre", "ŒUVRE", "l’œuvre", "OEUVRE"],
        ["sous-préfecture", "Sous-Préfecture", "sous‑préfecture"],
        ["DDT", "ddt", "D.D.T.", "direction départementale des territoires"],
        ["aujourd'hui", "aujourd’hui", "d’aujourd’hui"],
        ["L. 562-1", "L.562-1", "l 562-1"],
        ["03 84 57 00 07", "0384570007", "03.84.57.00.07", "+33 3 84 57 00 07"],
    ])
    func `ways to write one thing give one list`(queries: [String]) throws {
        var index = try SampleSite.index()
        let lists = try queries.map { try index.ids($0) }
        #expect(!lists[0].isEmpty)
        for (query, list) in zip(queries, lists) { #expect(list == lists[0], "\(query)") }
    }

    @Test(arguments: [
        ["logement", "logements"], ["travail", "travaux"],
        ["SGAR", "secrétariat général pour les affaires régionales"],
    ])
    func `singular and plural, sigle and its meaning give one set`(queries: [String]) throws {
        var index = try SampleSite.index()
        let sets = try queries.map { Set(try index.ids($0)) }
        #expect(!sets[0].isEmpty && sets.allSatisfy { $0 == sets[0] })
    }

    @Test func `words of one meaning find each other, after the word itself, and no further`() throws {
        let meaning = Synonym(
            sigle: Array("habitat indigne".utf8), phrases: [Array("trou à rats".utf8), Array("écologie".utf8)],
            isMeaning: true)
        var index = try LoadedIndex(SampleSite.documents, synonyms: SampleSite.synonyms + [meaning])
        var plain = try SampleSite.index()
        #expect(try plain.ids("trou à rats") == [])
        // Both the words that stand in for it are found by what nobody wrote.
        #expect(try Set(index.ids("trou à rats")).isSuperset(of: ["habitat-indigne", "ecologie"]))
        #expect(try index.ids("rats") == [])
        // The word itself comes first.
        #expect(try index.ids("écologie").first == "ecologie" && index.ids("écologie").contains("habitat-indigne"))
        #expect(try index.ids("habitat indigne").first == "habitat-indigne")
        for query in ["logement", "DDT", "fermeture de classe"] { #expect(try index.ids(query) == plain.ids(query)) }
        // Why is told in letters that people know.
        let asked = SearchRequest(query: Array("trou à rats".utf8))
        let explanations = try index.index.explain(try index.search(asked).results, asked)
        let forms = explanations.flatMap(\.words).flatMap(\.forms).filter { $0.relation == .meaning }
        #expect(!forms.isEmpty && forms.allSatisfy { $0.text == Array("habitatindigne".utf8) })
        // A meaning is nothing that people type.
        let request = SearchRequest(query: Array("habitatindign".utf8), completes: true)
        #expect(try index.search(request).words.allSatisfy(\.instead.isEmpty))
    }

    @Test func `an answer shows the person that all words speak of, with telephone and mail`() throws {
        var index = try SampleSite.index()
        let results = try index.search(SearchRequest(query: Array("référent logement DDT".utf8)))
        #expect(results.answers.map { String(decoding: $0.id, as: UTF8.self) } == ["jeanne-boussole"])
        #expect(results.answers.first?.card.map(\.role) == [.telephone, .mail])
        #expect(try index.search(SearchRequest(query: Array("référent pêche".utf8))).answers.isEmpty)
    }

    @Test func `an unknown word is said to be unknown, with what was searched instead`() throws {
        var index = try SampleSite.index()
        let results = try index.search(SearchRequest(query: Array("xyzwv logemnt DDT".utf8)))
        #expect(
            results.words.filter(\.isUnknown).map { String(decoding: $0.text, as: UTF8.self) } == ["xyzwv", "logemnt"])
        #expect(results.words[1].instead.contains(Array("logement".utf8)) && results.words[1].isCorrected)
    }

    @Test func `a day is one word, in texts and in questions`() throws {
        var due = SampleSite.document("action", "actions/a.html", "Décrire")
        due.rows = [Array("13 juin 2013".utf8)]
        let other = SampleSite.document("page", "pages/p.html", "Page", "Le 14 juin 2013, puis 13 jours de juin 2012.")
        var index = try LoadedIndex([due, other])
        #expect(try index.ids("13 juin 2013") == ["a"])
        #expect(try index.ids("pour le 13 juin 2013 ?") == ["a"])
        #expect(try index.ids("14 juin 2013") == ["p"])
        let none = try index.search(SearchRequest(query: Array("15 juin 2013".utf8)))
        #expect(none.results.isEmpty && none.words.map(\.text) == [Array("15 juin 2013".utf8)])
    }

    @Test func `quoted words stand together, a minus sign excludes, an open quote quotes nothing`() throws {
        var index = try SampleSite.index()
        #expect(try index.ids("\"zone rouge\"") == ["zone-inondable"])
        #expect(try index.ids("\"rouge zone\"").isEmpty)
        #expect(try index.ids("« logements vacants »") == ["logement"])
        #expect(try !index.ids("logement -insalubres").contains("habitat-indigne"))
        #expect(try index.ids("\"zone rouge") == index.ids("zone rouge"))
        #expect(try !index.ids("logement -\"logements vacants\"").contains("logement"))
    }

    @Test func `entries out of force sink below the others`() throws {
        var index = try SampleSite.index()
        let ids = try index.ids("zone inondable")
        #expect(ids.first == "zone-inondable" && ids.contains("zone-inondable-2012"))
    }

    @Test func `facets count everything found and filters narrow it`() throws {
        var index = try SampleSite.index()
        var request = SearchRequest(query: Array("logement".utf8), wantsFacets: true)
        let all = try index.search(request)
        let kinds = all.facets.first { $0.name == Array("kind".utf8) }?.values.reduce(0) { $0 + $1.count }
        #expect(kinds == all.total && all.total > 2)
        request.filters = [.init(facet: Array("service".utf8), value: Array("DDCSPP".utf8))]
        #expect(try index.search(request).results.map { String(decoding: $0.id, as: UTF8.self) } == ["paul-encrier"])
    }

    @Test func `a snippet marks every form of a word and names the heading it stands under`() throws {
        var document = SampleSite.document("page", "pages/p.html", "Page")
        document.sections = [
            .init(text: Array("Rien ici.".utf8)),
            .init(
                heading: Array("Les travaux".utf8), anchor: Array("travaux".utf8),
                text: Array("Le travail et les <b>travaux</b> d’office.".utf8)),
        ]
        var index = try LoadedIndex([document])
        let result = try index.search(SearchRequest(query: Array("travaux".utf8), wantsSnippets: true)).results[0]
        #expect(result.snippet?.anchor == Array("travaux".utf8))
        let marked = result.snippet?.pieces.enumerated().filter { $0.offset % 2 == 1 }.map {
            String(decoding: $0.element, as: UTF8.self)
        }
        #expect(marked == ["travail", "travaux"])
        #expect(result.snippet?.pieces.flatMap { $0 } == Array("Le travail et les <b>travaux</b> d’office.".utf8))
    }

    @Test func `a search without a shard that cannot be had says that it is incomplete`() throws {
        let chunk = AnalyzedChunk(analysing: SampleSite.documents, from: 0)
        let plan = IndexPlan(merging: [chunk])
        let index = try SearchIndex(root: plan.encode(ShardID(.root, 0)))
        let request = SearchRequest(query: Array("logement".utf8))
        while case .needs(let ids) = try index.search(request) {
            for id in ids { index.giveUp(id) }
        }
        guard case .done(let results) = try index.search(request) else { return }
        #expect(results.isIncomplete && results.results.isEmpty)
    }
}
