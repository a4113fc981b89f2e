/// Where elements may begin without browsers changing the tree.
extension StrictReader {
    /// Whether an element may begin here without ending another or having one put around it.
    func isAtPlace(_ element: ElementName) -> Bool {
        let parent = open.last?.element
        if paragraphs > 0, element.endsParagraph { return false }
        switch element {
        case .html: return parent == nil && !hasHead
        case .head: return parent == .html && !hasHead
        case .body: return parent == .html && hasHead && !hasBody
        case .meta, .link, .base, .title, .script, .style: return parent != nil && parent != .html && !isInTable(parent)
        case .caption, .colgroup, .thead, .tbody, .tfoot: return parent == .table
        case .col: return parent == .colgroup
        case .tr: return parent == .thead || parent == .tbody || parent == .tfoot
        case .th, .td: return parent == .tr
        case .li: return parent == .ul || parent == .ol || parent == .menu
        case .dt, .dd: return parent == .dl || parent == .div
        case .option: return parent == .select || parent == .optgroup || parent == .datalist
        case .optgroup: return parent == .select
        case .a, .button, .form: return isWithinBody(parent) && !open.contains { $0.element == element }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            return isWithinBody(parent) && !open.contains { $0.element.headingLevel != nil }
        case .iframe, .noscript, .object, .image, .use, .other, .embed, .map: return false
        default: return isWithinBody(parent)
        }
    }

    private func isWithinBody(_ parent: ElementName?) -> Bool {
        switch parent {
        case nil, .html, .head, .select, .optgroup: false
        default: !isInTable(parent)
        }
    }

    private func isInTable(_ parent: ElementName?) -> Bool {
        switch parent {
        case .table, .colgroup, .thead, .tbody, .tfoot, .tr: true
        default: false
        }
    }

    /// Elements within which HTML begins anew, or of which the parser changes the name.
    func isUnsureInImage(_ name: Range<Int>) -> Bool {
        let name = UnsafeBufferPointer(rebasing: page[name])
        return ["foreignobject", "foreignObject", "desc", "font", "nobr", "big", "center", "strike", "tt"].contains {
            name.elementsEqual($0.utf8)
        } || name.elementsEqual("title".utf8)
    }
}
