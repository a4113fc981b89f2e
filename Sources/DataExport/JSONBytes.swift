internal import Diagnostics

/// JSON in the making, a line for each element of a list (RFC 8259).
struct JSONBytes {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter room: for so many bytes.
    init(reserving room: Int = 0) { bytes.reserveCapacity(room) }

    /// What was written, with a final line break. A base is as long as all its texts: it is not copied for that.
    consuming func finished() -> [UInt8] {
        bytes.append(0x0A)
        return bytes
    }

    mutating func object(_ fill: (inout JSONBytes) -> Void) { enclose(0x7B, 0x7D, fill) }
    mutating func array(_ fill: (inout JSONBytes) -> Void) { enclose(0x5B, 0x5D, fill) }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ fill: (inout JSONBytes) -> Void) {
        bytes.append(open)
        needsComma = false
        fill(&self)
        bytes.append(close)
        needsComma = true
    }

    mutating func member(_ key: String, _ write: (inout JSONBytes) -> Void) {
        separate([0x2C])
        JSONText.quote(key, into: &bytes)
        bytes.append(0x3A)
        write(&self)
        needsComma = true
    }

    mutating func element(_ write: (inout JSONBytes) -> Void) {
        separate([0x2C, 0x0A])
        write(&self)
        needsComma = true
    }

    private mutating func separate(_ sign: [UInt8]) { if needsComma { bytes += sign } }

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
