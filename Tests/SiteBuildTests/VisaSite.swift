import Diagnostics
import Files
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

/// A tiny site whose positions need a visa, in a folder that goes away with it.
struct VisaSite {
    let folder: TemporaryFolder
    var fileSystem = FileSystem.disk

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "content/site.yaml")
        try folder.write(Self.model, to: "content/model.yaml")
        try folder.write("---\nnom: Paul Encrier\n---\n", to: "content/personnes/paul-encrier.md")
        try folder.write("---\nnom: Logement\n---\n", to: "content/politiques/logement.md")
        try folder.write("---\nnom: Eau\n---\nVoir [[dire:crues]].\n", to: "content/politiques/eau.md")
        try folder.write("plan", to: "content/fichiers/ancien.txt")
        try folder.write("plan", to: "content/fichiers/nouveau.txt")
        try folder.write(Self.position, to: "content/dires/crues.md")
    }

    /// Another folder with the same files, as a clone has.
    init(cloning site: VisaSite, withCRLF: Bool = false) throws {
        folder = try TemporaryFolder()
        let root = site.folder["content"]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard let text = try? String(contentsOfFile: root + "/" + name, encoding: .utf8) else { continue }
            try folder.write(withCRLF ? text.replacing("\n", with: "\r\n") : text, to: "content/" + name)
        }
    }

    static let settings = """
        titre: Essai
        langue: fr
        données fictives: oui
        situation au: 2013-06-17
        validateurs: [paul-encrier]

        """

    static let model = """
        editions: [cadres, dirigeants, relecture]
        kinds:
          personne:
            names: { one: personne, many: personnes, gender: f }
            folder: personnes
            title: nom
            fields: { nom: { type: text, required: true } }
          politique:
            names: { one: politique, many: politiques, gender: f }
            folder: politiques
            title: nom
            fields: { nom: { type: text, required: true } }
          dire:
            names: { one: position, many: positions, gender: f }
            folder: dires
            title: question
            fields:
              question: { type: text, required: true }
              sujet: { type: text, unique: true }
              politique: { type: reference, to: politique, inverse: positions }
              diffusion: { type: edition }
            visa: required

        """

    static let position = """
        ---
        # Relu avec la DDT
        sujet: crues
        question: Peut-on bâtir ici ?
        politique: eau
        état de publication: brouillon
        ---
        Réponse ancienne, avec [le plan](../fichiers/ancien.txt).

        """

    /// As of which the site is read.
    static let day = CalendarDate(parsing: "2013-06-17") ?? CalendarDate(dayNumber: 0)

    var desk: VisaDesk { VisaDesk(content: folder["content"], in: surroundings) }

    private var surroundings: SiteBuild.Surroundings {
        SiteBuild.Surroundings(
            fileSystem: fileSystem, today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 })
    }

    /// Where the content is, with the theme of the repository.
    var options: SiteBuild.Options {
        let theme = URL(filePath: #filePath).appending(path: "../../../themes/sobre").standardizedFileURL
        return SiteBuild.Options(content: folder["content"], theme: theme.path(percentEncoded: false))
    }

    /// The disk, on a day that the site does not mind.
    var world: SiteBuild.Surroundings { surroundings }

    func text(_ name: String) throws -> String { try folder.text("content/" + name) }

    /// Replaces a text in a file of the content.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try text(name)
        #expect(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: "content/" + name)
    }

    /// Validates as the secrétaire général would.
    func validate(_ names: String..., on day: String = "2013-06-03") async throws -> VisaReport {
        await desk.validate(names, by: "paul-encrier", on: try #require(CalendarDate(parsing: day)))
    }

    /// What a build finds and, when it publishes, all files of the site by path.
    func build(_ edition: String) async throws -> (diagnostics: [String], files: [String: String]) {
        let theme = URL(filePath: #filePath).appending(path: "../../../themes/sobre").standardizedFileURL
        let options = SiteBuild.Options(
            content: folder["content"], theme: theme.path(percentEncoded: false), output: folder["site-" + edition],
            edition: edition)
        let report = await SiteBuild(options, in: surroundings).build()
        guard report.isPublished else { return (brief(report.diagnostics), [:]) }
        var files: [String: String] = [:]
        let root = try FileManager.default.destinationOfSymbolicLink(atPath: options.output)
        let site = root.hasPrefix("/") ? root : folder[root]
        for name in try FileManager.default.subpathsOfDirectory(atPath: site) {
            if let text = try? String(contentsOfFile: site + "/" + name, encoding: .utf8) { files[name] = text }
        }
        return (brief(report.diagnostics), files)
    }

    /// `dires/crues.md:9 modifie-depuis-visa`, warnings after `~`.
    func brief(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { diagnostic in
            let path = diagnostic.place.path.replacing(folder["content"] + "/", with: "")
            let line = diagnostic.place.line > 0 ? ":\(diagnostic.place.line)" : ""
            return (diagnostic.severity == .warning ? "~" : "") + "\(path)\(line) \(diagnostic.id)"
        }
    }
}

extension [String: String] {
    /// The files in which a text stands, sorted.
    func files(with text: String) -> [String] { filter { $0.value.contains(text) }.keys.sorted() }
}
