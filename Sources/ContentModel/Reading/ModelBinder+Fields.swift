internal import Diagnostics
internal import Language
internal import Markup

/// Fields and their types.
extension ModelBinder {
    /// The fields of a kind, those of its visa included; defaults that are paths are bound when all kinds have theirs.
    mutating func bindFields(of kind: DeclaredKind) -> [Field] {
        var fields = kind.fields.map { field($0) }
        if let visa = kind.parts[.visa], reader.isWord("required", visa) {
            fields += visaFields(missingFrom: fields, at: kind.parts.place(of: .visa))
        }
        var seen: [String: Place] = [:]
        for field in fields {
            if let first = seen[field.key] {
                report(.duplicateName(field.name), at: field.place, notes: [.init(.firstDefinedHere, at: first)])
            }
            seen[field.key] = field.place
        }
        return fields
    }

    private mutating func field(_ declared: DeclaredField) -> Field {
        let parts = declared.parts
        let type = fieldType(declared)
        let label = parts[.label].flatMap { reader.text($0) }
        let length = parts[.length].flatMap { reader.integer($0, least: 1, of: .field(declared.name)) }
        let rows = FieldScope(name: declared.name, fields: type.recordFields)
        let (since, until) = (self.field(.since, parts, in: rows), self.field(.until, parts, in: rows))
        let hasTerm = since != nil || until != nil
        if let since, since == until { report(.contradiction("since", "until"), at: parts.place(of: .until)) }
        let field = Field(
            name: declared.name, key: declared.name.slug, label: label ?? declared.name,
            feminine: parts[.feminine].flatMap { reader.text($0) }, type: type,
            isRequired: reader.boolean(parts[.required]) ?? false, isUnique: reader.boolean(parts[.unique]) ?? false,
            length: length, search: searchRole(declared, type),
            askedBy: parts[.askedBy].map { reader.texts($0) } ?? [],
            isPersonal: reader.boolean(parts[.personal]) ?? false,
            showsImage: reader.boolean(parts[.showImage]) ?? false,
            term: hasTerm ? Field.RecordTerm(since: since, until: until) : nil,
            rdf: parts[.rdf].flatMap { reader.rdfTerm($0) }, help: parts[.help].flatMap { reader.text($0) },
            place: declared.place)
        return field.with(defaultValue: defaultText(declared, of: field))
    }

    private mutating func searchRole(_ declared: DeclaredField, _ type: FieldType) -> Field.SearchRole {
        guard let node = declared.parts[.search] else { return .body }
        if let text = node.text, Boolean.parse(text) == false { return .no }
        guard let role = reader.word(node, among: Field.SearchRole.self) else { return .body }
        switch role {
        case .alias, .name:
            if type == .text || type == .texts { return role }
            report(.wrongFieldType(declared.name, expected: FieldSort(.text, .texts).text), at: node.place)
            return .body
        case .body, .no: return role
        }
    }

    // MARK: Types

    private mutating func fieldType(_ declared: DeclaredField) -> FieldType {
        let parts = declared.parts
        let forms: [FieldKey] = [.choice, .records, .type].filter { parts[$0] != nil }
        if forms.count > 1 {
            report(.bothGiven(forms[0].rawValue, forms[1].rawValue), at: parts.place(of: forms[1]))
        }
        if let choice = parts[.choice] {
            return .choice(vocabulary(choice), many: reader.boolean(parts[.many]) ?? false)
        }
        if parts[.records] != nil { return .records(columns(of: declared)) }
        guard let node = parts[.type] else {
            report(.missingKey("type", within: .field(declared.name)), at: declared.place)
            return .text
        }
        guard let text = reader.text(node) else { return .text }
        let name = FieldTypeName(rawValue: text.folded)
        if let simple = name?.simple { return simple }
        guard let form = name?.referenceForm else {
            report(.unknownType(text), at: node.place, near: text, among: FieldTypeName.allCases.map(\.rawValue))
            return .text
        }
        return reference(form, parts)
    }

    private mutating func reference(_ form: (isMany: Bool, allowsText: Bool), _ parts: Parts<FieldKey>) -> FieldType {
        guard let to = parts[.to] else { return .text }
        let kinds = kinds(to)
        guard !kinds.isEmpty else { return .text }
        let inverse = parts[.inverse].flatMap { reader.text($0) }
        let level = parts[.level].flatMap { reader.word($0, among: RuleLevel.self) }
        return .reference(
            ReferenceType(
                kinds: kinds.sorted(), isMany: form.isMany, allowsText: form.allowsText, inverse: inverse,
                inverseKey: inverse?.slug, isLenient: level == .warning))
    }

