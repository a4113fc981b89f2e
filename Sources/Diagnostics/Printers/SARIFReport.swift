internal import Language

/// Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which code hosts show beside
/// the lines concerned.
public struct SARIFReport {
    /// The messages' language.
    public var language: MessageLanguage
    /// The generator's version, for example `1.0.0`.
    public var toolVersion: String

    /// Messages in `language`, said by version `toolVersion`.
    public init(language: MessageLanguage, toolVersion: String) {
        self.language = language
        self.toolVersion = toolVersion
    }

    /// The report, results in the order given and condensed, rules in the order of their ids.
    public func json(_ diagnostics: some Sequence<Diagnostic>) -> JSONText {
        let diagnostics = diagnostics.condensed
        let ids = Set(diagnostics.map(\.id)).sorted()
        let indices = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        let driver: JSONText = [
            "name": "unisson",
            "version": .string(toolVersion),
            "language": .string(language.rawValue),
            "rules": .array(ids.map { ["id": .string($0)] }),
        ]
        let run: JSONText = [
            "tool": ["driver": driver],
            "columnKind": "unicodeCodePoints",
            "results": .array(diagnostics.map { result($0, ruleIndex: indices[$0.id] ?? -1) }),
        ]
        return [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        ]
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int) -> JSONText {
        var members: [JSONText.Member] = [
            .init("ruleId", .string(diagnostic.id)),
            .init("ruleIndex", .number(ruleIndex)),
            .init("level", .string(diagnostic.severity.rawValue)),
            .init("message", ["text": .string(diagnostic.message(in: language))]),
            .init("locations", [["physicalLocation": physical(diagnostic.place)]]),
        ]
        if !diagnostic.notes.isEmpty {
            let related: [JSONText] = diagnostic.notes.enumerated().map { index, note in
                [
                    "id": .number(index + 1),
                    "physicalLocation": physical(note.place),
                    "message": ["text": .string(note.text.text(in: language))],
                ]
            }
            members.append(.init("relatedLocations", .array(related)))
        }
        return .object(members)
    }

    private func physical(_ place: Place) -> JSONText {
        let artifact: JSONText = ["uri": .string(place.path.percentEncoded)]
        guard place.line > 0 else { return ["artifactLocation": artifact] }
        var region: [JSONText.Member] = [.init("startLine", .number(place.line))]
        if place.column > 0 { region.append(.init("startColumn", .number(place.column))) }
        return ["artifactLocation": artifact, "region": .object(region)]
    }
}
