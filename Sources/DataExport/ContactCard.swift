internal import ContentModel
internal import KnowledgeBase
internal import Language

/// How an entry can be reached, as vCard 4.0 (RFC 6350): what its kind's roles say.
struct ContactCard {
    private let source: DataSource
    private let id: EntryID
    private let entry: Entry<Linked>
    private let kind: Kind

    init(_ source: DataSource, _ id: EntryID) {
        (self.source, self.id) = (source, id)
        entry = source.reader.entry(id)
        kind = source.model.kinds[entry.kind]
    }

    var bytes: [UInt8] {
        let names = kind.roles.all(.names).map { text($0) ?? "" }
        var lines = ContentLines()
        lines.add("BEGIN:VCARD")
        lines.add("VERSION:4.0")
        lines.add("UID:" + source.uuid(of: id))
        lines.add("KIND:" + (names.isEmpty ? "org" : "individual"))
        lines.add("FN", text: entry.title)
        // The last part is the family name, those before it are given names.
        if let family = names.last {
            let given = names.dropLast().filter { !$0.isEmpty }.map(ContentLines.escaped).joined(separator: ",")
            lines.add("N:" + ContentLines.escaped(family) + ";" + given + ";;;")
        }
        lines.add("NICKNAME", text: kind.roles[.shortName].flatMap { text($0) })
        lines.add("TITLE", text: kind.roles[.function].flatMap { text($0) })
        if let body { lines.add("ORG:" + body.map(ContentLines.escaped).joined(separator: ";")) }
        for field in kind.roles.all(.reach) { reach(field, &lines) }
        if let address = source.address(of: id) { lines.add("URL:" + address) }
        lines.add("END:VCARD")
        return lines.bytes
    }

    private func text(_ field: FieldID) -> String? {
        entry.values[field].map {
            ValueText.plain($0, type: kind.fields[field].type, language: source.language) { source.reader.title($0) }
        }
    }

    /// The body that it belongs to, the whole before its parts; of a body, itself.
    private var body: [String]? {
        let office = kind.roles[.office].flatMap { entry.targets($0).first }
        guard let first = office ?? (kind.roles.all(.names).isEmpty ? id : nil) else { return nil }
        var line = [first]
        while let part = line.last,
            let parent = source.model.kinds[source.reader.kind(of: part)].roles[.parent],
            let next = source.reader.entry(part).targets(parent).first, !line.contains(next)
        {
            line.append(next)
        }
        return line.reversed().map { source.reader.title($0) }
    }

    private func reach(_ field: FieldID, _ lines: inout ContentLines) {
        for value in entry.values[field]?.each ?? [] {
            guard case .text(let text) = value else { continue }
            switch kind.fields[field].type {
            case .telephone: lines.add("TEL;VALUE=uri;TYPE=\"work,voice\":" + Self.address(ofTelephone: text))
            case .mail: lines.add("EMAIL;TYPE=work:" + ContentLines.escaped(text))
            case .url: lines.add("URL:" + text)
            default: continue
            }
        }
    }

    /// `tel:+33353010012`; a short number holds within the country alone (RFC 3966).
    static func address(ofTelephone text: String) -> String {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if text.hasPrefix("+") { return "tel:+" + digits }
        if digits.utf8.count == 10, digits.hasPrefix("0") { return "tel:+33" + digits.dropFirst() }
        return "tel:" + digits + ";phone-context=+33"
    }
}
