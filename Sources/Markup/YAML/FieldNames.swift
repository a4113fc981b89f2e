/// The names of a kind's fields, folded, as far as they tell a field from a line of text.
public struct FieldNames: Sendable, Hashable {
    /// All of them.
    public var declared: Set<String>
    /// Those that say who may read the entry.
    public var restrictions: Set<String>
    /// Those that hold records, whose own fields may have the same names.
    public var records: Set<String>

    /// Sorts names that are folded already.
    public init(declared: Set<String> = [], restrictions: Set<String> = [], records: Set<String> = []) {
        self.declared = declared
        self.restrictions = restrictions
        self.records = records
    }
}
