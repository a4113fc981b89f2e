extension PDFTags {
    /// What changes where links are: each belongs to the element of its words, both ways (ISO 14289-1, 7.18.5), and can be
    /// followed. WeasyPrint 57 hides them (ISO 32000-1, 12.5.3), and ties them to nothing.
    func linked() -> [Int: String] {
        var changed: [Int: String] = [:]
        for (number, annotation) in annotations {
            let shown = annotation.replacing("\n/F 2\n", with: "\n/F 4\n")
            if shown != annotation { changed[number] = shown }
        }
        guard let (number, text) = parentTree, let start = text.firstRange(of: "/Nums [")?.upperBound,
            let end = text.lastIndex(of: "]")
        else { return changed }
        var tree = ParentTree(text[start..<end])
        // Both in the order of the text; where words within a link have tags of their own, nobody knows which is which.
        let places = tree.pages.joined().compactMap(\.self).filter { kind(of: $0) == "Link" }
        guard places.count == tree.others.count, tree.others.allSatisfy({ references[$0.value] != nil }) else {
            return changed
        }
        for (index, element) in places.enumerated() {
            guard let whole = adding(kid: tree.others[index].value, to: element, changed) else { continue }
            changed[element] = whole
            tree.others[index].value = element
        }
        if !places.isEmpty { changed[number] = text[..<start] + tree.text + text[end...] }
        return changed
    }
}

/// The numbers of objects in a tree of parents, as WeasyPrint writes it: for each page those of its contents, then one for
/// each annotation.
private struct ParentTree {
    /// Nil for what belongs to nothing.
    private(set) var pages: [[Int?]] = []
    var others: [(key: Int, value: Int)] = []

    init(_ text: Substring) {
        var keys: [Int] = []
        var page: [Int?]?
        for word in text.split(whereSeparator: \.isWhitespace) {
            switch word {
            case "[": (page, keys) = ([], [])
            case "]":
                pages.append(page ?? [])
                (page, keys) = (nil, [])
            // `12 0 R`
            case "R":
                let object = keys.count > 1 ? keys[keys.count - 2] : 0
                if page != nil {
                    page?.append(object)
                } else if keys.count > 2 {
                    others.append((keys[keys.count - 3], object))
                }
                keys = []
            case _ where Int(word) == nil: page?.append(nil)
            default: keys.append(Int(word) ?? 0)
            }
        }
    }

    var text: String {
        let contents = pages.enumerated().map { number, page in
            "\(number) [ " + page.map { $0.map { "\($0) 0 R " } ?? "null " }.joined() + "]"
        }
        return " " + (contents + others.map { "\($0.key) \($0.value) 0 R" }).joined(separator: " ") + " "
    }
}
