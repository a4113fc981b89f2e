/// Diagnostics as JSON, for other programs. The form is stable: `version` changes when it does.
///
/// `line` and `column` are 1-based, `column` in characters; 0 means the whole file or the whole line.
public struct JSONReport {
    /// The messages' language.
    public var language: MessageLanguage

    /// Messages in `language`; everything else is the same in all.
    public init(language: MessageLanguage) { self.language = language }

    /// The report, in the order given and condensed; the counts are of all.
    public func json(_ diagnostics: some Sequence<Diagnostic>) -> JSONText {
        let all = Array(diagnostics)
        let errors = all.count { $0.severity == .error }
        return [
            "version": 1,
            "diagnostics": .array(all.condensed.map(json)),
            "counts": ["errors": .number(errors), "warnings": .number(all.count - errors)],
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
