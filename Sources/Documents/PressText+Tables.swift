/// Tables as word processors take them from pandoc.
extension PressText {
    /// Gives the columns of tables that say nothing of their widths shares of the line by what stands in them: pandoc makes all
    /// columns alike, and the table narrower than the text.
    mutating func shareColumns() {
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find("<table", in: bytes, from: position),
            let open = Self.find(">", in: bytes, from: start), let end = Self.find("</table>", in: bytes, from: open)
        {
            var first = open + 1
            // The caption comes first (HTML, 4.9.1): after anything else, pandoc takes the table for paragraphs.
            if let caption = Self.find("<caption", in: bytes, from: first), caption < end,
                let close = Self.find("</caption>", in: bytes, from: caption)
            {
                first = close + "</caption>".utf8.count
            }
            result += bytes[position..<first]
            if let shares = Self.shares(of: Array(bytes[first..<max(first, end)])) {
                result += "<colgroup>".utf8
                for share in shares { result += "<col style=\"width:\(share / 10).\(share % 10)%\">".utf8 }
                result += "</colgroup>".utf8
            }
            position = first
        }
        bytes = result + bytes[position...]
    }

    /// In thousandths of the line, one for each column; nil where the table says them, or has cells over several columns.
    private static func shares(of table: [UInt8]) -> [Int]? {
        for sign in ["<colgroup", "colspan=", "rowspan="] where find(sign, in: table, from: 0) != nil { return nil }
        var longest: [Int] = []
        var position = 0
        while let start = find("<tr", in: table, from: position), let end = find("</tr>", in: table, from: start) {
            for (index, length) in lengths(ofCellsIn: Array(table[start..<end])).enumerated() {
                if index == longest.count { longest.append(0) }
                longest[index] = max(longest[index], length)
            }
            position = end
        }
        guard longest.count > 1 else { return nil }
        // A date never needs less than the shortest, a sentence goes over several lines.
        let wanted = longest.map { min(max($0, 10), 48) }
        let sum = wanted.reduce(0, +)
        return wanted.map { $0 * 1000 / sum }
    }

    /// In bytes of text, without tags.
    private static func lengths(ofCellsIn row: [UInt8]) -> [Int] {
        var found: [Int] = []
        var (isTag, isCell) = (false, false)
        for (index, byte) in row.enumerated() {
            if byte == UInt8(ascii: "<") {
                isTag = true
                let rest = row[(index + 1)...]
                if ["td", "th"].contains(where: { rest.starts(with: $0.utf8) }) {
                    found.append(0)
                    isCell = true
                } else if ["/td", "/th"].contains(where: { rest.starts(with: $0.utf8) }) {
                    isCell = false
                } else if rest.starts(with: "p>".utf8) || rest.starts(with: "br".utf8), found.last ?? 0 > 0 {
                    // Values below one another need no room beside one another; the sum is near enough.
                    found[found.count - 1] += 1
                }
            } else if byte == UInt8(ascii: ">") {
                isTag = false
            } else if !isTag, isCell {
                found[found.count - 1] += 1
            }
        }
        return found
    }

    /// Sets the paragraphs of a cell that holds nothing else below one another as lines: pandoc sets several paragraphs larger than
    /// a single one.
    mutating func joinParagraphs() {
        let (start, end) = ("<td><p>", "</p></td>")
        var result: [UInt8] = []
        var position = 0
        while let open = Self.find(start, in: bytes, from: position),
            let close = Self.find("</td>", in: bytes, from: open)
        {
            result += bytes[position..<open]
            position = close + "</td>".utf8.count
            let cell = PressText(Array(bytes[open..<position]))
            let lines = cell.replacing(start, "<td>").replacing(end, "</td>").replacing("</p><p>", "<br>")
            let blocks = ["<p", "</p>", "<ul", "<ol", "<dl", "<div", "<table", "<blockquote", "<h"]
            result += (blocks.contains { lines.holds($0) } ? cell : lines).bytes
        }
        bytes = result + bytes[position...]
    }

    /// Parts the stamp from a list before it: as one list, its lines would be read as the last of what that one says.
    mutating func partStamp() {
        guard let start = Self.find("<section class=\"cachet\">", in: bytes, from: 0) else { return }
        let stamp = PressText(Array(bytes[start...]))
            .replacing("<ul>", "<hr>").replacing("</ul>", "").replacing("<li>", "<p>").replacing("</li>", "</p>")
        bytes = bytes[..<start] + stamp.bytes
    }

    private func holds(_ text: String) -> Bool { Self.find(text, in: bytes, from: 0) != nil }

    private func replacing(_ old: String, _ new: String) -> PressText {
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find(old, in: bytes, from: position) {
            result += bytes[position..<start] + Array(new.utf8)
            position = start + old.utf8.count
        }
        return PressText(result + bytes[position...])
    }
}
