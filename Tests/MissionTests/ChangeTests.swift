import Diagnostics
import Foundation
import Testing

/// One change to the content, and all that comes of it.
@Suite struct `One change` {
    @Test func `a référent removed leaves a hole, and says whom to call instead`() async throws {
        let site = try MissionSite()
        let before = try await MissionSite.relecture.value
        let lines = try site.text("referents.csv").split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.hasPrefix("logement-ddfip;") }
        try #require(kept.count == lines.count - 1)
        try site.write(kept.joined(separator: "\n"), to: "referents.csv")
        let after = try await site.build()
        #expect(after.remarks == (MissionSite.vacancies + ["~politiques/logement.md:7 case-vide"]).sorted())
        var expected = ShownMatrix(reading: try before.main("qui-fait-quoi.html"))
        #expect(expected.filled.removeValue(forKey: "logement/ddfip") == ["eric-cadastre"])
        expected.holes.insert("logement/ddfip")
        #expect(ShownMatrix(reading: try after.main("qui-fait-quoi.html")) == expected)
        // The panel names the head of the service, and why.
        #expect(try before.main("politiques/logement.html").contains("contact manque") == false)
        let panel = try #require(
            after.main("politiques/logement.html").between("<article class=\"contact manque\">", "</article>"))
        #expect(panel.links(to: "personnes") == ["philippe-balance"])
        #expect(panel.contains("tel:") && panel.plain.contains("Pas de référent titulaire : appelez ici."))
        #expect(try after.main("tableau-de-bord.html").plain.contains("96 % Couverture – 88 sur 91"))
        #expect(try after.main("index.html").plain.contains("à désigner : 3"))
    }

    @Test func `a position that expires keeps its page with a banner and leaves the lists`() async throws {
        let before = try await MissionSite.relecture.value
        let after = try await MissionSite().build(asOf: "2013-07-13")
        #expect(after.remarks == before.remarks)
        #expect(try !before.main("dires/secheresse.html").contains("Plus en vigueur depuis"))
        #expect(try after.main("dires/secheresse.html").contains("Plus en vigueur depuis le 13 juillet 2013"))
        #expect(try before.currentPositions().subtracting(after.currentPositions()) == ["secheresse"])
        #expect(try after.currentPositions().isSubset(of: before.currentPositions()))
        #expect(try after.main("index.html").plain.contains("35 positions de l’État en vigueur"))
        #expect(
            try #require(after.main("tableau-de-bord.html").section("echu-dire")).links(to: "dires").contains(
                "secheresse"))
        // What it had replaced does not come back, though its own date is later.
        #expect(try after.main("dires/secheresse-2012.html").contains("Cette fiche est remplacée"))
    }

    @Test func `a second position on a subject is an error that names both, unless the publics are others`()
        async throws
    {
        let site = try MissionSite()
        try await site.addPosition(
            "cameras", "sujet: VIDÉOPROTECTION\npublic: [usagers, presse]", validated: "2013-06-10")
        #expect(try await site.check().remarks == MissionSite.vacancies)
        try site.edit("dires/cameras.md", "public: [usagers, presse]", "public: [usagers, élus]")
        let found = try await site.check()
        let error = try #require(found.diagnostics.first { $0.severity == .error })
        #expect(error.id == "pas-unique" && found.diagnostics.filter { $0.severity == .error }.count == 1)
        let places = Set([error.place.path] + error.notes.map(\.place.path))
        #expect(places == Set(["cameras", "videoprotection"].map { site.content + "/dires/\($0).md" }))
        // The only other remark: the text is not the one that had the visa.
        #expect(found.remarks.filter { $0.hasPrefix("~") && !MissionSite.vacancies.contains($0) }.count == 1)
    }

    @Test func `a validated text that changes is a warning, and readers still read what was validated`() async throws {
        let site = try MissionSite()
        let text = try site.text("dires/digues.md")
        let body = try #require(text.between("## Position\n\n", "\n"))
        try site.edit("dires/digues.md", body, "Phrase nouvelle, sans visa.")
        let words = try #require(body.components(separatedBy: "'").max { $0.count < $1.count })
        let review = try await site.build()
        let mine = review.remarks.filter { !MissionSite.vacancies.contains($0) }
        #expect(
            mine.count == 1
                && mine.allSatisfy { $0.hasPrefix("~dires/digues.md:") && $0.hasSuffix(" modifie-depuis-visa") })
        #expect(try review.main("dires/digues.html").contains("Phrase nouvelle"))
        #expect(try review.main("dires/digues.html").contains("Modifié depuis son visa"))
        let cadres = try await site.build("cadres")
        #expect(cadres.remarks == review.remarks)
        #expect(try cadres.main("dires/digues.html").contains(words))
        #expect(cadres.pages.filter { $0.value.contains("Phrase nouvelle") }.isEmpty)
    }

    @Test func `an action without steps is an error`() async throws {
        let site = try MissionSite()
        let text = try site.text("actions/accueil-des-cadres.md")
        let steps = try #require(text.between("## Étapes\n", "## Conditions"))
        for emptied in ["", steps.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n\n"] {
            try site.write(text.replacing(steps, with: "\n" + emptied), to: "actions/accueil-des-cadres.md")
            let errors = try await site.check().remarks.filter { !MissionSite.vacancies.contains($0) }
            #expect(
                errors.count == 1
                    && errors.allSatisfy {
                        $0.hasPrefix("actions/accueil-des-cadres.md:") && $0.hasSuffix(" champ-manquant")
                    }, "\(errors)")
        }
    }

    @Test func `a successor closes from its first day what it replaces`() async throws {
        let site = try MissionSite()
        try await site.addPosition(
            "cameras", "sujet: vidéoprotection\npublic: [élus]\nremplace: videoprotection", validated: "2013-06-10")
        let eve = try await site.build(asOf: "2013-06-09")
        #expect(eve.remarks == MissionSite.vacancies)
        #expect(
            try eve.currentPositions().isSuperset(of: ["videoprotection"])
                && !eve.currentPositions().contains("cameras"))
        let day = try await site.build(asOf: "2013-06-10")
        #expect(day.remarks == MissionSite.vacancies)
        #expect(
            try day.currentPositions().symmetricDifference(eve.currentPositions()) == ["videoprotection", "cameras"])
        let page = try day.main("dires/videoprotection.html")
        let alert = try #require(page.between("<div class=\"alerte garde\">", "<div class=\"sections\">"))
        #expect(alert.contains("Cette fiche est remplacée") && alert.links(to: "dires") == ["cameras"])
        #expect(try !eve.main("dires/videoprotection.html").contains("Cette fiche est remplacée"))
    }
}

extension MissionSite.Built {
    /// The positions listed before those that are folded away.
    func currentPositions() throws -> Set<String> {
        let list = try main("dires/index.html").components(separatedBy: "<details")[0]
        return Set(list.links(to: "dires"))
    }
}
