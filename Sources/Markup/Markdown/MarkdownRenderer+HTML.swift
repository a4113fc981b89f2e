internal import CMarkGFM
internal import Diagnostics
internal import Language

/// HTML that authors write: elements of a list are read and written anew, the words of others are an error.
extension MarkdownRenderer {
    /// What has been opened and not closed.
    struct OpenHTML {
        enum Kind {
            case element(HTMLElement)
            /// A paragraph around words that stand in a block of HTML.
            case paragraph
            /// `::: note`, which is closed by its own fence.
            case box
            /// An element that is not read; it lasts as long as its block.
            case dropped
        }
        var kind: Kind
        /// As written.
        var tag: String
        /// In lower case.
        var name: String
        /// What it stands in, and must be closed in.
        var parent: SyntaxNode?
        var place: Place
        /// The link that `<a>` is, and where its text begins.
        var link: (number: Int, plainStart: Int, isSlot: Bool)?
        /// In a table: how many rows have begun.
        var rows = 0

        var element: HTMLElement? { if case .element(let element) = kind { element } else { nil } }
    }

    /// Whether terms may be explained here: not within a link or an abbreviation.
    var explainsTerms: Bool {
        openHTML.isEmpty || !openHTML.contains { $0.element == .abbr || $0.element == .a }
    }

    /// More elements within each other than this are not read.
    static let openLimit = 100

    // MARK: Opening

    /// Opens an element. False, and nothing written, where it cannot stand.
    mutating func open(
        _ element: HTMLElement, _ tag: String, _ attributes: [(name: String, value: String)], in parent: SyntaxNode?,
        at place: Place
    ) -> Bool {
        func value(_ name: String) -> String? {
            attributes.first { $0.name == name }.map { HTMLEntities.decoded($0.value) }
        }
        guard openHTML.count < Self.openLimit else { return false }
        endImplied(before: element)
        if !element.parents.isEmpty {
            guard let top = openHTML.last?.element, element.parents.contains(top) else { return false }
        }
        var opened = OpenHTML(kind: .element(element), tag: tag, name: element.rawValue, parent: parent, place: place)
        switch element {
        case .a:
            guard let address = value("href"), !address.isEmpty, openLink == nil, explainsTerms,
                let link = openLink(to: address, at: place)
            else { return false }
            opened.link = link
        case .table: openTable(captionFollows: false)
        case .caption: return false
        case .abbr:
            out.put("<abbr")
            if let title = value("title"), !title.isEmpty {
                out.put(" title=\"")
                out.putEscaped(title)
                out.put("\"")
            }
            out.put(">")
        case .details:
            out.startLine()
            out.put(attributes.contains { $0.name == "open" } ? "<details open>" : "<details>")
        case .th, .td:
            out.put("<\(element.rawValue)")
            for name in ["colspan", "rowspan"] {
                if let count = value(name).flatMap({ Int($0) }), (2...99).contains(count) {
                    out.put(" \(name)=\"\(count)\"")
                }
            }
            if element == .th { out.put(" scope=\"\(scope(given: value("scope")))\"") }
            out.put(">")
        default:
            if !element.isInline { out.startLine() }
            out.put("<\(element.rawValue)>")
        }
        if element == .tr, let table = openHTML.lastIndex(where: { $0.element == .table }) {
            openHTML[table].rows += 1
        }
        if !element.isInline { edge = .boundary }
        openHTML.append(opened)
        return true
    }

    /// A heading cell heads its column in the first row and in the head, else its row.
    private func scope(given: String?) -> String {
        if let given, ["col", "row"].contains(given.lowercased()) { return given.lowercased() }
        let isHead = openHTML.contains { $0.element == .thead }
        return isHead || openHTML.last { $0.element == .table }?.rows == 1 ? "col" : "row"
    }

    /// Cells and rows end where the next one begins.
    private mutating func endImplied(before element: HTMLElement) {
        let ending: [HTMLElement] =
            switch element {
            case .td, .th: [.td, .th]
            case .tr: [.td, .th, .tr]
            case .thead, .tbody, .tfoot: [.td, .th, .tr, .thead, .tbody, .tfoot]
            default: []
            }
        while let top = openHTML.last?.element, ending.contains(top) { closeLast() }
    }

