/// The HTML of a document on its way to pandoc. It reads what our own templates write.
struct PressText {
    var bytes: [UInt8]

    init(_ html: [UInt8]) { bytes = html }

    /// Takes the head of the page out: the document's own title, subtitle and date say the same.
    mutating func removeHead() {
        guard let start = Self.find("<header>", in: bytes, from: 0),
            let end = Self.find("</header>", in: bytes, from: start)
        else { return }
        bytes.removeSubrange(start..<end + 9)
    }

    /// Gives empty cells a blank: pandoc leaves paragraphs out of them, and word processors their lines.
    mutating func fillEmptyCells() {
        let empty = "<td></td>"
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find(empty, in: bytes, from: position) {
            result += bytes[position..<start]
            result += "<td>&#160;</td>".utf8
            position = start + empty.utf8.count
        }
        bytes = result + bytes[position...]
    }

    /// Makes usual cells of those that name a row: pandoc leaves them out of OpenDocument tables (seen in 2.17).
    mutating func flattenRowHeads() {
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find("<th scope=\"row\"", in: bytes, from: position),
            let open = bytes[start...].firstIndex(of: UInt8(ascii: ">")),
            let end = Self.find("</th>", in: bytes, from: open)
        {
            result += bytes[position..<start]
            result += "<td>".utf8
            result += bytes[(open + 1)..<end]
            result += "</td>".utf8
            position = end + 5
        }
        bytes = result + bytes[position...]
    }

    /// How many columns each cell takes, in their order.
    var cellSpans: [Int] {
        var spans: [Int] = []
        var position = 0
        while let start = Self.find("<t", in: bytes, from: position) {
            position = start + 2
            guard position + 1 < bytes.count, [UInt8(ascii: "d"), UInt8(ascii: "h")].contains(bytes[position]),
                [UInt8(ascii: ">"), UInt8(ascii: " ")].contains(bytes[position + 1]),
                let end = Self.find(">", in: bytes, from: position)
            else { continue }
            let tag = String(decoding: bytes[position..<end], as: UTF8.self)
            let span = tag.firstRange(of: " colspan=\"").map { tag[$0.upperBound...].prefix(while: \.isNumber) }
            spans.append(span.flatMap { Int($0) } ?? 1)
        }
        return spans
    }

    static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return nil }
        var position = start
        while let next = bytes[position...].firstIndex(of: first), next + wanted.count <= bytes.count {
            if bytes[next..<next + wanted.count].elementsEqual(wanted) { return next }
            position = next + 1
        }
        return nil
    }
}
