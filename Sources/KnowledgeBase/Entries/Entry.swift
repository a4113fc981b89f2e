public import ContentModel
public import Diagnostics
internal import Markup

/// One thing of the base: what a file or a row of a table says.
///
/// A value that never changes; a class only because it has many parts, and lists of entries are sorted, cut and joined.
public final class Entry<S: Stage>: Sendable {
    /// What it is.
    public let kind: KindID
    /// The name in addresses and references; unique within the kind.
    public let slug: String
    /// As pages show it, without typographic spaces.
    public let title: String
    /// By the kind's fields; nil where the entry says nothing.
    public let values: [FieldValue<S>?]
    /// The text that is no field; nil for rows of tables.
    public let body: S.Passage?
    /// The first sentences of the body, as plain text; may be empty.
    public let summary: String
    /// The least audience that may see it: a position in `Model.editions`.
    public let edition: Int
    /// What it says, as a hash: its version.
    public let said: S.Said
    /// The fingerprint of its text as it stands, for kinds that need a visa; nil for others, and for rows of tables.
    public let fingerprint: String?
    /// Where it stands. Pages ask their reader for it, who records that they did.
    let origin: EntryOrigin

    /// Whether it has a text, be it empty: what rows of tables lack.
    public var hasText: Bool { if case .some = body { true } else { false } }

    init(
        kind: KindID, slug: String, title: String, values: [FieldValue<S>?], body: S.Passage?, summary: String,
        edition: Int, said: S.Said, fingerprint: String?, origin: EntryOrigin
    ) {
        (self.kind, self.slug, self.title, self.values, self.body) = (kind, slug, title, values, body)
        (self.summary, self.edition, self.said) = (summary, edition, said)
        (self.fingerprint, self.origin) = (fingerprint, origin)
    }

    /// The same entry with those parts in place of its own that are given.
    package func with(
        title: String? = nil, values: [FieldValue<S>?]? = nil, body: S.Passage? = nil, summary: String? = nil,
        edition: Int? = nil, said: S.Said? = nil, fingerprint: String? = nil
    ) -> Entry {
        Entry(
            kind: kind, slug: slug, title: title ?? self.title, values: values ?? self.values, body: body ?? self.body,
            summary: summary ?? self.summary, edition: edition ?? self.edition, said: said ?? self.said,
            fingerprint: fingerprint ?? self.fingerprint, origin: origin)
    }

    /// Whether a field has a value of the entry's own, not one by default.
    func isWritten(_ field: FieldID) -> Bool { origin.places[field] != nil }
}

/// Where an entry and its fields stand.
public struct EntryOrigin: Sendable, Hashable {
    /// The file, with the line of the row for tables.
    public var place: Place
    /// The source file's path from the content folder.
    public var source: String
    /// By the kind's fields: where each value stands; nil for defaults.
    public var places: [Place?]

    /// Where to look for what is wrong with a field: its value, else the entry.
    public func place(of field: FieldID) -> Place { places[field] ?? place }
}

extension Entry where S == Linked {
    /// Its own version, for readers who compare two copies: eight hexadecimal digits.
    public var version: String { EntryVersion.text(said) }
}

extension Entry {
    /// Where to look for what is wrong with a field: its value, else the entry.
    func place(of field: FieldID) -> Place { origin.place(of: field) }
    var place: Place { origin.place }
    var source: String { origin.source }
}

extension Entry where S == Written {
    /// Where the entry stands.
    public var writtenOrigin: EntryOrigin { origin }
}

/// An entry's text as each audience reads it, made when it is parsed.
public struct Readings<S: Stage>: Sendable {
    /// With the blocks of all editions: what the last audience reads.
    public var whole: Entry<S>
    /// By edition but the last: with the blocks of others cut. Empty where there are no such blocks, which is the rule.
    public var cut: [Entry<S>]

    /// Joins the readings of one text.
    public init(whole: Entry<S>, cut: [Entry<S>] = []) {
        self.whole = whole
        self.cut = cut
    }

    /// The same for an audience and those smaller than it, unless it is for a smaller one already.
    public func restricted(to edition: Int) -> Readings {
        if edition <= whole.edition { return self }
        return Readings(whole: whole.with(edition: edition), cut: cut.map { $0.with(edition: edition) })
    }

    /// What an audience reads.
    public func reading(for edition: Int) -> Entry<S> { cut.indices.contains(edition) ? cut[edition] : whole }
}

/// An entry as its file says it, with its validated version where that says something else.
public struct Draft<S: Stage>: Sendable {
    /// The text as it stands: what the last audience reads.
    public var current: Readings<S>
    /// None or one: few entries have a validated version of their own, which would make all drafts twice as large.
    private var others: [Readings<S>]

    /// The version that other audiences read in its place; nil where they read the same.
    public var validated: Readings<S>? { others.first }

    /// Joins the versions of one entry.
    public init(current: Readings<S>, validated: Readings<S>? = nil) {
        self.current = current
        others = validated.map { [$0] } ?? []
    }
}
