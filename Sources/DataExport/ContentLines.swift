/// Lines of vCard and iCalendar: CRLF at the end of each, folded at 75 octets, never within a character (RFC 5545, §3.1;
/// RFC 6350, §3.2).
struct ContentLines {
    private(set) var bytes: [UInt8] = []
    private static let width = 75

    /// A line as it stands: `BEGIN:VEVENT`.
    mutating func add(_ line: String) {
        var room = Self.width
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if size > room {
                bytes += [0x0D, 0x0A, 0x20]
                room = Self.width - 1
            }
            bytes += UTF8.encode(scalar).map(Array.init) ?? []
            room -= size
        }
        bytes += [0x0D, 0x0A]
    }

    /// A property whose value is a text; none where there is nothing to say.
    mutating func add(_ name: String, text: String?) {
        guard let text, !text.isEmpty else { return }
        add(name + ":" + Self.escaped(text))
    }

    /// A text with its signs escaped (RFC 5545, §3.3.11; RFC 6350, §3.4); of control characters, line breaks alone can stand
    /// in one.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
