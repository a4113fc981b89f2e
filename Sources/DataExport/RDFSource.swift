internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering

/// The base as statements (RDF 1.1): of each entry what its fields say, by names of known vocabularies where the model gives
/// them, else by the model's own. The texts of entries stand in JSON alone.
struct RDFSource {
    let source: DataSource
    /// What the model's own names begin with.
    let namespace: String

    /// What a statement is about, and what it says of it.
    struct Subject {
        let name: String
        /// In the order in which they are written; the type first.
        let statements: [Statement]
    }

    struct Statement {
        /// With its prefix: `dcterms:title`.
        let property: String
        let object: Object
    }

    indirect enum Object {
        /// With its prefix: `foaf:Person`.
        case name(String)
        /// An absolute address.
        case address(String)
        /// In the site's language.
        case text(String)
        /// Of a type of XML Schema: `date`.
        case typed(String, type: String)
        /// Something without a name.
        case node([Statement])
    }

    /// The prefix of the model's own names.
    static let ownPrefix = "modele"
    static let type = "rdf:type"

    init(_ source: DataSource) {
        self.source = source
        let settings = source.frame.settings
        namespace =
            source.frame.baseURL.map { $0 + "donnees/modele#" } ?? ContentHash.uuid(of: [settings.title]) + "#"
    }

    /// Each prefix with what it stands for.
    var prefixes: [(prefix: String, namespace: String)] {
        [
            ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ] + RDFVocabulary.allCases.map { ($0.rawValue, $0.namespace) } + [(Self.ownPrefix, namespace)]
    }

    /// Calls with each subject: the model's own names, then the entries by kind and slug.
    func forEach(_ take: (Subject) -> Void) {
        let kinds = source.model.kinds.filter { source.reader.count(ofKind: $0.id) > 0 }
        for kind in kinds {
            take(declared(own(kind), as: "rdfs:Class", kind.names.one))
            for field in DataSource.fields(of: kind).map({ kind.fields[$0] }) {
                if field.rdf == nil { take(declared(own(kind, field.key), as: "rdf:Property", field.label)) }
                for column in field.type.recordFields where column.rdf == nil {
                    take(declared(own(kind, field.key + "." + column.key), as: "rdf:Property", column.label))
                }
            }
        }
        for kind in kinds {
            for id in source.entries(of: kind) { take(subject(id, kind)) }
        }
    }

    private func own(_ kind: Kind, _ field: String? = nil) -> String {
        Self.ownPrefix + ":" + kind.key + (field.map { "." + $0 } ?? "")
    }

    private func declared(_ name: String, as type: String, _ label: String) -> Subject {
        Subject(
            name: namespace + name.dropFirst(Self.ownPrefix.utf8.count + 1),
            statements: [
                Statement(property: Self.type, object: .name(type)),
                Statement(property: "rdfs:label", object: .text(label)),
            ])
    }

    private func subject(_ id: EntryID, _ kind: Kind) -> Subject {
        let entry = source.reader.entry(id)
        var statements = [Statement(property: Self.type, object: .name(own(kind)))]
        if let rdf = kind.rdf { statements.append(Statement(property: Self.type, object: .name(rdf.text))) }
        statements.append(Statement(property: "dcterms:title", object: .text(entry.title)))
        statements.append(Statement(property: "dcterms:identifier", object: .typed(entry.slug, type: "string")))
        if let address = source.address(of: id) {
            statements.append(Statement(property: "foaf:page", object: .address(address)))
        }
        for field in DataSource.fields(of: kind) {
            guard let value = source.value(of: entry, id, field) else { continue }
            let declared = kind.fields[field]
            let property = declared.rdf?.text ?? own(kind, declared.key)
            statements += objects(value, declared, kind).map { Statement(property: property, object: $0) }
        }
        return Subject(name: source.uuid(of: id), statements: statements)
    }

    private func objects(_ value: FieldValue<Linked>, _ field: Field, _ kind: Kind) -> [Object] {
        value.each.map { value in
            switch value {
            case .reference(.entry(let id)): .address(source.uuid(of: id))
            case .record(let record): .node(statements(record, field, kind))
            case .text(let text) where field.type == .telephone: .address(ContactCard.address(ofTelephone: text))
            case .text(let text) where field.type == .mail: .address("mailto:" + text)
            case .text(let text) where field.type == .decimal: .typed(JSONBytes.decimal(text), type: "decimal")
            case .date(let day): .typed(day.description, type: "date")
            case .boolean(let flag): .typed(flag ? "true" : "false", type: "boolean")
            case .integer(let number): integer(number, value, field.type)
            case .file(let path): .typed(source.reader.file(path)?.path ?? path, type: "string")
            default: .text(source.text(value, field.type))
            }
        }
    }

    private func integer(_ number: Int, _ value: FieldValue<Linked>, _ type: FieldType) -> Object {
        switch type {
        case .edition, .publicationState: .text(source.text(value, type))
        case .time: .typed(DataSource.timeOfDay(number) + ":00", type: "time")
        case .duration: .typed("PT\(number)M", type: "dayTimeDuration")
        default: .typed(String(number), type: "integer")
        }
    }

    private func statements(_ record: FieldValue<Linked>.Record, _ field: Field, _ kind: Kind) -> [Statement] {
        field.type.recordFields.identified.flatMap { index, column -> [Statement] in
            guard let value = record.values[index] else { return [] }
            let property = column.rdf?.text ?? own(kind, field.key + "." + column.key)
            return objects(value, column, kind).map { Statement(property: property, object: $0) }
        }
    }
}
