public import Diagnostics

/// Something that must hold between entries.
public struct Rule: Sendable {
    /// As the model declares it; stands in messages.
    public var name: String
    /// What must hold.
    public var body: Body
    /// How much a breach matters.
    public var severity: Diagnostic.Severity
    /// What the authors are told about it.
    public var help: String?
    /// Where the model declares it.
    public var place: Place

    /// The types of rule.
    public enum Body: Sendable {
        /// No two entries agree.
        case unique(Unique)
        /// Each row and column has somebody.
        case coverage(Coverage)
        /// Not too many.
        case atMost(AtMost)
        /// Dates follow one another.
        case order(Order)
        /// Numbers add up.
        case sum(Sum)
        /// Fields that must be there under a condition.
        case requiredWhen(RequiredWhen)
        /// No two texts say almost the same.
        case close(Close)
        /// One entry is, or stands below, another.
        case inside(Inside)
        /// A text is one of a list.
        case oneOf(OneOf)
        /// Words that no source may contain.
        case forbidden([String])
    }

    /// No two entries agree in all these fields. A list counts once per value; a word that means `all`, and no value at
    /// all, agree with every value; texts are compared folded and without punctuation.
    public struct Unique: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// Positions in the kind's fields.
        public var fields: [FieldID]
        /// Only entries in force count.
        public var whileInForce: Bool
        /// All must hold; empty for every entry.
        public var conditions: [Condition]
    }

    /// Each pair of a row entry and a column entry that the columns' fields name has an entry that fills it.
    public struct Coverage: Sendable {
        /// The kind of the rows: a position in `Model.kinds`.
        public var rows: KindID
        /// Reference fields of the row kind that name the columns.
        public var columns: [FieldID]
        /// The column kind.
        public var columnKind: KindID
        /// A reference field of the column kind: what stands below counts for what stands above.
        public var below: FieldID?
        /// The kind whose entries fill cells: a position in `Model.kinds`.
        public var filledBy: KindID
        /// Fields of the filling kind: towards the row and towards the column.
        public var throughRow: FieldID
        /// The reference field of the filling kind that leads to the column.
        public var throughColumn: FieldID
        /// All must hold; empty for every entry.
        public var conditions: [Condition]
        /// A coverage rule of the same rows and columns: only cells that it finds filled are looked at.
        public var after: RuleID?
    }

    /// At most so many entries, or so many that share a value of `per`, or so many values of a field in one entry.
    public struct AtMost: Sendable {
        /// At most so many are allowed.
        public var limit: Int
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// The field whose values are counted in each entry; nil counts entries.
        public var field: FieldID?
        /// A field of the kind; nil counts all entries.
        public var per: FieldID?
        /// All must hold; empty for every entry.
        public var conditions: [Condition]
    }

    /// Dates follow one another, in this order; equal days are allowed, absent ones passed over.
    public struct Order: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// In the order of the model file.
        public var fields: [FieldPath]
    }

    /// The numbers at the end of a path add up to a field of the entry. Entries that have no terms are passed over.
    public struct Sum: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// Where the numbers stand.
        public var terms: FieldPath
        /// A field of the entry.
        public var total: FieldID
    }

    /// No two entries that agree in `fields` have almost the same text in `field`.
    public struct Close: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// Positions in the kind's fields; compared as by `Unique`.
        public var fields: [FieldID]
        /// A position in the kind's fields.
        public var field: FieldID
        /// Only entries in force count.
        public var whileInForce: Bool
    }

    /// The entry in one field is that at the end of a path, or stands below it.
    public struct Inside: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// A position in the kind's fields.
        public var field: FieldID
        /// Where the values to compare with stand.
        public var path: FieldPath
        /// A reference field of the kind that both lead to.
        public var below: FieldID?
    }

    /// The text of one field is, folded, among the values at the end of a path.
    public struct OneOf: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// A position in the kind's fields.
        public var field: FieldID
        /// Where the values to compare with stand.
        public var path: FieldPath
    }

    /// These fields must be there where the conditions hold.
    public struct RequiredWhen: Sendable {
        /// A position in `Model.kinds`.
        public var kind: KindID
        /// In the order of the model file.
        public var fields: [FieldID]
        /// All must hold; empty for every entry.
        public var conditions: [Condition]
    }

    /// A field that has one of these values.
    public struct Condition: Sendable, Hashable {
        /// A position in the fields of the kind at hand.
        public var field: FieldID
        /// One is enough.
        public var anyOf: Values

        /// What a field is compared with.
        public enum Values: Sendable, Hashable {
            /// Words of the field's choice: positions in its vocabulary.
            case words([Int])
            /// This answer.
            case boolean(Bool)
            /// These texts, folded.
            case texts([String])
        }
    }
}
