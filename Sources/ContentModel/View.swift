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
        public let kind: KindID
        /// The field to sort by; nil for the title.
        public let by: FieldID?
        /// The field whose values part the list; nil for letters.
        public let group: FieldID?
        /// Fields shown beside the title.
        public let show: [FieldID]
        /// By what the entries of a group, or of one name, are sorted.
        public let sort: [SortKey]
        /// The field that explains the entries' titles and other names, which are then marked up in every text; nil for none.
        public let explains: FieldID?
    }

    /// A coverage rule as a table: rows, columns, and who fills the cells.
    public struct Matrix: Sendable {
        /// A coverage rule.
        public let rule: RuleID
    }

    /// Whom to call about an entry of a kind: who fills its cells of a coverage rule, then what the column offers. The
    /// filling kind's roles say who and in which capacity.
    public struct Contacts: Sendable {
        /// The row kind of the rule.
        public let kind: KindID
        /// A coverage rule.
        public let rule: RuleID
        /// Words of the filling kind's capacity, those to call first; others come last.
        public let order: [Int]
        /// Fields of the column kind to fall back on: references to people, mail, telephone.
        public let then: [FieldID]
        /// The date on which the data was last confirmed, of the filling kind or of the person's: the first that says one.
        public let confirmed: FieldByKind?
        /// Other kinds whose pages show the contacts of the row that they are about: references to the row kind.
        public let alsoFor: [FieldByKind.Pair]
    }

    /// Work with steps: table, timeline, progress.
    public struct Plan: Sendable {
        /// The kind of the work.
        public let kind: KindID
        /// The field that groups the table.
        public let by: FieldID
        /// Where the order of the groups stands: ends in texts.
        public let order: FieldPath?
        /// The reference to the whole; when that has ended, the plan is over.
        public let within: FieldID?
        /// The reference to who leads.
        public let leads: FieldID?
        /// A records field.
        public let steps: FieldID
        /// Of the steps: the name.
        public let name: FieldID
        /// Of the steps: the date due.
        public let due: FieldID
        /// Of the steps: the date that it was moved to, if any.
        public let moved: FieldID?
        /// Of the steps: where the state stands.
        public let state: FieldID
        /// Of the steps: whether it is a milestone.
        public let milestone: FieldID?
        /// Reference fields by which the same plan is also shown, a page each.
        public let alsoBy: [FieldID]
        /// Kinds whose entries are themselves something that somebody took upon himself, as their roles say.
        public let commitments: [KindID]
        /// The least audience that is told who is late and sees lists by people: a position in `Model.editions`.
        public let lateness: Int
    }

    /// Dates to be shown in a calendar.
    public struct CalendarSource: Sendable {
        /// Where the path starts.
        public let kind: KindID
        /// Ends in a date.
        public let path: FieldPath
    }

    /// The report of a meeting, shown on the page of its entry. The kind's role `date` says when it is.
    public struct Report: Sendable {
        /// The kind of the meetings.
        public let kind: KindID
        /// A field of texts: what is expected.
        public let expected: FieldID
        /// What has been done.
        public let done: Done
        /// What is left to do.
        public let left: Left
        /// The reference to the meeting before.
        public let previous: FieldID?
        /// What was decided.
        public let decisions: Numbered?
        /// The commitments made there.
        public let commitments: Inverse?
        /// What happens minute by minute.
        public let runningOrder: RunningOrder?

        /// Rows of what has been done; positions in the records' fields but for `rows`.
        public struct Done: Sendable {
            /// The records field.
            public let rows: FieldID
            /// What was done.
            public let text: FieldID
            /// The number of the step, left by an earlier meeting, that it settles.
            public let settles: FieldID?
        }

        /// Rows of what is left to do, each under a number.
        public typealias Left = Numbered

        /// Rows with a text and perhaps a number; positions in the records' fields but for `rows`.
        public struct Numbered: Sendable {
            /// The records field.
            public let rows: FieldID
            /// What it says.
            public let text: FieldID
            /// Its number.
            public let number: FieldID?
        }

        /// What happens minute by minute.
        public struct RunningOrder: Sendable {
            /// The records field.
            public let rows: FieldID
            /// Of the records: how long it takes.
            public let length: FieldID
            /// Of the kind: the time at which it begins.
            public let start: FieldID?
        }
    }

    /// Entries by the words of a choice, as question and answer.
    public struct ByWord: Sendable {
        /// The kind of the questions.
        public let kind: KindID
        /// The choice.
        public let word: FieldID
        /// The text of the question.
        public let asks: FieldID
        /// The reference to the answer.
        public let answer: FieldID
        /// The reference to whom to turn.
        public let contact: FieldID?
    }

    /// One page to print for each combination of what entries are about. The kind's role `statement` says what to say.
    public struct Sheet: Sendable {
        /// The kind whose entries are put together.
        public let kind: KindID
        /// The reference to what a sheet is about.
        public let subject: FieldID
        /// The choice whose words each have a sheet of their own.
        public let word: FieldID?
        /// Whether an entry that refers to nothing is about everything.
        public let emptyMeansAll: Bool
        /// What to add.
        public let talking: FieldID?
        /// What not to say.
        public let avoid: FieldID?
        /// What follows, as question and answer.
        public let answers: Answers?
        /// Choices that are named where they are not the usual word.
        public let caution: [FieldID]
        /// What the sheet says of itself, unless all its entries have `unless`.
        public let notice: String?
        /// A boolean field: with it, the notice falls away.
        public let unless: FieldID?
        /// Where the last decision about the same entry is found.
        public let decisions: Decisions?
        /// Where the open commitments about the same entry are found.
        public let commitments: Commitments?
        /// What else refers to the subject, and what is said of it.
        public let related: [Related]

        /// Rows of what people say next and what to answer; positions in the records' fields but for `rows`.
        public struct Answers: Sendable {
            /// The records field.
            public let rows: FieldID
            /// What they say.
            public let theySay: FieldID
            /// What to answer.
            public let answer: FieldID
        }

        /// Decisions of another kind, which refers to what sheets are about.
        public struct Decisions: Sendable {
            /// The kind of the meetings.
            public let kind: KindID
            /// Its records field.
            public let rows: FieldID
            /// Of the records: what was decided.
            public let text: FieldID
        }

        /// Commitments, as the roles of their kind say.
        public struct Commitments: Sendable {
            /// The kind of the commitments.
            public let kind: KindID
            /// From a commitment to what it is about.
            public let about: FieldPath
        }

        /// A kind whose entries are listed where they refer to the subject.
        public struct Related: Sendable {
            /// The kind.
            public let kind: KindID
            /// A field that is said of each; nil for none.
            public let note: FieldID?
        }
    }

    /// Figures and lists for those who steer.
    public struct Dashboard: Sendable {
        /// Coverage rules.
        public let rules: [RuleID]
        /// A plan view: its late steps.
        public let late: ViewID?
        /// Kinds of which those out of force are listed.
        public let expired: [KindID]
        /// Whether entries past their review date are listed.
        public let showsReview: Bool
        /// The kind by whose entries figures are also given: the kinds' role `office` leads there.
        public let by: KindID?
    }

    /// Every remark and every entry whose time is up.
    public struct ToMend: Sendable {
        /// The kind of those who keep entries true, to which the kinds' role `office` leads; nil where only owners do.
        public let by: KindID?
    }

    /// What changed, waits for a visa, or is about to expire.
    public struct Changes: Sendable {
        /// The kinds that are watched.
        public let kinds: [KindID]
        /// In days.
        public let expiresWithin: Int
    }

    /// Which entry replaced which.
    public struct Versions: Sendable {
        /// The kind of the versions.
        public let kind: KindID
        /// A reference field to the same kind.
        public let through: FieldID
    }
}
