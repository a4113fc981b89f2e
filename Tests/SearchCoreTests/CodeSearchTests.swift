import SearchFixtures
import Testing

@testable import SearchCore

@Suite struct `Codes and telephone numbers` {
    private func index() throws -> LoadedIndex {
        var documents = ["1.1.3", "1.3.1", "3.1.1", "1.1", "1.13", "1.1.31", "11.3", "2.1.3"].map { code in
            SampleSite.document(
                "action", "actions/\(code.replacing(".", with: "-")).html", "\(code) Mesure du plan",
                "Étapes 1 à 3 de la mesure, 1 an.")
        }
        documents.append(SampleSite.person("Jeanne Boussole", phone: "03 53 01 00 01", service: "DDT", policy: "Eau"))
        documents.append(SampleSite.person("Paul Encrier", phone: "03 53 01 00 10", service: "DDT", policy: "Eau"))
        documents.sort { $0.path.lexicographicallyPrecedes($1.path) }
        return try LoadedIndex(documents, synonyms: SampleSite.synonyms)
    }

    @Test(arguments: ["1.1.3", "1-1-3", "1 1 3", "1. 1. 3", "mesure 1.1.3", "1.1.3 mesure", "1 . 1 . 3"])
    func `find the entry of the code first, however it is written`(query: String) throws {
        var index = try index()
        #expect(try index.ids(query).first == "1-1-3")
    }

    @Test(arguments: ["1.1", "1 1", "1-1"])
    func `of two numbers find their own entry before longer ones`(query: String) throws {
        var index = try index()
        #expect(try index.ids(query).first == "1-1")
    }

    @Test(arguments: [
        "0353010001", "03 53 01 00 01", "03.53.01.00.01", "03-53-01-00-01", "+33353010001", "0033353010001",
        "+33 3 53 01 00 01", "+33 (0)3 53 01 00 01", "+33(0)353010001", "0033 3 53 01 00 01", "+33.3.53.01.00.01",
        "+33 353 010 001", "tel:+33353010001",
    ])
    func `find whom a telephone calls`(query: String) throws {
        var index = try index()
        #expect(try index.ids(query).first == "jeanne-boussole")
    }
}
