internal import Diagnostics
internal import Language

/// How several values are written, where an author wrote them as one.
public enum ListForm: Sendable, Hashable {
    /// `[a, b]`.
    case frontMatter
    /// `a | b`.
    case tableCell
    /// `a \| b`.
    case markdownCell
    /// A line `- a` for each.
    case items

    /// The lines in which the values of a list are to be written here.
    func written(_ values: [String]) -> [String] {
        switch self {
        case .frontMatter: ["[" + values.joined(separator: ", ") + "]"]
        case .tableCell: [values.joined(separator: " | ")]
        case .markdownCell: [values.joined(separator: " \\| ")]
        case .items: values.map { "- " + $0 }
        }
    }
}

extension String {
    /// The values that a text joins by commas, semicolons, strokes or `et`; nil for one.
    var listed: [String]? {
        for separator in [",", ";", " / ", " et ", " and ", " & ", "\n"] where contains(separator) {
            let parts = split(separator: separator).flatMap { part in
                // `a, b et c`
                separator == "," ? String(part).components(before: " et ") : [String(part)]
            }.map(\.trimmed)
            if parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) { return parts }
        }
        return nil
    }

    private func components(before word: String) -> [String] { split(separator: word).map(String.init) }

    /// A name without the heading behind its `#`; a `#` behind a space belongs to a title: `Bilan #3`.
    var withoutAnchor: String {
        guard let hash = firstIndex(of: "#"), hash > startIndex, !self[index(before: hash)].isWhitespace else {
            return self
        }
        return String(self[..<hash])
    }

    /// A name without what Obsidian writes around it: `[[ddt|DDT]]`.
    var withoutBrackets: String {
        guard utf8.first == 0x5B, hasPrefix("[["), hasSuffix("]]") else { return self }
        return String(dropFirst(2).dropLast(2).prefix { $0 != "|" }).withoutAnchor.trimmed
    }
}
