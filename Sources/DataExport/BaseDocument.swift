internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering

/// The base, or a kind of it, as JSON; `BaseSchema` says what it holds. Written byte by byte: it is as long as all texts
/// together.
struct BaseDocument {
    let source: DataSource
    /// What the format is; grows when a program that reads it would have to change.
    static let version = 1

    init(_ source: DataSource) { self.source = source }

    /// Gives the base, `{"version":1,"site":…,"kinds":{"service":[…],…}}`, and each of some kinds,
    /// `{"version":1,"kind":"service","entries":[…]}`. What entries say is written once and given to both.
    /// - Parameter take: given pieces of the base as those of file 0, of each kind as those of the next ones.
    func write(_ kinds: [Kind], _ take: DataFile.Taker) {
        let files = Dictionary(kinds.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        var json = JSONBytes(reserving: DataFile.piece + DataFile.piece / 4)
        begin(&json)
        for kind in source.model.kinds where source.reader.count(ofKind: kind.id) > 0 {
            json.begin(kind.key)
            json.pass { take(0, $0) }
            let file = files[kind.id]
            if let file { take(file, beginning(of: kind)) }
            entries(of: kind, &json) { piece in
                take(0, piece)
                if let file { take(file, piece) }
            }
            if let file { take(file, Array("}\n".utf8)) }
        }
        json.close(.object)
        json.close(.object)
        json.endLine()
        json.pass { take(0, $0) }
        for (kind, file) in zip(kinds, 1...) where source.reader.count(ofKind: kind.id) == 0 {
            take(file, beginning(of: kind) + "[]}\n".utf8)
        }
    }

    /// To the first of the kinds.
    private func begin(_ json: inout JSONBytes) {
        let settings = source.frame.settings
        json.open(.object)
        json.member("version") { $0.number(Self.version) }
        json.member("site") { json in
            json.object {
                $0.member("title") { $0.text(settings.title) }
                $0.member("language") { $0.text(settings.language.rawValue) }
                $0.member("edition") { $0.text(source.model.editions[source.reader.audience]) }
            }
        }
        json.begin("kinds")
        json.open(.object)
    }

    /// To the entries.
    private func beginning(of kind: Kind) -> [UInt8] {
        var json = JSONBytes()
        json.open(.object)
        json.member("version") { $0.number(Self.version) }
        json.member("kind") { $0.text(kind.key) }
        json.begin("entries")
        return json.bytes
    }

    private func entries(of kind: Kind, _ json: inout JSONBytes, _ take: ([UInt8]) -> Void) {
        let fields = DataSource.fields(of: kind)
        json.open(.array)
        for id in source.entries(of: kind) {
            json.element { add(id, kind, fields, &$0) }
            if json.bytes.count >= DataFile.piece { json.pass(take) }
        }
        json.close(.array)
        json.pass(take)
    }

    private func add(_ id: EntryID, _ kind: Kind, _ fields: [FieldID], _ json: inout JSONBytes) {
        let entry = source.reader.entry(id)
        json.object { json in
            json.member("id") { $0.text(entry.slug) }
            json.member("title") { $0.text(entry.title) }
            if let path = source.reader.address(of: id) { json.member("path") { $0.text(path) } }
            json.member("version") { $0.text(entry.version) }
            if kind.validity != nil || kind.visa != nil || kind.succession != nil {
                json.member("state") { $0.text(EntryState(source.reader.validity(of: id)).rawValue) }
            }
            json.member("fields") { json in
                json.object { json in
                    for field in fields {
                        guard let value = source.value(of: entry, id, field) else { continue }
                        json.member(kind.fields[field].key) { add(value, kind.fields[field].type, &$0) }
                    }
                }
            }
            if let body = entry.body, !body.fragment.sections.isEmpty {
                json.member("text") { $0.text(source.bytes(of: body)) }
            }
        }
    }

    private func add(_ value: FieldValue<Linked>, _ type: FieldType, _ json: inout JSONBytes) {
        switch value {
        case .list(let values):
            json.array { json in
                for value in values { json.element { add(value, type, &$0) } }
            }
        case .record(let record):
            let fields = type.recordFields
            json.object { json in
                for (field, declared) in fields.identified {
                    guard let value = record.values[field] else { continue }
                    json.member(declared.key) { add(value, declared.type, &$0) }
                }
            }
        case .reference(let reference): add(reference, &json)
        case .file(let path): json.text(source.reader.file(path)?.path ?? path)
        case .integer(let number): add(number, value, type, &json)
        case .boolean(let flag): json.raw(flag ? "true" : "false")
        // Exact, as JSON has decimals.
        case .text(let text) where type == .decimal: json.raw(JSONBytes.decimal(text))
        case .text, .date, .word, .passage: json.text(source.text(value, type))
        }
    }

    private func add(_ number: Int, _ value: FieldValue<Linked>, _ type: FieldType, _ json: inout JSONBytes) {
        switch type {
        case .edition, .publicationState, .time: json.text(source.text(value, type))
        default: json.number(number)
        }
    }

    private func add(_ reference: LinkedReference, _ json: inout JSONBytes) {
        switch reference {
        case .text(let text): json.object { $0.member("text") { $0.text(text) } }
        case .entry(let id):
            let name = source.reader.identity(id)
            json.object {
                $0.member("kind") { $0.text(name.kind.key) }
                $0.member("id") { $0.text(name.slug) }
            }
        }
    }
}

/// How an entry stands at the site's date, in a word for programs.
enum EntryState: String, CaseIterable {
    case inForce, notYet, ended, replaced, notPublished

    init(_ validity: ValidityState) {
        self =
            switch validity {
            case .inForce: .inForce
            case .notYet: .notYet
            case .ended: .ended
            case .replaced: .replaced
            case .notPublished: .notPublished
            }
    }
}
