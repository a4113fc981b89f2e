internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    /// A link whose text is being written.
    struct OpenLink {
        enum Kind {
            /// An element stands in the HTML.
            case element
            /// The page writes the element.
            case slot
            /// Only the text stays.
            case dropped
        }
        var kind: Kind
        /// Nil when the link is dropped.
        var number: Int?
        /// Where its text begins.
        var plainStart: Int
        /// Whether the text is the address itself.
        var isBare: Bool
    }

    // MARK: Links

    mutating func enterLink(_ node: SyntaxNode) {
        let url = node.url
        let start = out.plain.count
        let isBare = isBareAddress(node)
        if options.isPlain {
            putOpening(url: url, title: node.title)
            openLink = OpenLink(kind: .element, number: nil, plainStart: start, isBare: isBare)
            return
        }
        openLink = OpenLink(kind: .dropped, number: nil, plainStart: start, isBare: isBare)
        guard let (target, place) = target(of: node, isImage: false) else { return }
        let title = node.title.isEmpty ? nil : restoredText(node.title)
        let number = out.links.count
        out.links.append(Link(target: target, place: place, text: "", title: title, isImage: false))
        openLink?.number = number
        if case .external(let address) = target {
            openLink?.kind = .element
            var address = address
            address.withUTF8 { putOpening(url: $0, title: node.title) }
        } else {
            openLink?.kind = .slot
            out.slots.append(Slot(offset: out.html.count, kind: .linkOpen(number)))
        }
    }

    mutating func leaveLink(_ node: SyntaxNode) {
        guard let link = openLink else { return }
        openLink = nil
        guard let number = link.number else {
            if link.kind == .element { out.put("</a>") }
            return
        }
        out.links[number].text = out.plainText(from: link.plainStart)
        let isEmpty = out.plain.count == link.plainStart
        switch link.kind {
        case .element:
            if isEmpty, case .external(let address) = out.links[number].target {
                out.putEscaped(address)
                out.plain.append(contentsOf: address.utf8)
            }
            out.put("</a>")
        case .slot:
            if isEmpty {
                out.plain.append(contentsOf: out.links[number].target.name.utf8)
                let name = link.plainStart..<out.plain.count
                out.unnamedLinks.append(TextSection.UnnamedLink(link: number, name: name))
            }
            out.slots.append(Slot(offset: out.html.count, kind: .linkClose(number)))
            if isEmpty { edge = .letter }
        case .dropped: break
        }
    }

    private mutating func putOpening(url: Bytes, title: Bytes) {
        out.put("<a href=\"")
        HTML.appendAddress(url, to: &out.html)
        if !title.isEmpty {
            out.put("\" title=\"")
            appendCode(title)
        }
        out.put("\">")
    }

    /// Whether a link's text is its address, as in an autolink: then nothing in it is typeset.
    private func isBareAddress(_ node: SyntaxNode) -> Bool {
        guard let child = node.pointee.first_child, child.pointee.next == nil, child.kind == .text else { return false }
        let (text, url) = (child.literal, node.url)
        return text.count <= url.count && url.holds(text, at: url.count - text.count)
    }

    // MARK: Images

    mutating func enterImage(_ node: SyntaxNode) {
        imageDepth += 1
        guard !options.isPlain else {
            out.put("<img src=\"")
            HTML.appendAddress(node.url, to: &out.html)
            out.put("\" alt=\"")
            openImages.append((-1, out.plain.count))
            return
        }
        guard let (target, place) = imageTarget(of: node) else {
            openImages.append((-1, out.plain.count))
            return
        }
        let title = node.title.isEmpty ? nil : restoredText(node.title)
        let number = out.links.count
        out.links.append(Link(target: target, place: place, text: "", title: title, isImage: true))
        out.slots.append(Slot(offset: out.html.count, kind: .image(number)))
        openImages.append((number, out.plain.count))
    }

    /// What an image shows: a file of the content folder. One from elsewhere would tell others who reads the page, and
    /// stay away where there is no network.
    private mutating func imageTarget(of node: SyntaxNode) -> (Link.Target, Place)? {
        guard let (target, place) = target(of: node, isImage: true) else { return nil }
        guard case .external(let address) = target else { return (target, place) }
        diagnostics.append(Diagnostic(.markup(.externalImage(address.shortened)), at: place))
        return nil
    }

    mutating func leaveImage(_ node: SyntaxNode) {
        imageDepth -= 1
        guard imageDepth == 0, let (number, start) = openImages.popLast() else { return }
        edge = .other
        if options.isPlain {
            out.putEscaped(out.plainText(from: start))
            if !node.title.isEmpty {
                out.put("\" title=\"")
                appendCode(node.title)
            }
            out.put("\" />")
        } else if number >= 0 {
            out.links[number].text = out.plainText(from: start)
        } else {
            // A dangerous image leaves its alternative text.
            out.putEscaped(out.plainText(from: start))
        }
    }

    // MARK: Targets

    /// What a link or image leads to; nil, and a diagnostic, when that is nothing or dangerous.
    private mutating func target(of node: SyntaxNode, isImage: Bool) -> (Link.Target, Place)? {
        let url = node.url
        if url.first == 0xEF, let (number, _) = SourceMark.read(url, at: 0), source.marks.indices.contains(number) {
            let mark = source.marks[number]
            let place = source.place(of: mark, in: text)
            guard case .wiki(let target) = mark.kind else { return nil }
            guard let target else {
                diagnostics.append(Diagnostic(.markup(.emptyWikiLink), at: place))
                return nil
            }
            return (target, place)
        }
        let (line, column) = locate(node, isImage: isImage)
        let hasMark = !source.marks.isEmpty && MarkedSource.hasMark(url)
        let restored = hasMark ? source.restored(url) : []
        let target =
            hasMark
            ? restored.withUnsafeBufferPointer { Link.Target(destination: $0, isImage: isImage) }
            : Link.Target(destination: url, isImage: isImage)
        guard let target else {
            report(.dangerousURL(String(url.string.prefix(60))), line: line, column: column)
            return nil
        }
        return (target, source.place(line: line, markedColumn: column, in: text))
    }

    /// Where a link or image begins in the marked text, 0-based. cmark-gfm's column is wrong behind an indented line
    /// break and behind `\|`: it is taken when the link stands there, searched for in its line otherwise.
    private mutating func locate(_ node: SyntaxNode, isImage: Bool) -> (line: Int, column: Int) {
        let line = node.line
        guard line >= 0 else { return (0, 0) }
        let cursor = linkCursor.line == line ? linkCursor.column : 0
        let guess = node.column
        let range = source.markedLine(line)
        let child = node.pointee.first_child
        let column: Int = source.withMarkedBytes { bytes in
            let text = bytes.part(range)
            func begins(_ offset: Int) -> Bool {
                guard offset >= cursor, offset < text.count else { return false }
                var index = offset
                if isImage {
                    guard text[index] == 0x21 else { return false }
                    index += 1
                }
                guard let child, child.kind == .text else { return index < text.count && text[index] == 0x5B }
                // Escapes and entities are no longer in the tree's text.
                let word = child.literal.prefix {
                    $0 >= 0x80 || $0 == 0x20 || (0x30...0x39).contains($0) || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
                }
                if index < text.count, text[index] == 0x5B || text[index] == 0x3C {
                    index += 1
                } else if word.isEmpty {
                    return false
                }
                return text.holds(word, at: index)
            }
            if begins(guess) { return guess }
            if let found = (cursor..<max(cursor, text.count)).first(where: begins) { return found }
            let sign: [UInt8] = [0x5B]
            return text.offset(of: sign, from: cursor) ?? max(guess, 0)
        }
        linkCursor = (line, column + 1)
        return (line, column)
    }

    /// Text in an attribute, without marks.
    private func restoredText(_ bytes: Bytes) -> String {
        guard !source.marks.isEmpty, MarkedSource.hasMark(bytes) else { return bytes.string }
        return String(decoding: source.restored(bytes), as: UTF8.self)
    }
}

extension String {
    /// No more than a message can show.
    fileprivate var shortened: String { count > 60 ? prefix(60) + "…" : self }
}

extension Link.Target {
    /// What stands for the target's title as long as nobody knows it.
    public var name: String {
        switch self {
        case .wiki(_, let name, nil), .typed(_, let name, _): name
        case .wiki(_, let name, _?): String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        case .file(let path, _), .share(let path): path
        case .anchor(let id): id
        case .external(let address): address
        }
    }
}
