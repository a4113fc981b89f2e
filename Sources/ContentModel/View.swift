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
        public var kind: Int
        /// The field to sort by; nil for the title.
        public var by: Int?
        /// The field whose values part the list; nil for letters.
        public var group: Int?
        /// Fields shown beside the title.
        public var show: [Int]
        /// Whether the entries' titles and other names are marked up as abbreviations in every text.
        public var marksUp: Bool
    }

    /// A coverage rule as a table: rows, columns, and who fills the cells.
    public struct Matrix: Sendable {
        /// A coverage rule.
        public var rule: Int
    }

    /// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers.
    public struct Contacts: Sendable {
        /// The row kind of the rule.
        public var kind: Int
        /// A coverage rule.
        public var rule: Int
        /// The field of the filling kind that says in which role.
        public var role: Int?
        /// Words of that field, those to call first; others come last.
        public var order: [Int]
        /// The field of the filling kind that leads to the person.
        public var person: Int
        /// Fields of the column kind to fall back on: references to people, mail, telephone.
        public var then: [Int]
        /// The key of the date, in the filling kind or the person's, on which the data was last confirmed.
        public var confirmed: String?
    }

    /// Work with steps: table, timeline, progress.
    public struct Plan: Sendable {
        /// A position in `Model.kinds`.
        public var kind: Int
        /// The field that groups the table.
        public var by: Int
        /// A records field.
        public var steps: Int
        /// Fields of the steps: the name, the date due, the date moved to, the state, whether it is a milestone.
        public var name: Int
        /// The date due.
        public var due: Int
        /// The date that the step was moved to, if any.
        public var moved: Int?
        /// Where the state stands.
        public var state: Int
        /// Whether a step is a milestone.
        public var milestone: Int?
        /// Fields by which the same plan is also shown, a page each.
        public var alsoBy: [Int]
    }

    /// Dates to be shown in a calendar.
    public struct CalendarSource: Sendable {
        /// A position in `Model.kinds`.
        public var kind: Int
        /// Ends in a date.
        public var path: Rule.FieldPath
    }

    /// The report of a meeting, shown on the page of its entry.
    public struct Report: Sendable {
        /// A position in `Model.kinds`.
        public var kind: Int
        /// The three columns: texts or records, whose first text is shown.
        public var columns: [Int]
        /// In the third column's records: the number of a step; in the second's: the number of the step that it settles.
        public var number: Int?
        /// In the second column's records: the number of the step that is settled.
        public var settles: Int?
        /// The reference to the meeting before.
        public var previous: Int?
        /// A records field.
        public var decisions: Int?
        /// The key of an inverse: the commitments made there.
        public var commitments: String?
        /// A records field with a duration.
        public var runningOrder: Int?
        /// The field with the time at which the running order begins.
        public var start: Int?
    }

    /// Entries by the words of a choice, as question and answer.
    public struct ByWord: Sendable {
        /// A position in `Model.kinds`.
        public var kind: Int
        /// The choice.
        public var word: Int
        /// The text of the question, the reference to the answer, and to whom to turn.
        public var asks: Int
        /// The reference to the answer.
        public var answer: Int
        /// The reference to whom to turn.
        public var contact: Int?
    }

    /// One page to print for each combination of what entries are about.
    public struct Sheet: Sendable {
        /// The kind whose entries are put together.
        public var kind: Int
        /// One reference field, and perhaps a choice: the combinations.
        public var per: [Int]
        /// Fields of the kind: what to say (Markdown), what to add, what to avoid, what follows (records).
        public var says: Int
        /// What to add.
        public var talking: Int?
        /// What not to say.
        public var avoid: Int?
        /// What follows, as question and answer.
        public var answers: Int?
        /// What the sheet says of itself, unless all its entries have this boolean.
        public var notice: String?
        /// A boolean field: with it, the notice falls away.
        public var unless: Int?
        /// Where the last decision and the open commitments about the same entry are found: `rencontre.décisions`,
        /// `engagement`. Their kinds refer to what the sheet is about.
        public var decisions: (kind: Int, field: Int)?
        /// The kind of the open commitments: a position in `Model.kinds`.
        public var commitments: Int?
    }

    /// Figures and lists for those who steer.
    public struct Dashboard: Sendable {
        /// Coverage rules.
        public var rules: [Int]
        /// A plan view's name: its late steps.
        public var late: String?
        /// Kinds of which those out of force are listed.
        public var expired: [Int]
        /// Whether entries past their review date are listed.
        public var showsReview: Bool
        /// The kind by whose entries figures are also given: the column kind of the rules.
        public var by: Int?
    }

    /// What changed, waits for a visa, or is about to expire.
    public struct Changes: Sendable {
        /// Positions in `Model.kinds`.
        public var kinds: [Int]
        /// In days.
        public var expiresWithin: Int
    }

    /// Which entry replaced which.
    public struct Versions: Sendable {
        /// A position in `Model.kinds`.
        public var kind: Int
        /// A reference field to the same kind.
        public var through: Int
    }
}
