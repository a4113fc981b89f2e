/// The keys of one type of context. From it come the values that pages show, the shapes that templates are checked against
/// and what themes' authors read: none of them is written twice.
///
/// A value that never changes; a class only so that a look-up copies nothing.
public final class KeyTable<Context>: Sendable {
    /// The context's name in the catalogue: `badge`.
    public let name: String
    /// What the context is, in English.
    public let sentence: String
    /// In the order in which they are declared.
    public let keys: [TemplateKey<Context>]
    /// Open addressing: from the slot of a name's number on, the name's own slot stands before the first free one. A power of
    /// two, at most half of them taken.
    @usableFromInline let slots: [KeySlot]
    /// Parallel to the keys, owned by `owned`: a look-up counts no reference that all cores share.
    @usableFromInline let values: [Unmanaged<KeyValue<Context>>]
    private let owned: [KeyValue<Context>]

    /// Declares the keys of a context. Of two of one name the first counts.
    public convenience init(
        _ name: String, _ sentence: String, @KeyBuilder<Context> _ keys: () -> [TemplateKey<Context>]
    ) {
        self.init(name, sentence, keys: keys())
    }

    /// A table of keys that stand elsewhere.
    public init(_ name: String, _ sentence: String, keys: [TemplateKey<Context>]) {
        (self.name, self.sentence, self.keys) = (name, sentence, keys)
        owned = keys.map { KeyValue($0.value) }
        values = owned.map { Unmanaged.passUnretained($0) }
        var size = 4
        while size < keys.count * 2 { size *= 2 }
        var slots = [KeySlot](repeating: KeySlot(name: "", position: -1), count: size)
        for (position, key) in keys.enumerated() {
            var slot = Int(key.name.number) & (size - 1)
            while slots[slot].position >= 0, slots[slot].name != key.name { slot = (slot + 1) & (size - 1) }
            if slots[slot].position < 0 { slots[slot] = KeySlot(name: key.name, position: position) }
        }
        self.slots = slots
    }

    /// Whether the table has a key.
    public func contains(_ name: KeyName) -> Bool { position(of: name) != nil }

    /// The value of a key; `.absent` when the table has none of that name.
    @inlinable
    public func value(of name: KeyName, in context: Context) -> TemplateValue {
        guard let position = position(of: name) else { return .absent }
        return values[position]._withUnsafeGuaranteedRef { $0.value(context) }
    }

    @inlinable
    func position(of name: KeyName) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var slot = Int(truncatingIfNeeded: name.number) & mask
            while slots[slot].position >= 0 {
                if slots[slot].name == name { return slots[slot].position }
                slot = (slot + 1) & mask
            }
            return nil
        }
    }
}

/// How the value of a key is found.
@usableFromInline
final class KeyValue<Context>: Sendable {
    @usableFromInline let value: @Sendable (Context) -> TemplateValue

    init(_ value: @escaping @Sendable (Context) -> TemplateValue) { self.value = value }
}

/// A slot of a table of keys.
@usableFromInline
struct KeySlot: Sendable {
    @usableFromInline let name: KeyName
    /// In the table's values; -1 in a free slot.
    @usableFromInline let position: Int
}
