internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Rendering

/// What `BaseDocument` holds, as JSON Schema (draft 2020-12), made from the model.
struct BaseSchema {
    let source: DataSource

    /// The kinds that have entries: what an audience may not see is not named to it.
    private let kinds: [Kind]
    /// The audiences that it knows of: itself, and those that see less.
    private let editions: [String]

    init(_ source: DataSource) {
        self.source = source
        kinds = source.model.kinds.filter { source.reader.count(ofKind: $0.id) > 0 }
        editions = Array(source.model.editions[...source.reader.audience])
    }

    var bytes: [UInt8] { Array(schema.indented.utf8) }

    private var schema: JSONText {
        let base = object([
            .init("version", ["const": .number(BaseDocument.version)]), .init("site", site),
            .init("kinds", object(kinds.map { .init($0.key, entries(of: $0)) }, required: [])),
        ])
        return .object(
            [
                .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
                .init("title", .string(source.frame.settings.title)),
            ] + base.members + [.init("$defs", .object(kinds.map { .init($0.key, entry(of: $0)) } + [reference]))])
    }

    private var site: JSONText {
        object([
            .init("title", Self.text), .init("language", Self.text),
            .init("edition", choice(of: editions)),
        ])
    }

    private func entries(of kind: Kind) -> JSONText {
        ["type": "array", "items": ["$ref": .string("#/$defs/" + kind.key)]]
    }

    private func entry(of kind: Kind) -> JSONText {
        let fields = DataSource.fields(of: kind).map { kind.fields[$0] }
        var parts: [JSONText.Member] = [
            .init("id", Self.text), .init("title", Self.text), .init("path", Self.text), .init("version", Self.text),
            .init("state", choice(of: EntryState.allCases.map(\.rawValue))),
        ]
        // What the model requires may be cut from what an audience reads.
        parts.append(.init("fields", object(fields.map { .init($0.key, property($0)) }, required: [])))
        parts.append(.init("text", Self.text))
        let entry = object(parts, required: ["id", "title", "version", "fields"])
        return .object([.init("title", .string(kind.names.one))] + described(kind.help) + entry.members)
    }

    private func described(_ help: String?) -> [JSONText.Member] {
        help.map { [.init("description", .string($0))] } ?? []
    }

    private func property(_ field: Field) -> JSONText {
        let one = value(field.type)
        let isList: Bool = if case .records = field.type { true } else { field.type.isMany }
        let members = isList ? [.init("type", "array"), .init("items", one)] : one.members
        return .object([.init("title", .string(field.label))] + described(field.help) + members)
    }

    private func value(_ type: FieldType) -> JSONText {
        switch type {
        case .text, .texts, .markdown, .telephone, .file, .aliases: Self.text
        case .mail: ["type": "string", "format": "email"]
        case .url: ["type": "string", "format": "uri"]
        case .date: ["type": "string", "format": "date"]
        case .time: ["type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"]
        case .integer, .duration: ["type": "integer"]
        case .decimal: ["type": "number"]
        case .boolean, .searchable: ["type": "boolean"]
        case .choice(let vocabulary, _): choice(of: vocabulary.words.map(\.text))
        case .edition: choice(of: editions)
        case .publicationState: Self.text
        case .reference: ["$ref": "#/$defs/-reference"]
        case .records(let fields): object(fields.map { .init($0.key, property($0)) }, required: [])
        }
    }

    /// An entry by kind and name, or a text where the field allows one. No kind's key begins with a hyphen.
    private var reference: JSONText.Member {
        let keys = choice(of: kinds.map(\.key))
        return .init(
            "-reference",
            ["oneOf": [object([.init("kind", keys), .init("id", Self.text)]), object([.init("text", Self.text)])]])
    }

    private static let text: JSONText = ["type": "string"]

    private func choice(of words: [String]) -> JSONText { ["enum": .array(words.map { .string($0) })] }

    private func object(_ properties: [JSONText.Member], required: [String]? = nil) -> JSONText {
        let names = required ?? properties.map(\.key)
        return .object([
            .init("type", "object"), .init("properties", .object(properties)),
            .init("required", .array(names.map { .string($0) })), .init("additionalProperties", .bool(false)),
        ])
    }
}

extension JSONText {
    /// Of an object; none of other values.
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }
}
