public import Diagnostics
public import Markup

/// One thing of the base: what a file or a row of a table says.
public struct Entry<S: Stage>: Sendable {
    /// A position in `Model.kinds`.
    public var kind: Int
    /// The name in addresses and references; unique within the kind.
    public var slug: String
    /// As pages show it, without typographic spaces.
    public var title: String
    /// By position in the kind's fields; nil where the entry says nothing.
    public var values: [FieldValue<S>?]
    /// Where each value stands; nil for defaults.
    public var places: [Place?]
    /// The text that is no field; nil for rows of tables.
    public var body: S.Passage?
    /// The first sentences of the body, as plain text; may be empty.
    public var summary: String
    /// The file, with the line of the row for tables.
    public var place: Place
    /// The source file's path from the content folder.
    public var source: String
    /// The least audience that may see it: a position in `Model.editions`.
    public var edition: Int
    /// A hash of what the entry says, in eight hexadecimal digits: its own version, whatever others say.
    public var version: String
    /// The fingerprint of its text as it stands, for kinds that need a visa; nil when nobody has made it.
    public var fingerprint: String?

    /// Where to look for what is wrong with a field: its value, else the entry.
    public func place(of field: Int) -> Place { places[field] ?? place }
}
