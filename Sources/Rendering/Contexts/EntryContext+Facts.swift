internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension EntryContext {
    /// What a line of a list says of an entry besides its title: its kind's summary; nil for none.
    func facts() -> String? {
        let kind = scope.kind(of: id)
        let model = scope.frame.model
        let facts = model.kinds[kind].display.summary.compactMap { field in
            scope.reader.value(of: id, field: field).map { value in
                ValueText.plain(value, type: model.kinds[kind].fields[field].type, language: scope.language) {
                    scope.reader.title($0)
                }
            }
        }
        return facts.isEmpty ? nil : scope.language.typeset(facts.joined(separator: " – "))
    }
}
