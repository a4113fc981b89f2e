package import Diagnostics
package import Language
package import Markup

extension Model {
    /// Reads `model.yaml`. Every problem of the file is reported in one go; what can be read is kept, so that the
    /// content can be checked against it in the same run.
    /// - Parameter views: the types of view that there are, in the order of the reference.
    package static func read(
        _ file: SourceFile, language: SiteLanguage, views: [any ViewDeclaration.Type]
    ) -> (model: Model, diagnostics: [Diagnostic]) {
        let (node, diagnostics) = YAMLNode.parse(file)
        var reader = ModelReader(language: language, diagnostics: diagnostics)
        guard let node else {
            return (Model(editions: [ModelBinder.onlyEdition(language)]), reader.diagnostics)
        }
        let outline = reader.outline(node, views)
        var binder = ModelBinder(outline, reader)
        return (binder.model(), binder.reader.diagnostics)
    }
}

/// The second pass: every word that names something becomes what it names, or is reported at its place with the nearest
/// name.
package struct ModelBinder {
    let outline: ModelOutline
    /// Reads the shapes of what stands under keys.
    package var reader: ModelReader
    /// The audiences, from the one that may see least to the one that may see all; never empty.
    package let editions: [String]
    var vocabularies: [Vocabulary]
    /// The kinds' names and places; their fields follow when all are known.
    let heads: [KindHead]
    /// By kind.
    var fields: [[Field]] = []
    /// By kind: the relations that lead to it.
    var inverses: [[Inverse]] = []
    /// In the order of the file; all of them once views are bound.
    package internal(set) var kinds: [Kind] = []
    /// In the order of the file; all of them once views are bound.
    package internal(set) var rules: [Rule] = []
    /// The views that name no others, for those that do.
    var views: [(id: ViewID, view: View)] = []

    init(_ outline: ModelOutline, _ reader: ModelReader) {
        var reader = reader
        let editions = outline.editions.map { reader.texts($0) } ?? []
        self.editions = editions.isEmpty ? [Self.onlyEdition(reader.language)] : editions
        vocabularies = outline.vocabularies.enumerated().map { position, pair in
            reader.vocabulary(pair.value, id: VocabularyID(position), name: pair.key)
        }
        heads = outline.kinds.enumerated().map { reader.head(of: $1, id: KindID($0)) }
        self.outline = outline
        self.reader = reader
    }

    /// The name of the only audience of a model that names none.
    static func onlyEdition(_ language: SiteLanguage) -> String { language == .french ? "tous" : "all" }

    mutating func model() -> Model {
        reader.checkNames(editions: editions, at: outline.editions?.place)
        reader.checkSources(of: heads)
        fields = outline.kinds.map { bindFields(of: $0) }
        inverses = Model.inverses(of: fields)
        reader.checkInverses(of: heads, fields)
        fields = zip(heads, outline.kinds).map { withDefaults(of: $0, $1) }
        kinds = zip(heads, outline.kinds).map { bind($0, $1) }
        for declared in outline.rules {
            if let rule = rule(declared) { rules.append(rule) }
        }
        bindAfter()
        let views = bindViews()
        return Model(editions: editions, vocabularies: vocabularies, kinds: kinds, rules: rules, views: views)
    }

    /// The language of the site.
    package var language: SiteLanguage { reader.language }

    /// Reports what is wrong at a place, with the nearest of the names that would be right.
    package mutating func report(
        _ problem: ModelProblem, at place: Place, near name: String? = nil, among names: [String] = [],
        notes: [Diagnostic.Note] = []
    ) {
        reader.report(problem, at: place, near: name, among: names, notes: notes)
    }
}
