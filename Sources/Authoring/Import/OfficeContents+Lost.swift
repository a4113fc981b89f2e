internal import Language

extension OfficeContents {
    /// What of a document is not in the text that a converter made of it.
    /// - Parameter text: title and body, as Markdown.
    func lost(from text: String) -> [ImportRemark] {
        var found = SaidText(text)
        var lost: [Room: [String]] = [:]
        for (room, pieces) in texts where !pieces.allSatisfy({ found.holds($0) }) {
            let words = pieces.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // Headers are there once for each sort of page.
            if lost[room]?.contains(words) != true { lost[room, default: []].append(words) }
        }
        var remarks: [ImportRemark] = Room.allCases.compactMap { room in
            lost[room].map { .lostText(room, $0) }
        }
        remarks += linkedPictures.map { .linkedImage($0) }
        for object in Object.allCases {
            let count = objects.count { $0 == object }
            // pandoc writes formulas between dollars.
            if count > 0, object != .formula || !text.contains("$") { remarks.append(.lostObjects(object, count)) }
        }
        if !controls.isEmpty { remarks.append(.lostControls(controls)) }
        return remarks
    }
}

/// A text in which others are looked for, whatever the marks and signs between letters.
private struct SaidText {
    private let bytes: [UInt8]
    /// Where the last one ended: the next one stands behind it, mostly.
    private var place = 0

    init(_ text: String) {
        let plain = [("&lt;", ""), ("&gt;", ""), ("&amp;", ""), ("&nbsp;", "")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
        bytes = Self.letters(plain)
    }

    mutating func holds(_ text: String) -> Bool {
        let wanted = Self.letters(text)
        guard wanted.count > 1 else { return true }
        guard let found = find(wanted, from: place) ?? find(wanted, from: 0) else { return false }
        place = found + wanted.count
        return true
    }

    private static func letters(_ text: String) -> [UInt8] {
        text.folded.utf8.filter { $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    private func find(_ wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return start }
        var position = start
        while let next = bytes[position...].firstIndex(of: first), next + wanted.count <= bytes.count {
            if bytes[next..<next + wanted.count].elementsEqual(wanted) { return next }
            position = next + 1
        }
        return nil
    }
}
