/// Diagnostics as JSON, for other programs. The form is stable: `version` changes when it does.
///
/// `line` and `column` are 1-based, `column` in characters; 0 means the whole file or the whole line.
public struct JSONReport {
    /// The messages' language.
    public var language: MessageLanguage

    /// Messages in `language`; everything else is the same in all.
    public init(language: MessageLanguage) { self.language = language }

    /// The report on one line, in the order given.
    public func json(_ diagnostics: some Sequence<Diagnostic>) -> JSONText {
        var items: [JSONText] = []
        var errors = 0
        for diagnostic in diagnostics {
            if diagnostic.severity == .error { errors += 1 }
            items.append(json(diagnostic))
        }
        return [
            "version": 1,
            "diagnostics": .array(items),
            "counts": ["errors": .number(errors), "warnings": .number(items.count - errors)],
        ]
    }

    private func json(_ diagnostic: Diagnostic) -> JSONText {
        [
            "id": .string(diagnostic.id),
            "severity": .string(diagnostic.severity.rawValue),
            "path": .string(diagnostic.place.path),
            "line": .number(diagnostic.place.line),
            "column": .number(diagnostic.place.column),
            "message": .string(diagnostic.message(in: language)),
            "suggestion": diagnostic.suggestion.map { .string($0) } ?? .null,
            "notes": .array(
                diagnostic.notes.map { note in
                    [
                        "message": .string(note.text.text(in: language)),
                        "path": .string(note.place.path),
                        "line": .number(note.place.line),
                        "column": .number(note.place.column),
                    ]
                }),
        ]
    }
}
