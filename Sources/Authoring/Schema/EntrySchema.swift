package import ContentModel
package import Diagnostics
internal import KnowledgeBase
package import Language

/// What the front matter of a kind's entries may say, as JSON Schema (draft 2020-12), for editors that know no more than that.
///
/// It takes names and words as the model spells them; the compiler, which forgives case and accents, has the last word. Texts of one
/// line may be what YAML takes for numbers or booleans: the compiler reads them as they are written.
package struct EntrySchema {
    private let model: Model
    private let kind: Kind
    private let language: SiteLanguage

    /// The schema of a kind.
    package init(of kind: Kind, in model: Model, language: SiteLanguage) {
        (self.model, self.kind, self.language) = (model, kind, language)
    }

    /// The name of its file.
    package var fileName: String { kind.key + ".schema.json" }

    /// By which such a file is known: what stands in it and in no other.
    package static let mark = "urn:unisson:schema:"

    /// The schema.
    package var json: JSONText {
        var members: [JSONText.Member] = [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("$id", .string(Self.mark + kind.key)), .init("title", .string(kind.names.one)),
        ]
        if let help = kind.help { members.append(.init("description", .string(help))) }
        return .object(members + object(kind.fields, canStandBelow: true))
    }

    // MARK: Fields

    /// - Parameter canStandBelow: whether fields may be sections of the text instead, or its title.
    private func object(_ fields: [Field], canStandBelow: Bool = false) -> [JSONText.Member] {
        let sections = canStandBelow ? kind.sectionFields : []
        let required = fields.filter { field in
            let isBelow = sections.contains(field.name.folded) || canStandBelow && field.name.folded == kind.titleField
            return field.isRequired && field.defaultValue == nil && !isBelow
        }
        return [
            .init("type", "object"),
            .init(
                "properties",
                .object(fields.map { .init($0.name, .object(property($0, isRequired: required.contains($0)))) })),
            .init("required", .array(required.map { .string($0.name) })), .init("additionalProperties", false),
        ]
    }

    private func property(_ field: Field, isRequired: Bool) -> [JSONText.Member] {
        var members: [JSONText.Member] = [.init("title", .string(field.label))]
        let text = FieldHelp(model: model, language: language).about(field, of: kind)
        if !text.isEmpty { members.append(.init("description", .string(text))) }
        if case .text(let text)? = field.defaultValue { members.append(.init("default", .string(text))) }
        let one = values(of: field)
        var forms = one
        let isRecords = if case .records = field.type { true } else { false }
        if field.type.isMany || isRecords {
            forms.append(["type": "array", "items": one.count == 1 ? one[0] : ["anyOf": .array(one + [Self.nothing])]])
        }
        // A field that is written without a value says nothing.
        if !isRequired { forms.append(Self.nothing) }
        if forms.count == 1, case .object(let single) = forms[0] { return members + single }
        return members + [.init("anyOf", .array(forms))]
    }

    // MARK: Values

    /// The forms in which one value can be written.
    private func values(of field: Field) -> [JSONText] {
        switch field.type {
        case .text, .texts:
            guard let length = field.length else { return [Self.text, Self.number, Self.boolean] }
            return [
                ["type": "string", "minLength": .number(length), "maxLength": .number(length)],
                ["type": "integer", "minimum": 0, "maximum": .number(Self.largest(digits: length))],
            ]
        case .markdown, .reference, .aliases, .file: return [Self.text, Self.number]
        case .integer: return [["type": "integer"], Self.written(#"^-?[0-9]+([ \u00a0\u202f][0-9]{3})*$"#)]
        case .decimal: return [Self.number, Self.written(#"^[0-9 ]+([.,][0-9]+)?$"#)]
        case .date:
            // The forms of `WrittenDay`, with or without a day of the week before and a time behind.
            return [
                Self.written(
                    #"^([^0-9\s]+,? )?([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}([/.])[0-9]{1,2}\3[0-9]{4}|[0-9]{1,2}(er|st)? [^0-9\s]+ [0-9]{4})([T ].*)?$"#
                )
            ]
        case .boolean, .searchable:
            return [Self.boolean, Self.choice(["oui", "non", "yes", "no", "vrai", "faux"])]
        case .mail: return [["type": "string", "format": "email", "pattern": #"^[^@\s]+@[^@\s]+\.[^@\s]+$"#]]
        case .telephone: return [["type": "integer"], Self.written(#"^\+?[-0-9 .()\u00a0\u202f]{2,}$"#)]
        case .url: return [["type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"]]
        case .duration: return [["type": "integer", "minimum": 0], Self.written("^[0-9].*$")]
        // YAML 1.1 reads 09:30 as a number.
        case .time: return [["type": "integer"], Self.written(#"^[0-9]{1,2} ?(:|[hH]).*$"#)]
        case .choice(let vocabulary, _): return [Self.choice(vocabulary.words.map(\.text))]
        case .edition: return [Self.choice(model.editions)]
        case .publicationState: return [Self.choice(PublicationState.words(language))]
        case .records(let fields): return [.object(object(fields))]
        }
    }

    /// The greatest number of so many digits; of more than an `Int` holds, the greatest `Int`.
    private static func largest(digits: Int) -> Int {
        digits > 18 ? Int.max : (0..<digits).reduce(1) { number, _ in number * 10 } - 1
    }

    private static let text: JSONText = ["type": "string"]
    private static let number: JSONText = ["type": "number"]
    private static let boolean: JSONText = ["type": "boolean"]
    private static let nothing: JSONText = ["type": "null"]

    private static func written(_ pattern: String) -> JSONText { ["type": "string", "pattern": .string(pattern)] }

    /// Words, and what YAML makes of those that look like numbers or booleans.
    private static func choice(_ words: [String]) -> JSONText {
        let read = words.flatMap { word -> [JSONText] in
            if let number = Int(word) { return [.string(word), .number(number)] }
            if let boolean = Boolean.parse(word) { return [.string(word), .bool(boolean)] }
            return [.string(word)]
        }
        return ["enum": .array(read)]
    }
}
