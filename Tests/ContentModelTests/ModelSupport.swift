import Diagnostics
import Language
import Markup
import Rendering
import Testing

@testable import ContentModel

/// A model read from a text, with its diagnostics as `line:column id`, `→ suggestion` and `< line:column` of notes.
func read(
    _ yaml: String, language: SiteLanguage = .french, views: [any ViewDeclaration.Type] = ViewRooms.declarations
) throws -> (model: Model, found: [String]) {
    let (file, diagnostics) = SourceFile.decode(path: "model.yaml", contents: Array(yaml.utf8))
    let (model, found) = Model.read(try #require(file, "\(diagnostics)"), language: language, views: views)
    return (model, found.ordered.map(brief))
}

func brief(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.place.line):\(diagnostic.place.column) \(diagnostic.id)"
        + (diagnostic.suggestion.map { " → \($0)" } ?? "")
        + diagnostic.notes.map { " < \($0.place.line):\($0.place.column)" }.joined()
}

/// Two kinds that refer to one another: `kind` is line 11, `fields` line 18, `extra` line 19.
func model(_ extra: String, fields: String = "", kind: String = "") -> String {
    """
    kinds:
      service:
        names: { one: service, many: services, gender: m }
        folder: services
        title: nom
        fields: { nom: { type: text }, chef: { type: reference, to: personne, inverse: dirige } }
      personne:
        names: { one: personne, many: personnes, gender: f }
        table: personnes.csv
        title: "{prénom} {nom}"
    \(kind.isEmpty ? "    pages: no" : "    " + kind)
        fields:
          prénom: { type: text }
          nom: { type: text }
          arrivée: { type: date }
          départ: { type: date }
          durée: { type: duration }
          \(fields.isEmpty ? "âge: { type: integer }" : fields)
    \(extra)
    """
}
