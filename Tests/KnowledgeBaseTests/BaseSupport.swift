import ContentModel
import Diagnostics
import Language
import Markup
import TestSupport
import Testing

@testable import KnowledgeBase

/// A base of texts: `services/ddt.md` by path; tables end with `.csv`.
struct TextBase {
    let base: KnowledgeBase
    /// As `path:line:column id`, then `→ suggestion`.
    let found: [String]

    init(_ model: String, _ files: [(path: String, text: String)], attachments: Set<String> = []) throws {
        let (linker, diagnostics) = try Self.linker(model, files, attachments: attachments)
        let (base, problemsOfLinks) = linker.knowledgeBase()
        self.base = base
        found = (diagnostics + linker.diagnostics + problemsOfLinks).ordered.map(Self.brief)
    }

    /// The entries before they are linked, and what is wrong with them.
    static func linker(
        _ model: String, _ files: [(path: String, text: String)], attachments: Set<String> = []
    ) throws -> (Linker, [Diagnostic]) {
        let (modelFile, _) = SourceFile.decode(path: "model.yaml", contents: Array(model.utf8))
        let (model, problems) = Model.read(try #require(modelFile), language: .french, views: [])
        #expect(problems == [])
        let read = try TextEntries(files, model: model, language: .french)
        let linker = Linker(model: model, language: .french, entries: read.entries, files: attachments)
        return (linker, read.diagnostics)
    }

    static func brief(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.place.path):\(diagnostic.place.line):\(diagnostic.place.column) \(diagnostic.id)"
            + (diagnostic.suggestion.map { " → \($0)" } ?? "")
    }

    /// The entry of that kind and slug, by the kind's folder.
    func id(_ path: String) throws -> EntryID {
        let parts = path.split(separator: "/").map(String.init)
        let kind = try #require(base.model.kinds.first { $0.path == parts[0] })
        return try #require(base.whole.id(kind: kind.id, slug: parts[1]))
    }

    subscript(_ path: String) -> Entry<Linked> { get throws { base.whole[try id(path)] } }

    /// A field's value as text.
    func text(_ path: String, _ field: String) throws -> String? {
        let entry = try self[path]
        let kind = base.model.kinds[entry.kind]
        let index = try #require(kind.fieldIndex(field))
        return entry.values[index].map {
            ValueText.plain($0, type: kind.fields[index].type, language: .french) { base.whole[$0].title }
        }
    }

    func breaches(_ date: CalendarDate) -> [String] { base.whole.breaches(at: date).ordered.map(Self.brief) }
}

/// Services and persons who refer to one another, notes with a term.
let people = """
    editions: [cadres, chefs]
    kinds:
      service:
        names: { one: service, many: services, gender: m }
        folder: services
        title: nom
        fields:
          nom: { type: text, required: true }
          aussi appelé: { type: texts, search: alias }
          chef: { type: reference, to: personne, inverse: dirige }
          rattachement: { type: reference, to: service, inverse: unités }
      personne:
        names: { one: personne, many: personnes, gender: f }
        table: personnes.csv
        title: "{prénom} {nom}"
        fields:
          prénom: { type: text }
          nom: { type: text, required: true }
          service: { type: reference-or-text, to: service, inverse: agents }
          téléphone: { type: telephone }
          bureau: { type: reference, to: service, default: chef de.rattachement }
          chef de: { type: reference, to: service }
      note:
        names: { one: note, many: notes, gender: f }
        folder: notes
        title: "{sujet} ({service})"
        fields:
          sujet: { type: text, required: true }
          service: { type: reference, to: service, inverse: notes }
          du: { type: date }
          au: { type: date }
          remplace: { type: reference, to: note, inverse: remplacée par }
          étapes:
            records:
              quoi: { type: text, required: true }
              qui: { type: reference, to: personne, inverse: étapes }
          pour: { type: edition }
        in force: { from: du, until: au, words: [en vigueur, caduc, caduque] }
        succession: remplace
    """
