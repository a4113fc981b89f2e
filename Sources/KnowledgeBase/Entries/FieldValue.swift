public import ContentModel
public import Diagnostics
public import Language
public import Markup

/// How far an entry's references have come.
public protocol Stage: Sendable {
    /// What stands for a reference in a field.
    associatedtype Reference: Sendable
    /// What stands for a Markdown text.
    associatedtype Passage: Sendable
    /// What is known of its version.
    associatedtype Said: Sendable
}

/// As the author wrote them.
public enum Written: Stage {
    /// What stands for a reference at this stage.
    public typealias Reference = WrittenReference
    /// What stands for a Markdown text at this stage.
    public typealias Passage = Fragment
    /// Nothing yet: what an audience reads is known once references are resolved.
    public typealias Said = Void
}

/// Resolved over the closed set of entries.
public enum Linked: Stage {
    /// What stands for a reference at this stage.
    public typealias Reference = LinkedReference
    /// What stands for a Markdown text at this stage.
    public typealias Passage = LinkedPassage
    /// A hash of what the author wrote in it and its audience sees, whatever others say.
    public typealias Said = UInt64
}

/// The value of a field. What its number or text means is the field's type (`ContentModel.FieldType`).
public indirect enum FieldValue<S: Stage>: Sendable {
    case text(String)
    /// A whole number, a duration or a time of day in minutes, the position of an edition or a publication state.
    case integer(Int)
    case date(CalendarDate)
    case boolean(Bool)
    /// A position in the field's vocabulary.
    case word(Int)
    case passage(S.Passage)
    case reference(S.Reference)
    /// A path from the content folder.
    case file(String)
    case record(Record)
    case list([FieldValue<S>])

    /// One row of a records field.
    public struct Record: Sendable {
        /// By position in the records' fields; nil where the row says nothing.
        public var values: [FieldValue<S>?]
        /// Where the row stands.
        var place: Place
    }

    /// The value itself, or those of a list.
    @inlinable
    public var each: [FieldValue<S>] {
        if case .list(let values) = self { values } else { [self] }
    }
}

/// A name that an author wrote in place of an entry.
public struct WrittenReference: Sendable, Hashable {
    /// As written.
    public var text: String
    /// Where it stands.
    public var place: Place
    /// How several of them are written there.
    public var form = ListForm.frontMatter
}

/// What a reference leads to.
public enum LinkedReference: Sendable, Hashable {
    case entry(EntryID)
    /// No entry: a text, where the field allows it.
    case text(String)
}

/// A Markdown text whose links are resolved.
public struct LinkedPassage: Sendable {
    /// The HTML with its slots.
    public var fragment: Fragment
    /// One for each of `fragment.links`.
    public var targets: [LinkTarget]

    /// Joins a fragment with where its links lead.
    public init(fragment: Fragment, targets: [LinkTarget]) {
        self.fragment = fragment
        self.targets = targets
    }
}

/// Where a link in a text leads.
public enum LinkTarget: Sendable, Hashable {
    case entry(EntryID, anchor: String?)
    /// A file of the content folder.
    case file(String)
    /// A view of the model, by its position.
    case view(ViewID)
    /// The list of a kind.
    case list(KindID)
    /// A file of a shared drive that the site admits: `server/share/file.pdf`.
    case share(String)
    /// A heading of the same page, with its words for a link that has none of its own.
    case anchor(String, heading: String? = nil)
    /// An address outside the site, already checked.
    case external(String)
    /// Nothing to be led to: the link's text stands alone.
    case none
}

extension Array {
    /// The fields of which these are the values, in order.
    public func fieldIDs<S>() -> [FieldID] where Element == FieldValue<S>? { indices.map { FieldID($0) } }
}
