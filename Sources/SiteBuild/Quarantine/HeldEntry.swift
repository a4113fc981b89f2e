public import Diagnostics

/// An entry whose new text has errors, or needs one that has: its last published version stays.
public struct HeldEntry: Sendable, Hashable, Codable {
    /// `Kind.key`.
    public let kind: String
    /// Its identifier; nil for a table that is held as a whole.
    public let slug: String?
    /// Its title in the version that stays, or in the new one; of a table, its path.
    public let title: String
    /// Where the new text stands.
    public let place: Place
    /// Whether no version of it was ever published: it is not in the site.
    public let isNew: Bool
    /// Why: the errors of its own text; none for one that waits for others.
    public let reasons: [Diagnostic]

    /// The same, of which no version stays.
    var absent: HeldEntry {
        HeldEntry(kind: kind, slug: slug, title: title, place: place, isNew: true, reasons: reasons)
    }
}

extension Diagnostic {
    /// Whether it tells of an entry that is held.
    var tellsHeld: Bool {
        switch problem {
        case .site(.heldBack), .site(.notPreviewed): true
        default: false
        }
    }
}
