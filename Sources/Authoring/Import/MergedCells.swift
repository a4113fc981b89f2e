/// Finds tables with merged cells in what a converter wrote as HTML.
enum MergedCells {
    /// By such table, in order: the words of the heading above it; nil where there is none.
    static func headings(inHTML html: String) -> [String?] {
        var found: [String?] = []
        var heading: String?
        var isTold = false
        for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
            let tag = piece.prefix { $0 != ">" && !$0.isWhitespace }
            switch tag {
            case "h1", "h2", "h3", "h4", "h5", "h6": heading = words(piece)
            case "/h1", "/h2", "/h3", "/h4", "/h5", "/h6": break
            case "table": isTold = false
            case "td", "th":
                let attributes = piece.prefix { $0 != ">" }
                guard !isTold, attributes.contains("rowspan=") || attributes.contains("colspan=") else { break }
                found.append(heading)
                isTold = true
            default: break
            }
        }
        return found
    }

    /// Behind the tag.
    private static func words(_ piece: Substring) -> String? {
        let words = piece.drop { $0 != ">" }.dropFirst()
        return words.isEmpty ? nil : String(words)
    }
}