    private mutating func columns(of declared: DeclaredField) -> [Field] {
        let columns = declared.columns.map { field($0) }
        for column in columns where column.type.word == .records {
            report(.wrongFieldType(column.name, expected: FieldTypeName.text.rawValue), at: column.place)
        }
        return columns
    }

    /// A choice's words: the name of a vocabulary, or the words themselves.
    private mutating func vocabulary(_ node: YAMLNode) -> Vocabulary {
        let next = VocabularyID(vocabularies.count)
        guard case .scalar(let name, _) = node.content else {
            let vocabulary = reader.vocabulary(node, id: next, name: nil)
            vocabularies.append(vocabulary)
            return vocabulary
        }
        if let known = vocabularies.first(where: { $0.name?.folded == name.folded }) { return known }
        report(.unknownVocabulary(name), at: node.place, near: name, among: vocabularies.compactMap(\.name))
        return Vocabulary(id: next, words: [])
    }

    // MARK: Defaults

    /// A default in words; of a choice one of its words, of a boolean yes or no.
    private mutating func defaultText(_ declared: DeclaredField, of field: Field) -> Field.DefaultValue? {
        guard let node = declared.parts[.default], let text = reader.text(node) else { return nil }
        switch field.type {
        case .choice(let vocabulary, _):
            if vocabulary.words.isEmpty { return nil }
            return word(node, of: field).map { _ in .text(text) }
        case .boolean, .searchable: return reader.boolean(node).map { _ in .text(text) }
        case .edition: return edition(node).map { _ in .text(text) }
        // Bound when all fields are known.
        case .reference where text.contains("."): return nil
        default: return .text(text)
        }
    }

    /// The fields of a kind with the defaults that are paths, such as `personne.service`.
    mutating func withDefaults(of head: KindHead, _ declared: DeclaredKind) -> [Field] {
        var result = fields[head.id.index]
        for (index, field) in declared.fields.enumerated() {
            guard let node = field.parts[.default], let text = node.text, text.contains("."),
                case .reference = result[index].type
            else { continue }
            let path = self.path(text, from: head.id, .references, at: node.place)
            // Who refers to an entry is known only when all defaults are.
            if path?.steps.contains(where: { if case .inverse = $0 { true } else { false } }) == true {
                report(.wrongShape(.field(field.name), expected: .path), at: node.place)
            } else {
                result[index] = result[index].with(defaultValue: path.map { .path($0) })
            }
        }
        return result
    }
}

extension ModelReader {
    /// The words of a vocabulary: a list, or a mapping that says what they mean and how pages show them.
    mutating func vocabulary(_ node: YAMLNode, id: VocabularyID, name: String?) -> Vocabulary {
        if case .mapping(let pairs) = node.content {
            return Vocabulary(id: id, name: name, words: pairs.map { word($0) })
        }
        var seen: Set<String> = []
        let words = items(node).compactMap { item -> Vocabulary.Word? in
            guard let text = text(item) else { return nil }
            if !seen.insert(text.folded).inserted { report(.duplicateName(text), at: item.place) }
            return Vocabulary.Word(text: text)
        }
        return Vocabulary(id: id, name: name, words: words)
    }

    /// `à faire: open`, `à faire: { means: open, label: À faire }`, `élus:`.
    private mutating func word(_ pair: YAMLPair) -> Vocabulary.Word {
        switch pair.value.content {
        case .null: return Vocabulary.Word(text: pair.key)
        case .scalar, .sequence:
            return Vocabulary.Word(text: pair.key, meaning: word(pair.value, among: Vocabulary.Meaning.self))
        case .mapping:
            let parts: Parts<WordKey> = parts(pair.value, of: .word(pair.key), at: pair.keyPlace)
            return Vocabulary.Word(
                text: pair.key, meaning: parts[.means].flatMap { word($0, among: Vocabulary.Meaning.self) },
                label: parts[.label].flatMap { text($0) }, feminine: parts[.feminine].flatMap { text($0) })
        }
    }
}
