internal import Diagnostics

/// JSON in the making, a line for each element of a list (RFC 8259).
struct JSONBytes {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter room: for so many bytes.
    init(reserving room: Int = 0) { bytes.reserveCapacity(room) }

    /// Gives away what was written so far; the room for it stays.
    mutating func pass(_ take: ([UInt8]) -> Void) {
        take(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func object(_ fill: (inout JSONBytes) -> Void) {
        open(.object)
        fill(&self)
        close(.object)
    }

    mutating func array(_ fill: (inout JSONBytes) -> Void) {
        open(.array)
        fill(&self)
        close(.array)
    }

    /// What is filled in several pieces; its end stands in the last.
    enum Enclosed: UInt8 {
        case object = 0x7B
        case array = 0x5B
    }

    mutating func open(_ enclosed: Enclosed) {
        bytes.append(enclosed.rawValue)
        needsComma = false
    }

    /// In ASCII, the sign that closes is the second after the one that opens.
    mutating func close(_ enclosed: Enclosed) {
        bytes.append(enclosed.rawValue + 2)
        needsComma = true
    }

    mutating func member(_ key: String, _ write: (inout JSONBytes) -> Void) {
        begin(key)
        write(&self)
        needsComma = true
    }

    /// A member whose value comes next.
    mutating func begin(_ key: String) {
        if needsComma { bytes.append(0x2C) }
        JSONText.quote(key, into: &bytes)
        bytes.append(0x3A)
    }

    mutating func element(_ write: (inout JSONBytes) -> Void) {
        if needsComma {
            bytes.append(0x2C)
            bytes.append(0x0A)
        }
        write(&self)
        needsComma = true
    }

    mutating func endLine() { bytes.append(0x0A) }

    mutating func text(_ text: String) { JSONText.quote(text, into: &bytes) }
    /// A text in UTF-8.
    mutating func text(_ text: [UInt8]) { text.withUnsafeBufferPointer { JSONText.quote($0, into: &bytes) } }
    mutating func number(_ number: Int) { raw(String(number)) }
    mutating func raw(_ text: String) { bytes += text.utf8 }
    mutating func raw(_ json: [UInt8]) { bytes += json }

    /// `1,5` as `1.5`, `007` as `7`: JSON knows no other form (RFC 8259, §6).
    static func decimal(_ text: String) -> String {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let whole = parts.first.map { String($0.drop { $0 == "0" }) } ?? ""
        return (whole.isEmpty ? "0" : whole) + (parts.count > 1 ? "." + parts[1] : "")
    }
}
