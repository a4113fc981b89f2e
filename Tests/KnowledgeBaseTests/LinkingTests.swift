import ContentModel
import Diagnostics
import Language
import Markup
import Testing

@testable import KnowledgeBase

@Suite struct `A base of entries` {
    private let files: [(path: String, text: String)] = [
        (
            "services/ddt.md",
            "---\nnom: Direction des territoires\naussi appelé: [DDE, l'équipement]\nchef: jeanne-boussole\n"
                + "---\n\n## Missions\n"
        ),
        (
            "services/habitat.md",
            "---\nnom: Unité habitat\nrattachement: l’Équipement\n---\n\nVoir [[ddt#missions]] et [[ddt]].\n"
        ),
        (
            "personnes.csv",
            "prénom;nom;service;téléphone;chef de\nJeanne;Boussole;DDE;03 53 01 00 01;habitat\n"
                + "Paul;Encrier;un cabinet;;\n;Seul;;;\n"
        ),
        (
            "notes/eau.md",
            "---\nsujet: Eau\nservice: ddt\nétapes:\n  - { quoi: Lire, qui: Jeanne Boussole }\n"
                + "  - { quoi: Relire, qui: paul-encrier }\n---\n"
        ),
    ]

    @Test func `resolves names by identifier, title and other name, folded`() throws {
        let text = try TextBase(people, files)
        #expect(text.found == [])
        #expect(try text.text("services/habitat", "rattachement") == "Direction des territoires")
        #expect(try text.text("personnes/jeanne-boussole", "service") == "Direction des territoires")
        #expect(try text.text("personnes/paul-encrier", "service") == "un cabinet")
    }

    @Test func `refers to no words that mean the same as others, which share their titles with entries`() throws {
        let words =
            people + """

                  word:
                    names: { one: mot, many: mots, gender: m }
                    table: mots.csv
                    title: mot
                    pages: no
                    roles: { same meaning: autres }
                    fields:
                      mot: { type: text, required: true }
                      autres: { type: texts }
                """
        let rows = [(path: "mots.csv", text: "mot;autres\nEau;flotte\nUnité habitat;maison\n")]
        let note = [
            (
                path: "notes/air.md",
                text: "---\nsujet: Air\nservice: ddt\n---\n\nVoir [[Unité habitat]] et [[mot:Eau]].\n"
            )
        ]
        #expect(try TextBase(words, files + rows).found == [])
        let said = try TextBase(words, files + rows + note).found
        #expect(said == ["notes/air.md:6:27 reference-de-mauvais-genre"], "\(said)")
    }

    @Test func `makes titles of fields and of references, and identifiers of titles`() throws {
        let text = try TextBase(people, files)
        #expect(try text["notes/eau"].title == "Eau (Direction des territoires)")
        #expect(try text["personnes/jeanne-boussole"].title == "Jeanne Boussole")
        #expect(try text["personnes/seul"].title == "Seul")
    }

