internal import Diagnostics

/// A closed list of names that the generator needs and a theme gives values to, in one section of its `theme.yaml`.
protocol DesignName: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The section, for messages.
    static var part: ModelPart { get }
    /// The section's key.
    static var section: String { get }
}

/// The mood of something that is shown, told by a class of the theme's style sheet.
enum Tone: String, DesignName {
    case good
    case caution
    case bad
    /// A month that is over; the month of the site's date.
    case past
    case present

    static let part = ModelPart.tones
    static let section = "tones"
}

/// A picture beside words: a name of the theme's own icons.
enum Icon: String, DesignName {
    case yes
    case no
    case time
    case warning
    /// Something is missing, or was expected.
    case gap
    /// What comes next.
    case onward
    /// A file to keep.
    case file
    /// A day for one's calendar.
    case day
    /// How to reach somebody.
    case phone

    static let part = ModelPart.icons
    static let section = "icons"
}

/// A part of a page that links lead to. Where several stand on one page, something is put after it.
enum Anchor: String, DesignName {
    /// A plan's entries, its steps, those of them that are late, and what somebody has to do.
    case actions
    case steps
    case late
    case followUp = "follow-up"
    /// A dashboard's table by unit, cells to fill, what has expired, what is to be read again.
    case units
    case holes
    case expired
    case review
    /// The lists of changes: what waits, what ends, what was validated.
    case awaiting
    case ending
    case validated
    /// The choice of a year, and of a plan's arrangements.
    case year
    case plan
    /// The decisions of a meeting.
    case decisions
    /// What one keeper has to mend.
    case group
    /// A letter of an index, and what begins with no letter.
    case letter
    case otherLetters = "other-letters"
    /// What refers to an entry.
    case backlinks

    static let part = ModelPart.anchors
    static let section = "anchors"
}
