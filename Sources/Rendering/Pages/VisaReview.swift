public import KnowledgeBase

/// What somebody who gives visas is shown before they do: what changed since their last act, and what waits for them.
///
/// Texts are in the site's language and not yet typeset.
public struct VisaReview: Sendable {
    /// Whose it is, as a title: `Paul Encrier`; empty for a sheet of everybody's.
    public var validator: String
    /// Since when, and on which day it was made.
    public var lead: String
    /// What is not known, and why.
    public var remarks: [String]
    /// What became of what was asked for.
    public var notices: [Notice] = []
    /// In the order in which they are read.
    public var lists: [List]
    /// Whose sheet can be looked at.
    public var choices: [Choice] = []
    /// Whether it is about what is left to do, not about visas.
    public var isWork = false
    /// How to sign, where that can be done.
    public var form: Form?
    /// Why nobody can sign here; nil where they can.
    public var refusal: String?

    /// Joins the parts.
    public init(validator: String, lead: String, remarks: [String], lists: [List]) {
        (self.validator, self.lead, self.remarks, self.lists) = (validator, lead, remarks, lists)
    }

    /// What became of something.
    public struct Notice: Sendable, Hashable {
        /// One sentence.
        public var text: String
        /// Whether it could not be done.
        public var isRefusal: Bool

        /// Joins the two.
        public init(_ text: String, isRefusal: Bool) { (self.text, self.isRefusal) = (text, isRefusal) }
    }

    /// Somebody whose sheet can be looked at.
    public struct Choice: Sendable, Hashable {
        /// Their name.
        public var title: String
        /// From the page itself; nil for the one that is shown.
        public var url: String?

        /// Joins the two.
        public init(_ title: String, url: String?) { (self.title, self.url) = (title, url) }
    }

    /// Where what is ticked is sent.
    public struct Form: Sendable, Hashable {
        /// Known to the server alone, and good for one answer.
        public var token: String

        /// Wraps a token.
        public init(token: String) { self.token = token }
    }

    /// Items of one sort.
    public struct List: Sendable {
        /// What they have in common.
        public var sort: Sort
        /// In reading order.
        public var items: [Item]
        /// What stands in the place of items that are not known; nil where they are.
        public var unknown: String?

        /// Joins the three.
        public init(_ sort: Sort, _ items: [Item], unknown: String? = nil) {
            (self.sort, self.items, self.unknown) = (sort, items, unknown)
        }
    }

    /// What items have in common.
    public enum Sort: String, Sendable, CaseIterable {
        /// They wait for a visa.
        case awaiting
        /// Others validated them since.
        case validated
        case withdrawn
        /// They end within thirty days.
        case ending
        /// Who fills which place.
        case designations
        /// Who took what upon himself.
        case commitments
        case telephones
        /// Something is wrong with them.
        case wrong
        case drafts
        /// The day has come to read them again.
        case toReview
    }

    /// One entry.
    public struct Item: Sendable {
        /// As commands name it: `dire:crues`.
        public var name: String
        /// As pages show it.
        public var title: String
        /// Where it has a page.
        public var id: EntryID?
        /// What it is, and why it stands here.
        public var text: String
        /// Who changed it, and when; empty where that is not known.
        public var authors: String
        /// Who is to sign; empty where nobody is.
        public var signers: String
        /// Whether the reader can sign it.
        public var isSignable: Bool
        /// Whether it was never validated: all of its text is new.
        public var isNew: Bool
        /// What of its text is shown.
        public var parts: [Part]
        /// Of all that the signer reads of it: what they sign is this, or nothing.
        public var digest: String

        /// Joins what every item has.
        public init(
            name: String, title: String, id: EntryID?, text: String, authors: String = "", signers: String = "",
            isSignable: Bool = false, isNew: Bool = false, parts: [Part] = [], digest: String = ""
        ) {
            (self.name, self.title, self.id, self.text, self.authors) = (name, title, id, text, authors)
            (self.signers, self.isSignable, self.isNew, self.parts) = (signers, isSignable, isNew, parts)
            self.digest = digest
        }
    }

    /// A field, or what stands under a heading.
    public struct Part: Sendable, Hashable {
        /// The heading, or the field's name.
        public var title: String
        /// Who changed it, and when; empty where that is not known.
        public var authors = ""
        /// In reading order.
        public var lines: [Line]

        /// Joins the two.
        public init(_ title: String, _ lines: [Line]) { (self.title, self.lines) = (title, lines) }
    }

    /// A paragraph, an item of a list, a row of a table.
    public struct Line: Sendable, Hashable {
        /// How it is set.
        public enum Form: Sendable, Hashable { case paragraph, item, row, gap }

        /// How it is set.
        public var form: Form
        /// One but for rows; none for lines that are left out.
        public var cells: [[Piece]]

        /// Joins the two.
        public init(_ form: Form, _ cells: [[Piece]]) { (self.form, self.cells) = (form, cells) }

        /// Whether both texts have it.
        public var isSame: Bool { cells.allSatisfy { $0.allSatisfy { $0.mark == .same } } }
    }

    /// Words that belong together.
    public struct Piece: Sendable, Hashable {
        /// In which of two texts they stand.
        public enum Mark: Sendable, Hashable { case same, removed, added }

        /// In which of two texts they stand.
        public var mark: Mark
        /// The words, with the blanks between them.
        public var text: String

        /// Joins the two.
        public init(_ mark: Mark, _ text: String) { (self.mark, self.text) = (mark, text) }
    }
}
