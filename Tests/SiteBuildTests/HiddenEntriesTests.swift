import Diagnostics
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

/// What an audience may not see leaves no trace in what it is given: with hidden entries rewritten, renamed or taken out,
/// every byte of its site is the same.
@Suite struct `Hidden entries` {
    /// What became of them.
    enum Fate: CaseIterable {
        case asTheyAre, rewritten, renamed
        /// As they are, but no heading names them by a link without words: its id would have the words that replace it.
        case withWordsInHeadings
        case removed
    }

    private static let model = """
        editions: [cadres, dirigeants, relecture]
        kinds:
          personne:
            names: { one: personne, many: personnes, gender: f }
            table: personnes.csv
            title: "{prénom} {nom}"
            fields:
              prénom: { type: text, required: true }
              nom: { type: text, required: true }
              diffusion: { type: edition }
          note:
            names: { one: note, many: notes, gender: f }
            folder: notes
            title: intitulé
            fields:
              intitulé: { type: text, required: true }
              sigle: { type: text, search: alias }
              suite de: { type: references, to: note, inverse: suites }
              pièce: { type: file }
              anciennes adresses: { type: aliases }
              constat: { type: markdown }
              textes: { type: texts }
              étapes:
                records:
                  quoi: { type: text, required: true }
                  qui: { type: reference, to: personne, inverse: étapes }
                  note: { type: reference, to: note, inverse: étapes servies }
              diffusion: { type: edition }
            visa: required
          désignation:
            names: { one: désignation, many: désignations, gender: f }
            table: designations.csv
            title: "{personne} – {note}"
            fields:
              personne: { type: reference, to: personne, required: true, inverse: désignations }
              note: { type: reference, to: note, inverse: désignations }
              rôle: { type: text }
        views:
          toutes-les-notes: { index: note }
          par-personne: { index: personne }
          nouvelles: { recent: [note, personne, désignation], days: 300 }

        """

    /// The site, with the hidden note, the hidden person and a hidden block as a fate has it.
    /// - Parameter wider: the least audience that sees them.
    private func lay(_ fate: Fate, for wider: String, in folder: TemporaryFolder) throws {
        let isThere = fate != .removed
        let note = fate == .renamed ? "zzz-autre-nom" : "operation-mercure"
        let person = fate == .renamed ? "Zoé Zéphyr" : "Hermès Caducée"
        let text = fate == .rewritten ? "Tout autre chose, et plus long que ce qui était là." : "Le mystère."
        func when(_ words: String) -> String { isThere ? words : "" }
        try folder.write(Self.model, to: "content/model.yaml")
        try folder.write(
            """
            titre: Essai
            langue: fr
            données fictives: oui
            situation au: 2013-06-17
            accueil: [{ titre: Lire, fiche: ouverte }\(when(", { titre: Lire aussi, fiche: \(note) }"))]
            menu: [{ titre: La note, fiche: ouverte }\(when(", { titre: La note, fiche: \(note) }"))]
            pied: [ouverte\(when(", \(note)"))]

            """, to: "content/site.yaml")
        let (first, last) = (person.prefix { $0 != " " }, person.drop { $0 != " " }.dropFirst())
        try folder.write(
            "prénom;nom;diffusion\nAnne;Bleue;\n" + when("\(first);\(last);\(wider)\n"), to: "content/personnes.csv")
        try folder.write(
            """
            id;personne;note;rôle
            d1;Anne Bleue;ouverte;pilote
            d2;Anne Bleue;\(when(note));appui

            """ + when("d3;\(person);ouverte;second\n"), to: "content/designations.csv")
        try folder.write(
            """
            ---
            intitulé: Note ouverte
            suite de: [seconde\(when(", \(note)"))]
            état de publication: brouillon
            étapes:
              - { quoi: Lire, qui: Anne Bleue }

            """ + when("  - { quoi: Porter, qui: \(person) }\n  - { quoi: Tenir, note: \(note) }\n") + """
                ---

                Voir \(isThere ? "[[\(note)]]" : "document réservé"), puis \(isThere ? "[[\(note)|la suite]]" : "la suite")
                et \(isThere ? "[le reste](note:\(note))" : "le reste").

                ## Le fil de \(fate.hasLinksInHeadings ? "[[\(note)]]" : "document réservé")

                \(isThere ? "::: \(wider)\n\(text) Avec [[\(note)]].\n:::" : "")

                ## Constat

                Un constat\(isThere ? " sur [[\(note)]]" : " sur document réservé").

                """, to: "content/notes/ouverte.md")
        try folder.write(
            "---\nintitulé: Seconde\nétat de publication: brouillon\n---\n\nVoir [[ouverte]].\n",
            to: "content/notes/seconde.md")
        guard isThere else { return }
        try folder.write(
            """
            ---
            intitulé: \(fate == .renamed ? "Un autre titre" : "Opération Mercure")
            sigle: \(fate == .rewritten ? "ZZZ" : "OPM")
            suite de: ouverte
            anciennes adresses: notes/ancien-\(note).html
            pièce: fichiers/\(note).txt
            étapes:
              - { quoi: \"\(text)\", qui: Anne Bleue, note: seconde }
            diffusion: \(wider)
            état de publication: brouillon
            ---

            \(text) Voir [[ouverte]] et [[seconde]].

            """, to: "content/notes/\(note).md")
        try folder.write(text, to: "content/fichiers/\(note).txt")
    }

