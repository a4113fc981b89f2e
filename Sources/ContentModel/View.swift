public import Diagnostics

/// Something that is drawn from the whole base: an index, a matrix, a plan.
public struct View: Sendable {
    /// As the model declares it.
    public var name: String
    /// The address of its page, without ending.
    public var key: String
    /// The page's heading.
    public var title: String
    /// What it is for, in a sentence.
    public var help: String?
    /// The least audience that may see it: a position in `Model.editions`.
    public var edition: Int
    /// What is drawn.
    public var body: Body
    /// Where the model declares it.
    public var place: Place

    /// The types of view. Numbers are positions in `Model.kinds`, `Model.rules` or a kind's fields, as named.
    public enum Body: Sendable {
        case index(Index)
        case matrix(Matrix)
        case contacts(Contacts)
        case plan(Plan)
        case calendar([CalendarSource])
        case report(Report)
        case byWord(ByWord)
        case sheet(Sheet)
        case dashboard(Dashboard)
        case toMend
        case changes(Changes)
        case versions(Versions)
    }

    /// Entries in alphabetical order, accents and case apart.
    public struct Index: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// The field to sort by; nil for the title.
        public var by: FieldID?
        /// The field whose values part the list; nil for letters.
        public var group: FieldID?
        /// Fields shown beside the title.
        public var show: [FieldID]
        /// Whether the entries' titles and other names are marked up as abbreviations in every text.
        public var marksUp: Bool
    }

    /// A coverage rule as a table: rows, columns, and who fills the cells.
    public struct Matrix: Sendable {
        /// A coverage rule.
        public var rule: RuleID
    }

    /// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers.
    public struct Contacts: Sendable {
        /// The row kind of the rule.
        public var kind: KindID
        /// A coverage rule.
        public var rule: RuleID
        /// The field of the filling kind that says in which role.
        public var role: FieldID?
        /// Words of that field, those to call first; others come last.
        public var order: [Int]
        /// The field of the filling kind that leads to the person.
        public var person: FieldID
        /// Fields of the column kind to fall back on: references to people, mail, telephone.
        public var then: [FieldID]
        /// The key of the date, in the filling kind or the person's, on which the data was last confirmed.
        public var confirmed: String?
    }

    /// Work with steps: table, timeline, progress.
    public struct Plan: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// The field that groups the table.
        public var by: FieldID
        /// A records field.
        public var steps: FieldID
        /// Fields of the steps: the name, the date due, the date moved to, the state, whether it is a milestone.
        public var name: FieldID
        /// The date due.
        public var due: FieldID
        /// The date that the step was moved to, if any.
        public var moved: FieldID?
        /// Where the state stands.
        public var state: FieldID
        /// Whether a step is a milestone.
        public var milestone: FieldID?
        /// Fields by which the same plan is also shown, a page each.
        public var alsoBy: [FieldID]
    }

    /// Dates to be shown in a calendar.
    public struct CalendarSource: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// Ends in a date.
        public var path: Rule.FieldPath
    }

    /// The report of a meeting, shown on the page of its entry.
    public struct Report: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// The three columns: texts or records, whose first text is shown.
        public var columns: [FieldID]
        /// In the third column's records: the number of a step; in the second's: the number of the step that it settles.
        public var number: FieldID?
        /// In the second column's records: the number of the step that is settled.
        public var settles: FieldID?
        /// The reference to the meeting before.
        public var previous: FieldID?
        /// A records field.
        public var decisions: FieldID?
        /// The key of an inverse: the commitments made there.
        public var commitments: String?
        /// A records field with a duration.
        public var runningOrder: FieldID?
        /// The field with the time at which the running order begins.
        public var start: FieldID?
    }

    /// Entries by the words of a choice, as question and answer.
    public struct ByWord: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// The choice.
        public var word: FieldID
        /// The text of the question, the reference to the answer, and to whom to turn.
        public var asks: FieldID
        /// The reference to the answer.
        public var answer: FieldID
        /// The reference to whom to turn.
        public var contact: FieldID?
    }

    /// One page to print for each combination of what entries are about.
    public struct Sheet: Sendable {
        /// The kind whose entries are put together.
        public var kind: KindID
        /// One reference field, and perhaps a choice: the combinations.
        public var per: [FieldID]
        /// Fields of the kind: what to say (Markdown), what to add, what to avoid, what follows (records).
        public var says: FieldID
        /// What to add.
        public var talking: FieldID?
        /// What not to say.
        public var avoid: FieldID?
        /// What follows, as question and answer.
        public var answers: FieldID?
        /// What the sheet says of itself, unless all its entries have this boolean.
        public var notice: String?
        /// A boolean field: with it, the notice falls away.
        public var unless: FieldID?
        /// Where the last decision and the open commitments about the same entry are found: `rencontre.décisions`,
        /// `engagement`. Their kinds refer to what the sheet is about.
        public var decisions: (kind: KindID, field: FieldID)?
        /// The kind of the open commitments: a position in `Model.kinds`.
        public var commitments: KindID?
    }

    /// Figures and lists for those who steer.
    public struct Dashboard: Sendable {
        /// Coverage rules.
        public var rules: [RuleID]
        /// A plan view's name: its late steps.
        public var late: String?
        /// Kinds of which those out of force are listed.
        public var expired: [KindID]
        /// Whether entries past their review date are listed.
        public var showsReview: Bool
        /// The kind by whose entries figures are also given: the column kind of the rules.
        public var by: KindID?
    }

    /// What changed, waits for a visa, or is about to expire.
    public struct Changes: Sendable {
        /// Positions in `Model.kinds`.
        public var kinds: [KindID]
        /// In days.
        public var expiresWithin: Int
    }

    /// Which entry replaced which.
    public struct Versions: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// A reference field to the same kind.
        public var through: FieldID
    }
}
