public import Diagnostics

/// Something that is drawn from the whole base: an index, a matrix, a plan.
public struct View: Sendable {
    /// As the model declares it.
    public let name: String
    /// The address of its page, without ending.
    public let key: String
    /// The page's heading.
    public let title: String
    /// What it is for, in a sentence.
    public let help: String?
    /// The least audience that may see it: a position in `Model.editions`.
    public let edition: Int
    /// What is drawn.
    public let body: Body
    /// Where the model declares it.
    public let place: Place

    /// The types of view. What they name is bound: positions in `Model.kinds`, `Model.rules` or a kind's fields.
    public enum Body: Sendable {
        /// Entries in alphabetical order.
        case index(Index)
        /// A coverage rule as a table.
        case matrix(Matrix)
        /// Whom to call.
        case contacts(Contacts)
        /// Work with steps.
        case plan(Plan)
        /// Dates.
        case calendar([CalendarSource])
        /// The report of a meeting.
        case report(Report)
        /// Question and answer, by the words of a choice.
        case byWord(ByWord)
        /// Pages to print.
        case sheet(Sheet)
        /// Figures.
        case dashboard(Dashboard)
        /// All that is to be mended.
        case toMend(ToMend)
        /// What changed.
        case changes(Changes)
        /// What replaced what.
        case versions(Versions)
    }

    /// Entries in alphabetical order, accents and case apart.
    public struct Index: Sendable {
        /// What is listed.
        public var kind: KindID
        /// The field to sort by; nil for the title.
        public var by: FieldID?
        /// The field whose values part the list; nil for letters.
        public var group: FieldID?
        /// Fields shown beside the title.
        public var show: [FieldID]
        /// By what the entries of a group, or of one name, are sorted.
        public var sort: [SortKey]
        /// The field that explains the entries' titles and other names, which are then marked up in every text; nil for none.
        public var explains: FieldID?
    }

    /// A coverage rule as a table: rows, columns, and who fills the cells.
    public struct Matrix: Sendable {
        /// A coverage rule.
        public var rule: RuleID
    }

    /// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers. The
    /// filling kind's roles say who and in which capacity.
    public struct Contacts: Sendable {
        /// The row kind of the rule.
        public var kind: KindID
        /// A coverage rule.
        public var rule: RuleID
        /// Words of the filling kind's capacity, those to call first; others come last.
        public var order: [Int]
        /// Fields of the column kind to fall back on: references to people, mail, telephone.
        public var then: [FieldID]
        /// The date on which the data was last confirmed, of the filling kind or of the person's: the first that says one.
        public var confirmed: FieldByKind?
        /// Other kinds whose pages show the contacts of the row that they are about: references to the row kind.
        public var alsoFor: [FieldByKind.Pair]
    }

    /// Work with steps: table, timeline, progress.
    public struct Plan: Sendable {
        /// The kind of the work.
        public var kind: KindID
        /// The field that groups the table.
        public var by: FieldID
        /// Where the order of the groups stands: ends in texts.
        public var order: FieldPath?
        /// The reference to the whole; when that has ended, the plan is over.
        public var within: FieldID?
        /// The reference to who leads.
        public var leads: FieldID?
        /// A records field.
        public var steps: FieldID
        /// Of the steps: the name.
        public var name: FieldID
        /// Of the steps: the date due.
        public var due: FieldID
        /// Of the steps: the date that it was moved to, if any.
        public var moved: FieldID?
        /// Of the steps: where the state stands.
        public var state: FieldID
        /// Of the steps: whether it is a milestone.
        public var milestone: FieldID?
        /// Reference fields by which the same plan is also shown, a page each.
        public var alsoBy: [FieldID]
        /// Kinds whose entries are themselves something that somebody took upon himself, as their roles say.
        public var commitments: [KindID]
        /// The least audience that is told who is late and sees lists by people: a position in `Model.editions`.
        public var lateness: Int
    }

    /// Dates to be shown in a calendar.
    public struct CalendarSource: Sendable {
        /// Where the path starts.
        public var kind: KindID
        /// Ends in a date.
        public var path: FieldPath
    }

    /// The report of a meeting, shown on the page of its entry. The kind's role `date` says when it is.
    public struct Report: Sendable {
        /// The kind of the meetings.
        public var kind: KindID
        /// A field of texts: what is expected.
        public var expected: FieldID
        /// What has been done.
        public var done: Done
        /// What is left to do.
        public var left: Left
        /// The reference to the meeting before.
        public var previous: FieldID?
        /// What was decided.
        public var decisions: Numbered?
        /// The commitments made there.
        public var commitments: Inverse?
        /// What happens minute by minute.
        public var runningOrder: RunningOrder?

