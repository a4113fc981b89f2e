public import Diagnostics
public import Language
public import Markup

extension Model {
    /// Reads `model.yaml`. Every problem of the file is reported in one go; what can be read is kept, so that the
    /// content can be checked against it in the same run.
    public static func read(_ file: SourceFile, language: SiteLanguage) -> (model: Model, diagnostics: [Diagnostic]) {
        let (node, diagnostics) = YAMLNode.parse(file)
        var reader = ModelReader(language: language, diagnostics: diagnostics)
        let model = node.map { reader.model($0) } ?? Model(editions: ["tous"])
        return (model, reader.diagnostics)
    }
}

/// The state of one reading: what was found so far and what was wrong with it.
struct ModelReader {
    let language: SiteLanguage
    var diagnostics: [Diagnostic]
    var vocabularies: [String: Vocabulary] = [:]
    var kinds: [Kind] = []
    /// Defaults by path whose second step is checked when all kinds are read.
    var pendingDefaults: [(kind: KindID, steps: [String], through: [KindID], place: Place)] = []

    init(language: SiteLanguage, diagnostics: [Diagnostic]) {
        self.language = language
        self.diagnostics = diagnostics
    }

    mutating func model(_ node: YAMLNode) -> Model {
        let entries = mapping(node, of: .model, keys: ["editions", "vocabularies", "kinds", "rules", "views"])
        for pair in entries["vocabularies"].map({ mapping($0.value, of: .vocabularies) }) ?? [] {
            vocabularies[pair.key.folded] = vocabulary(pair.value)
        }
        let editions = entries["editions"].map { texts($0.value) } ?? []
        let kindPairs = entries["kinds"].map { mapping($0.value, of: .kinds) } ?? []
        if kindPairs.isEmpty { report(.missingKey("kinds", within: .model), at: node.place) }
        kinds = kindPairs.enumerated().map { header(of: $1, id: KindID($0)) }
        checkSources()
        for (index, pair) in kindPairs.enumerated() { readBody(of: KindID(index), from: pair.value) }
        for (index, pair) in kindPairs.enumerated() { readReview(of: KindID(index), from: pair.value) }
        checkPendingDefaults()
        checkInverses()
        let rules = (entries["rules"].map { mapping($0.value, of: .rules) } ?? []).compactMap { rule($0) }
        let known = editions.isEmpty ? [language == .french ? "tous" : "all"] : editions
        let views = (entries["views"].map { mapping($0.value, of: .views) } ?? [])
            .compactMap { view($0, rules: rules, editions: known) }
        return Model(editions: known, kinds: kinds, rules: rules, views: views)
    }

    private mutating func vocabulary(_ node: YAMLNode) -> Vocabulary {
        switch node.content {
        case .mapping(let pairs):
            return Vocabulary(
                words: pairs.map { pair in
                    let meaning = pair.value.isNull ? nil : word(pair.value, among: Vocabulary.Meaning.self)
                    return Vocabulary.Word(text: pair.key, meaning: meaning)
                })
        case .null, .scalar, .sequence:
            let words = texts(node)
            var seen = Set<String>()
            for word in words where !seen.insert(word.folded).inserted {
                report(.duplicateName(word), at: node.place)
            }
            return Vocabulary(words: words.map { Vocabulary.Word(text: $0) })
        }
    }

    /// A choice's words: the name of a vocabulary, or the words themselves.
    mutating func choice(_ node: YAMLNode) -> Vocabulary {
        guard case .scalar(let name, _) = node.content else { return vocabulary(node) }
        if let known = vocabularies[name.folded] { return known }
        report(.unknownVocabulary(name), at: node.place, near: name, among: vocabularies.keys.sorted())
        return Vocabulary(words: [])
    }

    /// Two kinds in one folder or table, or pages of two kinds in one folder.
    private mutating func checkSources() {
        var seen: [String: Kind] = [:]
        for kind in kinds {
            if let first = seen[kind.path] {
                report(.duplicateName(kind.path), at: kind.place, notes: [.init(.firstDefinedHere, at: first.place)])
            }
            if ["donnees", "assets", "recherche", "index", "visas"].contains(kind.path) || kind.path.isEmpty {
                report(.reservedName(kind.path), at: kind.place)
            }
            seen[kind.path] = kind
        }
    }

    /// Two inverses, or an inverse and a field, of one name on one kind.
    private mutating func checkInverses() {
        var seen = kinds.map { kind in
            Dictionary(kind.fields.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        }
        for kind in kinds {
            for (field, type) in kind.fields.flatMap({ references(in: $0) }) {
                guard let key = type.inverseKey, let name = type.inverse else { continue }
                for target in type.kinds {
                    if let first = seen[target][key] {
                        report(
                            .duplicateInverse(name, kind: kinds[target].names.one), at: field.place,
                            notes: [.init(.firstDefinedHere, at: first)])
                    }
                    seen[target][key] = field.place
                }
            }
        }
    }

    private func references(in field: Field) -> [(Field, ReferenceType)] {
        switch field.type {
        case .reference(let type): [(field, type)]
        case .records(let fields): fields.flatMap { references(in: $0) }
        default: []
        }
    }
}
