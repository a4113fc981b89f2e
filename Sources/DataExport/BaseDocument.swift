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

    /// The base, `{"version":1,"site":…,"kinds":{"service":[…],…}}`, then each of some kinds,
    /// `{"version":1,"kind":"service","entries":[…]}`. What entries say is written once and copied.
    func bytes(_ kinds: [Kind]) -> [[UInt8]] {
        var parts: [KindID: [UInt8]] = [:]
        for kind in source.model.kinds where source.reader.count(ofKind: kind.id) > 0 {
            var json = JSONBytes()
            entries(of: kind, &json)
            parts[kind.id] = json.bytes
        }
        return [whole(parts)]
            + kinds.map { kind in
                var json = JSONBytes()
                json.object { json in
                    json.member("version") { $0.number(Self.version) }
                    json.member("kind") { $0.text(kind.key) }
                    json.member("entries") { $0.raw(parts[kind.id] ?? Array("[]".utf8)) }
                }
                return json.finished()
            }
    }

    private func whole(_ parts: [KindID: [UInt8]]) -> [UInt8] {
        let settings = source.frame.settings
        var json = JSONBytes(reserving: parts.values.reduce(4096) { $0 + $1.count })
        json.object {
            $0.member("version") { $0.number(Self.version) }
            $0.member("site") { json in
                json.object {
                    $0.member("title") { $0.text(settings.title) }
                    $0.member("language") { $0.text(settings.language.rawValue) }
                    $0.member("edition") { $0.text(source.model.editions[source.reader.audience]) }
                }
            }
            $0.member("kinds") { json in
                json.object { json in
                    for kind in source.model.kinds {
                        if let part = parts[kind.id] { json.member(kind.key) { $0.raw(part) } }
                    }
                }
            }
        }
        return json.finished()
    }

    private func entries(of kind: Kind, _ json: inout JSONBytes) {
        let fields = DataSource.fields(of: kind)
        json.array { json in
            for id in source.entries(of: kind) {
                json.element { add(id, kind, fields, &$0) }
            }
        }
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
