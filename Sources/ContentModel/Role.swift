/// What a field is to views and cards, as its kind declares it: nothing is told from a field's type or place.
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Whom an entry without page stands for.
    case person
    /// In which capacity somebody fills a place; the usual word is the field's default.
    case capacity
    /// What a person does.
    case function
    /// Whether a person is a woman: a choice, one word of which means `feminine`.
    case gender
    /// The body that an entry belongs to.
    case office
    /// The parts of a person's name: a kind that has them is people.
    case names
    /// A name for narrow columns.
    case shortName = "short name"
    /// What sorts entries: `1.9` before `1.10`.
    case number
    /// What an entry of the same kind is part of.
    case parent
    /// The day on which it takes place.
    case date
    /// The time at which it begins.
    case time
    /// How long it lasts.
    case duration
    /// Where it takes place.
    case place
    /// How to reach it: telephone numbers and mail addresses, in the order in which cards show them.
    case reach
    /// Whom to call about it.
    case contact
    /// The sentence to say.
    case statement
    /// Words that mean the same as its title, to those who search.
    case sameMeaning = "same meaning"
    /// What it is about, in two or three words.
    case subject
    /// How far it is.
    case state
    /// On whose page an entry without page is read.
    case readAt = "read at"
    /// Who took something upon himself.
    case who
    /// What he took upon himself.
    case what
    /// The day agreed on.
    case due
    /// The day it was put off to.
    case moved
    /// The day it was done.
    case done
    /// The meeting at which it was agreed.
    case madeAt = "made at"
    /// What is said of it since.
    case note
    /// The day on which those whom it is about last said that it is true.
    case confirmed
}

/// The fields of a kind by their roles; positions in the kind's fields.
public struct Roles: Sendable, Hashable {
    private let fields: [Role: [FieldID]]

    init(_ fields: [Role: [FieldID]]) { self.fields = fields }

    /// The field of a role; the first where the role takes several.
    public subscript(role: Role) -> FieldID? { fields[role]?.first }

    /// All fields of a role, in the order in which the model names them.
    public func all(_ role: Role) -> [FieldID] { fields[role] ?? [] }
}

/// The fields by which the entries of a kind are what somebody took upon himself.
public struct CommitmentRoles: Sendable, Hashable {
    /// A reference.
    public let who: FieldID
    /// A text.
    public let what: FieldID
    /// A date.
    public let due: FieldID
    /// A choice.
    public let state: FieldID
    /// The body that he belongs to.
    public let office: FieldID?
    /// The date that it was put off to.
    public let moved: FieldID?
    /// The date on which it was done.
    public let done: FieldID?
    /// A reference to the meeting.
    public let madeAt: FieldID?
    /// What is said of it since.
    public let note: FieldID?

    /// Whom a commitment binds: who made it, and the body that he belongs to.
    public var bearers: [FieldID] { [who] + [office].compactMap(\.self) }

    /// The roles that a kind of commitments cannot do without.
    public static let required: [Role] = [.who, .what, .due, .state]

    /// Nil for kinds that lack a required role.
    public init?(_ roles: Roles) {
        guard let who = roles[.who], let what = roles[.what], let due = roles[.due], let state = roles[.state] else {
            return nil
        }
        (self.who, self.what, self.due, self.state) = (who, what, due, state)
        (office, moved, done) = (roles[.office], roles[.moved], roles[.done])
        (madeAt, note) = (roles[.madeAt], roles[.note])
    }
}
