extension PageProblem {
    var english: String {
        switch self {
        case .duplicateID(let id): "Id “\(id)” stands twice on the page"
        case .brokenLink(let target): "Link to “\(target)”, which is not in the site"
        case .brokenAnchor(let target): "Link to “\(target)”: the page it leads to has no such id"
        case .brokenLabel(let attribute, let id): "“\(attribute)” names “\(id)”, which is not on the page"
        case .mainHeadings(0): "No <h1> heading on the page: it needs one"
        case .mainHeadings(let count): "One <h1> heading per page: this one has \(count)"
        case .skippedLevel(0, let to): "First heading of the page: expected <h1> rather than <h\(to)>"
        case .skippedLevel(let from, let to): "Skipped heading level: <h\(to)> after <h\(from)>"
        case .emptyHeading(let level): "Empty <h\(level)> heading"
        case .missingTitle: "Missing or empty <title>"
        case .duplicateTitle(let title): "Two pages are titled “\(title)”"
        case .missingLanguage: "Missing “lang” on <html>"
        case .tableWithoutCaption: "Table without <caption>, or with an empty one"
        case .tableWithoutHeaders: "Table without header cell <th>"
        case .headerWithoutScope: "<th> without “scope”: col, row, colgroup or rowgroup"
        case .emptyHeader: "Empty <th> cell"
        case .imageWithoutAlternative: "Image without a text: “alt”, or for <svg> “aria-label” or “aria-hidden”"
        case .emptyLink(let target): "Link without text, to “\(target)”"
        case .ambiguousLink(let text): "Two links “\(text)” lead to different places"
        case .externalResource(let address): "Loaded from outside the site: “\(address)”"
        case .missingSecurityPolicy: "Content-Security-Policy missing, repeated or behind what it should hold"
        case .weakSecurityPolicy(let directive): "Content-Security-Policy wider than the site's: “\(directive)”"
        case .inlineCode(let code): "Code in the page, which the Content-Security-Policy forbids: “\(code)”"
        case .malformed: "Malformed HTML: tags that do not match"
        case .badName(let limit): "File name in capitals or of more than \(limit) characters"
        case .heavyPage(let bytes, let limit):
            "Page of \(bytes) bytes when compressed, with styles and scripts: \(limit) at most"
        case .manyRequests(let count, let limit): "Page made of \(count) files: \(limit) at most"
        case .heavyStyle(let bytes, let limit): "Style sheet of \(bytes) bytes when compressed: \(limit) at most"
        }
    }
}
