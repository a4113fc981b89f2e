public import Diagnostics

/// One thing that an entry says of itself.
public struct Field: Sendable, Hashable {
    /// As the model declares it and authors write it, for example `valable jusqu'au`.
    public var name: String
    /// The name outside YAML: `valable-jusqu-au`.
    public var key: String
    /// As pages show it: the name, unless the model gives another.
    public var label: String
    /// What its values are.
    public var type: FieldType
    /// Whether every entry must have it.
    public var isRequired = false
    /// Whether no two entries of the kind may share a value.
    public var isUnique = false
    /// How many characters each of its texts has; nil for any number.
    public var length: Int?
    /// What an entry without it has.
    public var defaultValue: DefaultValue?
    /// What search makes of it.
    public var search = SearchRole.body
    /// Whether it is data about a person, which exports leave out unless told otherwise.
    public var isPersonal = false
    /// Whether pages show its files as pictures, not as links.
    public var showsImage = false
    /// In records: between which of their dates each row holds.
    public var term: RecordTerm?
    /// For the author, in the site's language.
    public var help: String?
    /// Where the model declares it.
    public var place: Place

    /// What an entry without a field has.
    public enum DefaultValue: Sendable, Hashable {
        /// This text, read as an author's.
        case text(String)
        /// The value at the end of this path, for example `personne.service`.
        case path(FieldPath)
    }

    /// Between which days a row of records holds, seen from what it refers to; positions in the records' fields.
    public struct RecordTerm: Sendable, Hashable {
        /// The field with the first day.
        public var since: FieldID?
        /// The field with the last day.
        public var until: FieldID?
    }

    /// What search makes of a field.
    public enum SearchRole: String, Sendable, Hashable, CaseIterable {
        /// Part of the text.
        case body
        /// Another name of the entry: counts as a title.
        case alias
        /// The name of a person.
        case name
        /// Left out.
        case no
    }

    /// The word of its choice that needs not be said: that of an entry which says nothing. A position in the vocabulary.
    public var usualWord: Int? {
        guard case .choice(let vocabulary, _) = type, case .text(let text)? = defaultValue else { return nil }
        return vocabulary.index(of: text)
    }
}
