/// The HTML of a document on its way to pandoc. It reads what our own templates write.
struct PressText {
    private(set) var bytes: [UInt8]

    init(_ html: [UInt8]) { bytes = html }

    static func pictureName(_ number: Int) -> String { "image-\(number + 1).png" }

    /// Takes the head of the page out: the document's own title, subtitle and date say the same.
    mutating func removeHead() {
        guard let start = Self.find("<header>", in: bytes, from: 0),
            let end = Self.find("</header>", in: bytes, from: start)
        else { return }
        bytes.removeSubrange(start..<end + 9)
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

    /// Puts files in the place of drawings, and gives what each of them holds.
    mutating func takePictures() -> [[UInt8]] {
        var pictures: [[UInt8]] = []
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find("<svg", in: bytes, from: position),
            let end = Self.find("</svg>", in: bytes, from: start)
        {
            let picture = Array(bytes[start..<end + 6])
            result += bytes[position..<start]
            result += "<img src=\"\(Self.pictureName(pictures.count))\" alt=\"\(Self.label(of: picture))\">".utf8
            pictures.append(picture)
            position = end + 6
        }
        bytes = result + bytes[position...]
        return pictures
    }

    /// What a drawing says of itself, escaped as it is.
    private static func label(of picture: [UInt8]) -> String {
        guard let start = find("aria-label=\"", in: picture, from: 0) else { return "" }
        return String(decoding: picture[(start + 12)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
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
