public import Language

/// How a text is read.
public struct MarkdownOptions: Sendable {
    /// Which blocks between `::: name` and `:::` the result may hold, when the name is an edition.
    public enum VisibleEditions: Sendable, Hashable {
        case all
        /// Names, folded; others are cut.
        case only(Set<String>)

        func shows(_ folded: String) -> Bool {
            switch self {
            case .all: true
            case .only(let names): names.contains(folded)
            }
        }
    }

    /// What a heading of the first level is that a text begins with.
    public enum LeadingTitle: Sendable, Hashable {
        /// A heading like any other.
        case heading
        /// The entry's title, unless another one is given elsewhere.
        case read(given: String?)
    }

    /// Decides about spaces and apostrophes, and the words that the renderer must add for screen readers.
    public var language: SiteLanguage
    /// Stands before each id with `--` between; empty for a body. No heading's id has two hyphens, so that ids of several
    /// fragments on one page never meet.
    public var idPrefix: String
    /// The level that the first heading gets, 2 to 6.
    public var firstHeadingLevel: Int
    /// The words of the model that mean something in a text.
    public var words: DeclaredWords
    /// Which of the editions may be seen.
    public var visibleEditions: VisibleEditions
    /// Whether fragments hold their plain text by section (for indexing). Costs memory.
    public var collectsSections: Bool
    /// What a heading `# …` at the start of the text is.
    public var leadingTitle = LeadingTitle.heading
    /// Renders as cmark-gfm itself would: for comparing.
    var isPlain = false

    /// A plain body without fields, boxes or editions, unless said otherwise.
    public init(
        language: SiteLanguage = .french, idPrefix: String = "", firstHeadingLevel: Int = 2,
        words: DeclaredWords = .none, visibleEditions: VisibleEditions = .all, collectsSections: Bool = false
    ) {
        self.language = language
        self.idPrefix = idPrefix
        self.firstHeadingLevel = firstHeadingLevel
        self.words = words
        self.visibleEditions = visibleEditions
        self.collectsSections = collectsSections
    }

    /// `encadré`, `attention`, `note`.
    public static let usualBoxes = ["encadré", "attention", "note"]
}

/// The words of a model that mean something in the texts of a kind.
///
/// A value that never changes; a class only so that thousands of texts share it by one reference.
public final class DeclaredWords: Sendable {
    /// Folded headings that begin a field instead of a part of the body.
    public let sectionFields: Set<String>
    /// The names of the entry's fields, which must not be lost in its text.
    public let fieldNames: FieldNames
    /// What must not be written in the text to restrict who may read it.
    public let slips: RestrictionSlips
    /// Names of boxes (`::: attention`), as they are to be read out.
    public let boxes: [String]
    /// Names of editions (`::: relecture`).
    public let editions: [String]

    /// No words but those of boxes, unless said otherwise.
    public init(
        sectionFields: Set<String> = [], fieldNames: FieldNames = FieldNames(),
        slips: RestrictionSlips = RestrictionSlips(), boxes: [String] = MarkdownOptions.usualBoxes,
        editions: [String] = []
    ) {
        self.sectionFields = sectionFields
        self.fieldNames = fieldNames
        self.slips = slips
        self.boxes = boxes
        self.editions = editions
    }

    /// No words but those of boxes.
    public static let none = DeclaredWords()
}
