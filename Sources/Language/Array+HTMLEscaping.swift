internal import CBytes

/// Which characters become references when text is written into HTML.
public struct HTMLSpecials: Sendable {
    /// All of them are below 64 in ASCII, so one word holds a bit for each.
    private let bits: UInt64

    private init(_ characters: StaticString) {
        bits = characters.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt64($1) } }
    }

    /// `& < > " '`: fit for text and for attributes in either quotes, whatever a template puts around it.
    public static let any = HTMLSpecials("&<>\"'")
    /// `& < > "`, as cmark-gfm has it: fit for text and for attributes in double quotes.
    public static let exceptApostrophe = HTMLSpecials("&<>\"")

    private func contains(_ byte: UInt8) -> Bool { byte < 64 && bits &>> UInt64(byte) & 1 == 1 }

    /// Where the first of them stands from `start` on; the end where there is none.
    fileprivate func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while true {
            index = cbytes_first_special(bytes.baseAddress, bytes.count, index)
            if index == bytes.count || contains(bytes[index]) { return index }
            index += 1
        }
    }
}

extension Array<UInt8> {
    /// Appends a text as UTF-8, with `& < > " '` replaced by character references, so that it can stand in HTML text
    /// and in quoted attributes.
    public mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0, .any) }
    }

    /// Appends UTF-8 with the special characters replaced by character references. They are ASCII, so they never stand
    /// inside another character's bytes, and the runs between them are copied at once.
    public mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>, _ specials: HTMLSpecials) {
        var start = 0
        while true {
            let index = specials.first(in: bytes, from: start)
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            guard index < bytes.count else { return }
            append(referenceTo: bytes[index])
            start = index + 1
        }
    }

    /// Appends the character reference for one of `& < > " '`.
    public mutating func append(referenceTo special: UInt8) {
        let reference: StaticString =
            switch special {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: "&#39;"
            }
        reference.withUTF8Buffer { append(contentsOf: $0) }
    }
}
