public import Diagnostics

/// One thing that an entry says of itself.
///
/// A value that never changes; a class only so that all who go through the fields of an entry copy nothing.
public final class Field: Sendable, Hashable {
    /// As the model declares it and authors write it, for example `valable jusqu'au`.
    public let name: String
    /// The name outside YAML: `valable-jusqu-au`.
    public let key: String
    /// As pages show it: the name, unless the model gives another.
    public let label: String
    /// As pages show it where it leads to a woman; nil where that is no other word.
    public let feminine: String?
    /// What its values are.
    public let type: FieldType
    /// Whether every entry must have it.
    public let isRequired: Bool
    /// Whether no two entries of the kind may share a value.
    public let isUnique: Bool
    /// How many characters each of its texts has; nil for any number.
    public let length: Int?
    /// What an entry without it has.
    public let defaultValue: DefaultValue?
    /// What search makes of it.
    public let search: SearchRole
    /// The words with which people ask for what it says; of a date, for the entry whose day comes next.
    public let askedBy: [String]
    /// Whether it is data about a person, which exports leave out unless told otherwise.
    public let isPersonal: Bool
    /// Whether pages show its files as pictures, not as links.
    public let showsImage: Bool
    /// In records: between which of their dates each row holds.
    public let term: RecordTerm?
    /// What it is in a known vocabulary, for programs elsewhere.
    public let rdf: RDFTerm?
    /// For the author, in the site's language.
    public let help: String?
    /// Where the model declares it.
    public let place: Place

    init(
        name: String, key: String, label: String, feminine: String? = nil, type: FieldType, isRequired: Bool = false,
        isUnique: Bool = false, length: Int? = nil, defaultValue: DefaultValue? = nil, search: SearchRole = .body,
        askedBy: [String] = [], isPersonal: Bool = false, showsImage: Bool = false, term: RecordTerm? = nil,
        rdf: RDFTerm? = nil,
        help: String? = nil, place: Place
    ) {
        (self.name, self.key, self.label, self.feminine, self.type) = (name, key, label, feminine, type)
        (self.isRequired, self.isUnique, self.length) = (isRequired, isUnique, length)
        (self.defaultValue, self.search, self.isPersonal) = (defaultValue, search, isPersonal)
        (self.showsImage, self.term, self.rdf, self.help, self.place) = (showsImage, term, rdf, help, place)
        self.askedBy = askedBy
    }

    /// The same with another default.
    func with(defaultValue: DefaultValue?) -> Field { copy(defaultValue, isPersonal: isPersonal) }

    /// The same as data about a person.
    var asPersonal: Field { copy(defaultValue, isPersonal: true) }

    private func copy(_ defaultValue: DefaultValue?, isPersonal: Bool) -> Field {
        Field(
            name: name, key: key, label: label, feminine: feminine, type: type, isRequired: isRequired,
            isUnique: isUnique, length: length, defaultValue: defaultValue, search: search, askedBy: askedBy,
            isPersonal: isPersonal, showsImage: showsImage, term: term, rdf: rdf, help: help, place: place)
    }

    /// Whether both are one declaration.
    public static func == (a: Field, b: Field) -> Bool { a === b }

    /// Feeds which declaration it is to a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

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
