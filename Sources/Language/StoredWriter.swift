/// Writes values for a later run of the same program: numbers in as few bytes as they need (LEB128), texts behind their
/// length in bytes.
public struct StoredWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Nothing yet.
    public init() {}

    /// Adds a number, seven bits a byte, the lowest first; negative ones take ten bytes.
    public mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a yes or no.
    public mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// Adds a text.
    public mutating func add(_ text: String) {
        var text = text
        text.withUTF8 {
            add($0.count)
            bytes.append(contentsOf: $0)
        }
    }

    /// Adds bytes.
    public mutating func add(_ blob: [UInt8]) {
        add(blob.count)
        bytes += blob
    }

    /// Adds whether there is a value, and the value.
    public mutating func add<Value>(_ value: Value?, _ write: (inout StoredWriter, Value) -> Void) {
        add(value != nil)
        if let value { write(&self, value) }
    }

    /// Adds values behind their number.
    public mutating func add<Value>(each values: [Value], _ write: (inout StoredWriter, Value) -> Void) {
        add(values.count)
        for value in values { write(&self, value) }
    }
}
