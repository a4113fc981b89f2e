internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let kindKeys = [
        "names", "folder", "table", "title", "pages", "help", "personal", "fields", "in force", "review", "succession",
        "visa",
    ]

    /// What other kinds need to know of one: its name and where it stands. Its fields follow when all are known.
    mutating func header(of pair: YAMLPair, id: KindID) -> Kind {
        let parts = mapping(pair.value, of: .kind(pair.key), keys: Self.kindKeys)
        let names = names(parts["names"], kind: pair)
        let source: Kind.Source
        switch (parts["folder"], parts["table"]) {
        case (let folder?, nil): source = .folder(path(folder.value))
        case (nil, let table?): source = .table(path(table.value))
        case (nil, nil):
            report(.missingKey("folder", within: .kind(pair.key)), at: pair.keyPlace)
            source = .folder(names.many.slug)
        case (let folder?, let table?):
            report(.bothGiven("folder", "table"), at: table.keyPlace)
            source = .folder(path(folder.value))
        }
        return Kind(
            id: id, name: pair.key, key: pair.key.slug, names: names, source: source,
            title: TitlePattern(parts: []), hasPages: boolean(parts["pages"]) ?? true,
            help: parts["help"].flatMap { text($0.value) }, fields: [], place: pair.keyPlace)
    }

    private mutating func names(_ pair: YAMLPair?, kind: YAMLPair) -> Kind.Names {
        guard let pair else {
            report(.missingKey("names", within: .kind(kind.key)), at: kind.keyPlace)
            return Kind.Names(one: kind.key, many: kind.key, gender: .neuter, section: kind.key)
        }
        let parts = mapping(pair.value, of: .names, keys: ["one", "many", "gender", "section"])
        let one = parts["one"].flatMap { text($0.value) } ?? kind.key
        let many = parts["many"].flatMap { text($0.value) } ?? one + "s"
        let section = parts["section"].flatMap { text($0.value) } ?? many.capitalizedFirst
        let gender = parts["gender"].flatMap { word($0.value, among: Kind.Gender.self) }
        if gender == nil, parts["gender"] == nil, language == .french {
            report(.missingKey("gender", within: .names), at: pair.keyPlace)
        }
        return Kind.Names(one: one, many: many, gender: gender ?? .neuter, section: section)
    }

    /// A folder or table name that is also an address: lower-case ASCII.
    private mutating func path(_ node: YAMLNode) -> String {
        guard let text = text(node) else { return "" }
        let stem = text.hasSuffix(".csv") ? String(text.dropLast(4)) : text
        if stem.slug != stem { report(.badPath(text), at: node.place, near: nil) }
        return text
    }

    /// Everything else of a kind, into `kinds[index]`.
    mutating func readBody(of index: KindID, from node: YAMLNode) {
        guard case .mapping(let all) = node.content else { return }
        let parts = all
        var fields = (parts["fields"].map { mapping($0.value, of: .fields) } ?? []).map { field($0) }
        if parts["fields"] == nil { report(.missingKey("fields", within: .kind(kinds[index].name)), at: node.place) }
        if let visa = parts["visa"], visaIsRequired(visa) {
            fields += visaFields(missingFrom: fields, at: visa.keyPlace)
        }
        checkNames(of: fields)
        kinds[index].fields = fields
        if let pair = parts["visa"] {
            kinds[index].visa = visa(of: index)
            // A visa covers a file: its validated version is kept, and its fingerprint written into it.
            if case .table = kinds[index].source {
                diagnostics.append(Diagnostic(.visa(.needsFolder(kind: kinds[index].name)), at: pair.keyPlace))
            }
        }
        if let pair = parts["title"] {
            kinds[index].title = title(pair.value, of: index)
        } else {
            report(.missingKey("title", within: .kind(kinds[index].name)), at: kinds[index].place)
        }
        for name in parts["personal"].map({ texts($0.value) }) ?? [] {
            guard let place = parts["personal"]?.value.place, let field = field(name, of: index, at: place) else {
                continue
            }
            kinds[index].fields[field].isPersonal = true
        }
        kinds[index].validity = parts["in force"].flatMap { validity($0.value, of: index) }
        kinds[index].succession = parts["succession"].flatMap { pair in
            field(pair.value, of: index).flatMap { field in
                if case .reference(let type) = kinds[index].fields[field].type, type.kinds == [index] { return field }
                report(.wrongFieldType(kinds[index].fields[field].name, expected: "reference"), at: pair.value.place)
                return nil
            }
        }
        checkDefaults(of: index)
    }

    private mutating func checkNames(of fields: [Field]) {
        var seen: [String: Place] = [:]
        for field in fields {
            if let first = seen[field.key] {
                report(.duplicateName(field.name), at: field.place, notes: [.init(.firstDefinedHere, at: first)])
            }
            seen[field.key] = field.place
        }
    }

    /// `nom`, or `"{prénom} {nom}"`.
    private mutating func title(_ node: YAMLNode, of kind: KindID) -> TitlePattern {
        guard let pattern = text(node) else { return TitlePattern(parts: []) }
        guard pattern.contains("{") else {
            return TitlePattern(parts: field(pattern, of: kind, at: node.place).map { [.field($0)] } ?? [])
        }
        var parts: [TitlePattern.Part] = []
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                report(.unclosedBrace, at: node.place)
                return TitlePattern(parts: parts)
            }
            let name = String(rest[rest.index(after: open)..<close])
            if let field = field(name, of: kind, at: node.place) { parts.append(.field(field)) }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return TitlePattern(parts: parts)
    }

    private mutating func validity(_ node: YAMLNode, of kind: KindID) -> Kind.Validity? {
        let parts = mapping(node, of: .inForce, keys: ["from", "until", "words"])
        let from = parts["from"].flatMap { dateField($0.value, of: kind) }
        let until = parts["until"].flatMap { dateField($0.value, of: kind) }
        var words = parts["words"].map { texts($0.value) } ?? []
        if words.count < 2 {
            if parts["words"] != nil { report(.wrongShape(.value, expected: .list), at: node.place) }
            words = language == .french ? ["en vigueur", "plus en vigueur"] : ["in force", "no longer in force"]
        }
        guard from != nil || until != nil else {
            if parts["from"] == nil, parts["until"] == nil {
                report(.missingKey("until", within: .inForce), at: node.place)
            }
            return nil
        }
        return Kind.Validity(from: from, until: until, inForce: words[0], outOfForce: Array(words.dropFirst()))
    }

    mutating func dateField(_ node: YAMLNode, of kind: KindID) -> FieldID? {
        guard let field = field(node, of: kind) else { return nil }
        if kinds[kind].fields[field].type == .date { return field }
        report(.wrongFieldType(kinds[kind].fields[field].name, expected: "date"), at: node.place)
        return nil
    }

    /// When and by whom the entries of a kind are reread, into `kinds[index]`; the way to the owner may lead through kinds
    /// that the file declares later.
    mutating func readReview(of index: KindID, from node: YAMLNode) {
        guard case .mapping(let parts) = node.content else { return }
        kinds[index].review = parts["review"].flatMap { review($0.value, of: index) }
    }

    private mutating func review(_ node: YAMLNode, of kind: KindID) -> Kind.Review? {
        let parts = mapping(node, of: .review, keys: ["by", "owner"])
        guard let by = parts["by"] else {
            report(.missingKey("by", within: .review), at: node.place)
            return nil
        }
        let owner = parts["owner"].flatMap { keeper($0.value, of: kind) }
        return dateField(by.value, of: kind).map { Kind.Review(by: $0, owner: owner) }
    }

    /// `pilote`, `politique.pilote`: a path that ends in references.
    private mutating func keeper(_ node: YAMLNode, of kind: KindID) -> Rule.FieldPath? {
        guard let name = text(node), let path = path(name, of: kind, at: node.place) else { return nil }
        if case .reference = type(of: path, from: kind) { return path }
        report(.wrongFieldType(name, expected: "reference"), at: node.place)
        return nil
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