    private func site(_ folder: TemporaryFolder, edition: String) async throws -> [String: Data] {
        var options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: folder["site"],
            edition: edition, asOf: CalendarDate(parsing: "2013-06-17"))
        options.recordsReads = true
        let report = await SiteBuild(options, in: .still).build()
        try #require(report.isPublished, "\(report.diagnostics.filter { $0.severity == .error })")
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder["site/"]) {
            files[path] = FileManager.default.contents(atPath: folder["site/" + path])
        }
        // What is told of the build to those for whom it is.
        files["report"] = Data(report.json(in: .french).indented.replacing(folder.path, with: "").utf8)
        files["reads"] = Data(report.reads.joined(separator: [0x0A]))
        return files
    }

    private func differences(_ one: [String: Data], _ other: [String: Data]) -> [String] {
        Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
    }

    @Test(arguments: [("cadres", "dirigeants"), ("dirigeants", "relecture")])
    func `leave no trace, be they rewritten, renamed or removed`(_ edition: String, wider: String) async throws {
        var sites: [Fate: [String: Data]] = [:]
        for fate in Fate.allCases {
            let folder = try TemporaryFolder()
            try lay(fate, for: wider, in: folder)
            let desk = VisaDesk(content: folder["content"], in: .still)
            let notes = ["note:ouverte", "note:seconde"]
            let visas = await desk.validate(
                notes, by: "Le préfet", on: try #require(CalendarDate(parsing: "2013-06-03")))
            try #require(visas.outcome == .done, "\(visas.diagnostics)")
            sites[fate] = try await site(folder, edition: edition)
        }
        let asTheyAre = try #require(sites[.asTheyAre])
        let withWords = try #require(sites[.withWordsInHeadings])
        #expect(
            asTheyAre["notes/ouverte.html"].map { String(decoding: $0, as: UTF8.self) }?.contains("réservé") == true)
        for fate in Fate.allCases {
            let found = differences(
                fate.hasLinksInHeadings ? asTheyAre : withWords, try #require(sites[fate]))
            #expect(found == [], "\(fate)")
        }
    }

    /// The sample without its seals, which cover what hidden names its texts have; sealed anew.
    private func sample(_ change: (inout [String: String]) -> Void) async throws -> TemporaryFolder {
        let root = Repository.path("content/")
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root)
        where path.contains(".") && !path.hasPrefix("visas") {
            let text = (try? String(contentsOfFile: root + path, encoding: .utf8)) ?? "%PDF"
            files[path] = path.hasSuffix(".md") ? text.replacing(#/(?m)^empreinte: .*\n/#, with: "") : text
        }
        change(&files)
        let folder = try TemporaryFolder()
        for (path, text) in files { try folder.write(text, to: "content/" + path) }
        // On one day, for the sake of time; those that end before keep theirs.
        var names: [String: [String]] = [:]
        for (path, text) in files where text.contains("\nétat de publication: validé\n") {
            let day = try #require(text.firstMatch(of: #/\nvalidé le: (\S+)/#)).output.1
            let end = text.firstMatch(of: #/\nvalable jusqu'au: (\S+)/#)?.output.1 ?? "2014"
            names[end < "2013-06-17" ? String(day) : "2013-06-17", default: []].append(path)
        }
        let desk = VisaDesk(content: folder["content"], in: .still)
        for (day, names) in names {
            let day = try #require(CalendarDate(parsing: day))
            let sealed = await desk.validate(names.sorted(), by: "paul-encrier", on: day)
            try #require(sealed.outcome == .done, "\(sealed.diagnostics.filter { $0.severity == .error })")
        }
        return folder
    }

    @Test(arguments: ["cadres", "dirigeants"])
    func `of the sample leave no trace under other names`(_ edition: String) async throws {
        let root = Repository.path("content/")
        let plain = try await sample { _ in }
        let shown = try await site(plain, edition: edition)
        let words = shown.filter { $0.key.hasSuffix(".html") }.values.reduce(into: Set<Substring>()) {
            $0.formUnion(String(decoding: $1, as: UTF8.self).split { !$0.isLetter })
        }
        // The entries of the last edition that this one lacks: each has a file whose page is not there.
        let all = try await site(plain, edition: "relecture")
        let hidden = all.keys.filter { $0.hasSuffix(".html") && shown[$0] == nil }
            .map { String($0.dropLast(".html".count)) }
            .filter { FileManager.default.fileExists(atPath: root + $0 + ".md") }
            // A name such as « publier » is a word of others' texts, which stay.
            .filter { $0.contains("-") || !words.contains($0.split(separator: "/").last ?? "") }
        #expect(hidden.count > 1)
        let other = try await sample { files in
            for (number, path) in hidden.sorted().enumerated() {
                let slug = String(path.split(separator: "/").last ?? "")
                for key in files.keys {
                    files[key] = files[key]?.replacingWords(slug, with: "autre-nom-\(number)")
                }
                guard let text = files.removeValue(forKey: path + ".md") else { continue }
                let folder = path.dropLast(slug.count)
                files["\(folder)autre-nom-\(number).md"] = text.replacing(
                    "\n---\n", with: "\n---\n\nEt autre chose, le \(number).\n\n", maxReplacements: 1)
            }
        }
        #expect(differences(shown, try await site(other, edition: edition)) == [])
    }
}

extension `Hidden entries`.Fate {
    fileprivate var hasLinksInHeadings: Bool { self != .removed && self != .withWordsInHeadings }
}

extension String {
    /// Replaces a slug where no letter, digit or hyphen stands beside it.
    fileprivate func replacingWords(_ word: String, with other: String) -> String {
        var result = ""
        var rest = self[...]
        func isPart(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
        }
        while let found = rest.firstRange(of: word) {
            let after = found.upperBound < rest.endIndex ? rest[found.upperBound] : nil
            result += rest[..<found.lowerBound]
            result += isPart(result.last) || isPart(after) ? word : other
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
