import Language
import Testing

@testable import ContentModel

@Suite struct `A model` {
    @Test func `gives kinds, fields and inverses their addresses without accents`() throws {
        let (model, found) = try read(model("", fields: "valable jusqu'à: { type: date }"))
        #expect(found == [])
        let person = model.kinds[1]
        #expect(person.fields.map(\.key).last == "valable-jusqu-a")
        #expect(person.path == "personnes")
        #expect(person.field(named: "Valable jusqu’à")?.type == .date)
        #expect(model.inverses(of: KindID(1)).map(\.key) == ["dirige"])
        #expect(model.inverses(of: KindID(0)).isEmpty)
    }

    @Test(arguments: ["service", "Services", "SERVICE", "personnes", "Personne"])
    func `knows its kinds by name, plural and folder`(word: String) throws {
        #expect(try read(model("")).model.kind(named: word) != nil)
        #expect(try read(model("")).model.kind(named: word + "x") == nil)
    }

    @Test func `takes a vocabulary with and without meanings`() throws {
        let (model, found) = try read(
            model("vocabularies: { public: { tous: all, élus: , presse: ~ } }", fields: "public: { choice: public }"))
        #expect(found == [])
        guard case .choice(let words, many: false) = model.kinds[1].fields[5].type else {
            Issue.record("no choice")
            return
        }
        #expect(words.words.map(\.text) == ["tous", "élus", "presse"])
        #expect(words.words.map(\.meaning) == [.all, nil, nil])
        #expect(words.index(of: "ELUS") == 1)
        #expect(words.index(of: "élu") == nil)
    }

    @Test func `adds the fields of a visa in the site's language`() throws {
        let french = try read(model("", kind: "visa: required")).model.kinds[1]
        #expect(
            french.fields.suffix(5).map(\.key) == [
                "etat-de-publication", "valide-par", "valide-le", "empreinte", "motif-du-retrait",
            ])
        let english = try read(model("", kind: "visa: required"), language: .english).model.kinds[1]
        #expect(
            english.fields.suffix(5).map(\.key) == [
                "publication-state", "validated-by", "validated-on", "fingerprint", "reason-for-withdrawal",
            ])
        #expect(english.visa?.state == FieldID(6))
    }

    @Test func `follows a default through a reference and checks that it leads somewhere`() throws {
        let through =
            "chef: { type: reference, to: service }\n      adjoint: { type: reference, to: personne, default: chef."
        let (good, found) = try read(model("", fields: through + "chef }"))
        #expect(found == [])
        guard case .path(let path) = good.kinds[1].fields[6].defaultValue else {
            Issue.record("no path")
            return
        }
        #expect(path.text == "chef.chef" && path.steps.count == 2 && path.endsInReferences)
        #expect(try read(model("", fields: through + "cheff }")).found == ["19:58 champ-de-modele-inconnu → chef"])
    }

    @Test func `has one edition that sees all when it names none`() throws {
        #expect(try read(model("")).model.editions == ["tous"])
        #expect(try read(model(""), language: .english).model.editions == ["all"])
        #expect(try read(model("editions: [cadres, chefs]")).model.editions == ["cadres", "chefs"])
    }
}
