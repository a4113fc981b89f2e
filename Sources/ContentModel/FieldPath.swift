/// The way from an entry to values: its own fields, the rows of a records field, what a reference leads to, who refers to it.
///
/// Rules, views, defaults and owners share it; `KnowledgeBase` walks it.
public struct FieldPath: Sendable, Hashable {
    /// One after the other; never empty. A step after a reference starts from the entries that it leads to, a step after a
    /// records field from each of its rows.
    public let steps: [Step]
    /// As the model writes it, for messages: `étapes.échéance`.
    public let text: String
    /// What its end is called on pages.
    public let label: String
    /// What stands at its end: one type for each kind that the last step may start from; never empty.
    public let types: [FieldType]

    /// One step of the way.
    public enum Step: Sendable, Hashable {
        /// A field of the entry at hand, whatever its kind.
        case field(FieldByKind)
        /// A field of the row at hand.
        case column(FieldID)
        /// The entries that refer to the one at hand under a name.
        case inverse([Inverse])
    }

    /// The field, for a path that is just a field of the entry where it starts.
    public func field(of kind: KindID) -> FieldID? {
        if steps.count == 1, case .field(let fields) = steps[0] { fields[kind] } else { nil }
    }

    /// The records field and its column, for a path that ends in the rows of the entry where it starts.
    public func column(of kind: KindID) -> (field: FieldID, column: FieldID)? {
        if steps.count == 2, case .field(let fields) = steps[0], case .column(let column) = steps[1],
            let field = fields[kind]
        {
            (field, column)
        } else {
            nil
        }
    }

    /// Whether it ends in references.
    public var endsInReferences: Bool { types.allSatisfy { if case .reference = $0 { true } else { false } } }
}

/// A field of the same name in each of several kinds.
public struct FieldByKind: Sendable, Hashable {
    /// In the order of the model.
    public let fields: [Pair]

    /// Joins them.
    package init(fields: [Pair]) { self.fields = fields }

    /// A kind and its field.
    public struct Pair: Sendable, Hashable {
        /// The kind.
        public var kind: KindID
        /// A position in its fields.
        public var field: FieldID

        /// Joins them.
        package init(kind: KindID, field: FieldID) { (self.kind, self.field) = (kind, field) }
    }

    /// The field of a kind; nil for kinds that the path does not start from.
    public subscript(kind: KindID) -> FieldID? { fields.first { $0.kind == kind }?.field }
}