    @Test func `knows every reference from its target, with the record in which it stands`() throws {
        let text = try TextBase(people, files)
        let model = text.base.model
        func backlinks(_ path: String) throws -> [String] {
            text.base.whole.backlinks(of: try text.id(path)).map { link in
                let kind = text.base.whole[link.source].kind
                let name = model.inverse(of: link, from: kind)?.name ?? "–"
                return "\(text.base.whole[link.source].slug) \(name) \(link.origin)"
            }
        }
        #expect(
            try backlinks("personnes/jeanne-boussole") == [
                "ddt dirige field(2)", "eau étapes record(field: 5, row: 0, subfield: 1)",
            ])
        #expect(
            try backlinks("personnes/paul-encrier") == ["eau étapes record(field: 5, row: 1, subfield: 1)"])
        #expect(
            try backlinks("services/ddt") == [
                "habitat unités field(3)", "habitat – text", "jeanne-boussole agents field(2)",
                "jeanne-boussole – field(4)", "eau notes field(1)",
            ])
    }

    @Test func `takes a default through a reference, unless the entry says otherwise`() throws {
        let text = try TextBase(people, files)
        #expect(try text.text("personnes/jeanne-boussole", "bureau") == "Direction des territoires")
        #expect(try text.text("personnes/paul-encrier", "bureau") == nil)
    }

    @Test func `reports what leads nowhere, with the nearest name, and keeps the rest`() throws {
        let text = try TextBase(
            people,
            files + [
                (
                    "notes/air.md",
                    "---\nsujet: Air\nservice: dtd\nremplace: services:ddt\n---\n\n"
                        + "[[Paule Encrier]] et [x](personne:jeanne)\n"
                ),
                (
                    "notes/feu.md",
                    "---\nsujet: Feu\n---\n\n[a](../services/ddt.md#mission) [b](../../x.md) [c](note.pdf)\n"
                ),
            ])
        #expect(
            text.found == [
                "notes/air.md:3:10 reference-inconnue → ddt", "notes/air.md:4:11 reference-de-mauvais-genre",
                "notes/air.md:7:1 reference-inconnue → Paul Encrier", "notes/air.md:7:22 reference-inconnue",
                "notes/feu.md:5:1 ancre-inconnue → missions", "notes/feu.md:5:33 hors-du-contenu",
                "notes/feu.md:5:49 fichier-joint-introuvable",
            ])
        #expect(try text["notes/air"].title == "Air")
    }

    @Test func `holds an entry from its first to its last day and not once it is replaced`() throws {
        let text = try TextBase(
            people,
            [
                ("notes/a.md", "---\nsujet: A\ndu: 2013-01-01\nau: 2013-12-31\n---\n"),
                ("notes/b.md", "---\nsujet: B\ndu: 2013-06-01\nremplace: a\n---\n"),
                ("notes/c.md", "---\nsujet: C\nau: 2013-06-30\n---\n"),
            ])
        func state(_ slug: String, _ month: Int, _ day: Int, year: Int = 2013) throws -> ValidityState {
            text.base.whole.validity(
                of: try text.id("notes/" + slug), at: try #require(CalendarDate(year: year, month: month, day: day)))
        }
        let (a, b) = (try text.id("notes/a"), try text.id("notes/b"))
        #expect(try state("a", 12, 31, year: 2012) == .notYet(try #require(CalendarDate(year: 2013, month: 1, day: 1))))
        #expect(try state("a", 1, 1) == .inForce)
        #expect(try state("a", 5, 31) == .inForce)
        #expect(try state("a", 6, 1) == .replaced(by: b))
        #expect(try state("b", 5, 31) == .notYet(try #require(CalendarDate(year: 2013, month: 6, day: 1))))
        #expect(try state("c", 6, 30) == .inForce)
        #expect(try state("c", 7, 1) == .ended(try #require(CalendarDate(year: 2013, month: 6, day: 30))))
        #expect(text.base.whole.rank(of: a) < text.base.whole.rank(of: b))
    }

    @Test func `is cut to an audience without leaving a title, a default or a link behind`() throws {
        let text = try TextBase(
            people,
            files + [
                ("notes/secrete.md", "---\nsujet: Secret\nservice: ddt\npour: chefs\n---\n\nVoir [[eau]].\n"),
                ("notes/suite.md", "---\nsujet: Suite\nremplace: secrete\n---\n\nVoir [la note](note:secrete).\n"),
            ])
        #expect(text.found == [])
        let cut = text.base.seen(by: 0)
        #expect(cut.ids == text.base.whole.ids.filter { text.base.names[$0].slug != "secrete" })
        let rest = try #require(cut.id(kind: KindID(2), slug: "suite"))
        #expect(cut[rest].values[4] == nil)
        #expect(cut[rest].body?.targets == [])
        let service = try #require(cut.id(kind: KindID(0), slug: "ddt"))
        #expect(cut.backlinks(of: service).allSatisfy { cut[$0.source].slug != "secrete" })
        #expect(text.base.seen(by: 1).ids == text.base.whole.ids)
    }

    @Test func `links a changed text once more, and nothing else`() throws {
        let services = (0..<40).map {
            (path: "services/s\($0).md", text: "---\nnom: Service \($0)\n---\n\n[[s7]] [[s8]]\n")
        }
        let (unchanged, _) = try TextBase.linker(people, services)
        let (former, _) = try TextBase.linker(
            people, [("services/s7.md", "---\nnom: Ancien nom\n---\n\nVoir [[s7]].\n")])
        var drafts = unchanged.drafts
        let position = try #require(drafts.firstIndex { $0.current.whole.slug == "s7" })
        drafts[position] = Draft(current: drafts[position].current, validated: former.drafts[0].current)
        let changed = Linker(model: unchanged.model, language: .french, drafts: drafts, files: [])
        func linked(_ linker: Linker) -> [Linker.LinkedDraft] {
            (0..<linker.entryCount).map { linker.link(entryAt: $0) }
        }
        #expect(linked(unchanged).reduce(0) { $0 + $1.textCount } == 40)
        #expect(linked(changed).reduce(0) { $0 + $1.textCount } == 41)
        // What other audiences read are the same entries, not others that say the same.
        let (base, _) = changed.knowledgeBase()
        let validated = try #require(base.validated)
        #expect(base.whole.ids.filter { base.whole[$0] !== validated[$0] }.map { base.names[$0].slug } == ["s7"])
        let seen = base.seen(by: 0)
        #expect(seen.ids.filter { seen[$0] !== base.whole[$0] }.map { base.names[$0].slug } == ["s7"])
        #expect(seen[try #require(seen.id(kind: KindID(0), slug: "s7"))].title == "Ancien nom")
    }

    @Test func `records what is read, and an answer in place of the date`() throws {
        let text = try TextBase(people, files)
        let recorder = ReadRecorder()
        let date = try #require(CalendarDate(year: 2013, month: 6, day: 17))
        let reader = BaseReader(Orders(text.base.whole, at: date), recorder: recorder)
        let note = try text.id("notes/eau")
        _ = reader.title(note)
        _ = reader.validity(of: note)
        _ = reader.identity(note)
        #expect(Set(recorder.questions) == [.title(note), .validity(note)])
        _ = reader.entries(ofKind: KindID(2))
        _ = reader.count(ofKind: KindID(1))
        _ = reader.backlinks(of: note)
        _ = reader.entry(note)
        _ = reader.date
        #expect(
            Set(recorder.questions) == [
                .title(note), .validity(note), .entries(KindID(2)), .count(KindID(1)), .backlinks(note), .entry(note),
                .date,
            ])
        for question in recorder.questions {
            #expect(reader.digest(of: question) != 0)
            #expect(
                Question(question.text(text.base.model, text.base.names), text.base.model, text.base.names) == question)
        }
    }
}