        /// Rows of what has been done; positions in the records' fields but for `rows`.
        public struct Done: Sendable {
            /// The records field.
            public var rows: FieldID
            /// What was done.
            public var text: FieldID
            /// The number of the step, left by an earlier meeting, that it settles.
            public var settles: FieldID?
        }

        /// Rows of what is left to do, each under a number.
        public typealias Left = Numbered

        /// Rows with a text and perhaps a number; positions in the records' fields but for `rows`.
        public struct Numbered: Sendable {
            /// The records field.
            public var rows: FieldID
            /// What it says.
            public var text: FieldID
            /// Its number.
            public var number: FieldID?
        }

        /// What happens minute by minute.
        public struct RunningOrder: Sendable {
            /// The records field.
            public var rows: FieldID
            /// Of the records: how long it takes.
            public var length: FieldID
            /// Of the kind: the time at which it begins.
            public var start: FieldID?
        }
    }

    /// Entries by the words of a choice, as question and answer.
    public struct ByWord: Sendable {
        /// The kind of the questions.
        public var kind: KindID
        /// The choice.
        public var word: FieldID
        /// The text of the question.
        public var asks: FieldID
        /// The reference to the answer.
        public var answer: FieldID
        /// The reference to whom to turn.
        public var contact: FieldID?
    }

    /// One page to print for each combination of what entries are about. The kind's role `statement` says what to say.
    public struct Sheet: Sendable {
        /// The kind whose entries are put together.
        public var kind: KindID
        /// The reference to what a sheet is about.
        public var subject: FieldID
        /// The choice whose words each have a sheet of their own.
        public var word: FieldID?
        /// Whether an entry that refers to nothing is about everything.
        public var emptyMeansAll: Bool
        /// What to add.
        public var talking: FieldID?
        /// What not to say.
        public var avoid: FieldID?
        /// What follows, as question and answer.
        public var answers: Answers?
        /// Choices that are named where they are not the usual word.
        public var caution: [FieldID]
        /// What the sheet says of itself, unless all its entries have `unless`.
        public var notice: String?
        /// A boolean field: with it, the notice falls away.
        public var unless: FieldID?
        /// Where the last decision about the same entry is found.
        public var decisions: Decisions?
        /// Where the open commitments about the same entry are found.
        public var commitments: Commitments?
        /// What else refers to the subject, and what is said of it.
        public var related: [Related]

        /// Rows of what people say next and what to answer; positions in the records' fields but for `rows`.
        public struct Answers: Sendable {
            /// The records field.
            public var rows: FieldID
            /// What they say.
            public var theySay: FieldID
            /// What to answer.
            public var answer: FieldID
        }

        /// Decisions of another kind, which refers to what sheets are about.
        public struct Decisions: Sendable {
            /// The kind of the meetings.
            public var kind: KindID
            /// Its records field.
            public var rows: FieldID
            /// Of the records: what was decided.
            public var text: FieldID
        }

        /// Commitments, as the roles of their kind say.
        public struct Commitments: Sendable {
            /// The kind of the commitments.
            public var kind: KindID
            /// From a commitment to what it is about.
            public var about: FieldPath
        }

        /// A kind whose entries are listed where they refer to the subject.
        public struct Related: Sendable {
            /// The kind.
            public var kind: KindID
            /// A field that is said of each; nil for none.
            public var note: FieldID?
        }
    }

    /// Figures and lists for those who steer.
    public struct Dashboard: Sendable {
        /// Coverage rules.
        public var rules: [RuleID]
        /// A plan view: its late steps.
        public var late: ViewID?
        /// Kinds of which those out of force are listed.
        public var expired: [KindID]
        /// Whether entries past their review date are listed.
        public var showsReview: Bool
        /// The kind by whose entries figures are also given: the kinds' role `office` leads there.
        public var by: KindID?
    }

    /// Every remark and every entry whose time is up.
    public struct ToMend: Sendable {
        /// The kind of those who keep entries true, to which the kinds' role `office` leads; nil where only owners do.
        public var by: KindID?
    }

    /// What changed, waits for a visa, or is about to expire.
    public struct Changes: Sendable {
        /// The kinds that are watched.
        public var kinds: [KindID]
        /// In days.
        public var expiresWithin: Int
    }

    /// Which entry replaced which.
    public struct Versions: Sendable {
        /// The kind of the versions.
        public var kind: KindID
        /// A reference field to the same kind.
        public var through: FieldID
    }
}