    /// Writes a table's start with its caption, and opens both.
    mutating func openTableWithCaption(_ table: OpenHTML, _ caption: OpenHTML) {
        openTable(captionFollows: true)
        openHTML += [table, caption]
        edge = .boundary
    }

    private mutating func openLink(to address: String, at place: Place) -> (number: Int, plainStart: Int, isSlot: Bool)?
    {
        let target = Array(address.utf8).withUnsafeBufferPointer { Link.Target(destination: $0, isImage: false) }
        guard let target else {
            diagnostics.append(Diagnostic(.markup(.dangerousURL(String(address.prefix(60)))), at: place))
            return nil
        }
        let number = out.links.count
        out.links.append(Link(target: target, place: place, text: "", title: nil, isImage: false))
        if case .external(let address) = target {
            out.put("<a href=\"")
            Array(address.utf8).withUnsafeBufferPointer { HTML.appendAddress($0, to: &out.html) }
            out.put("\">")
            return (number, out.plain.count, false)
        }
        out.slots.append(Slot(offset: out.html.count, kind: .linkOpen(number)))
        return (number, out.plain.count, true)
    }

    /// Writes a picture. False when its address is missing or dangerous.
    mutating func image(_ attributes: [(name: String, value: String)], at place: Place) -> Bool {
        func value(_ name: String) -> String {
            attributes.first { $0.name == name }.map { HTMLEntities.decoded($0.value) } ?? ""
        }
        let address = value("src")
        guard !address.isEmpty,
            let target = Array(address.utf8).withUnsafeBufferPointer({ Link.Target(destination: $0, isImage: true) })
        else { return false }
        out.links.append(Link(target: target, place: place, text: value("alt"), title: nil, isImage: true))
        out.slots.append(Slot(offset: out.html.count, kind: .image(out.links.count - 1)))
        edge = .other
        return true
    }

    /// Writes a line break. In a short text it parts two lines, elsewhere two words.
    mutating func lineBreak() {
        out.put("<br />\n")
        out.plain.append(out.field == nil ? 0x20 : 0x0A)
        edge = .space
    }

    // MARK: Closing

    /// Closes an element by its end tag, with what is open in it. False when nothing of that name is open here.
    mutating func close(_ name: String, in parent: SyntaxNode?) -> Bool {
        guard let index = openHTML.lastIndex(where: { $0.name == name }), openHTML[index].parent == parent,
            !openHTML[index...].contains(where: { if case .box = $0.kind { true } else { false } })
        else { return false }
        while openHTML.count > index + 1 { closeLastReporting() }
        closeLast()
        return true
    }

    /// Closes what was opened in a node that ends.
    mutating func closeHTML(in parent: SyntaxNode) {
        while let last = openHTML.last, last.parent == parent { closeLastReporting() }
    }

    /// Closes what no block of Markdown may stand in.
    mutating func closeForBlock() {
        while let last = openHTML.last {
            switch last.kind {
            case .box: return
            case .element(let element) where element.holdsBlocks: return
            case .element, .paragraph, .dropped: closeLastReporting()
            }
        }
    }

    /// Closes down to the box that a fence closes.
    mutating func closeBox() {
        while let last = openHTML.last {
            if case .box = last.kind {
                openHTML.removeLast()
                return
            }
            closeLastReporting()
        }
    }

    mutating func closeLastReporting() {
        if let last = openHTML.last, let element = last.element, !element.endsByItself {
            diagnostics.append(Diagnostic(.markup(.unclosedHTML(last.tag)), at: last.place))
        }
        closeLast()
    }

    mutating func closeLast() {
        guard let last = openHTML.popLast() else { return }
        switch last.kind {
        case .box, .dropped: break
        case .paragraph:
            out.put("</p>\n")
            out.endPlainLine()
        case .element(.a):
            guard let link = last.link else { break }
            out.links[link.number].text = out.plainText(from: link.plainStart)
            if link.isSlot {
                out.slots.append(Slot(offset: out.html.count, kind: .linkClose(link.number)))
            } else {
                out.put("</a>")
            }
        case .element(.table):
            out.startLine()
            out.put("</table>\n</div>\n")
            out.endPlainLine()
        case .element(let element):
            out.put("</\(element.rawValue)>")
            if element.isInline { break }
            out.put("\n")
            edge = .boundary
            if element == .td || element == .th { out.plain.append(0x20) } else { out.endPlainLine() }
        }
    }
}
