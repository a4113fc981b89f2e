import Diagnostics

/// Links, what is loaded, ids and what names them.
extension OutlineBuilder {
    mutating func look(at attribute: AttributeName, _ value: PageText, of element: ElementName, at offset: Int) {
        switch attribute {
        case .id:
            scratch.removeAll(keepingCapacity: true)
            value.appendRead(to: &scratch)
            let key = PageKey(scratch, on: address.key)
            ids.append((key, offset))
        case .style: find(.inlineCode("style=\"\(value.read.prefix(40))\""), at: offset)
        case .handler: find(.inlineCode("on…=\"\(value.read.prefix(40))\""), at: offset)
        case .for, .labelledBy, .describedBy, .controls:
            for id in value.bytes.split(whereSeparator: { $0 <= 0x20 }) {
                labels.append((attribute, Array(id), offset))
            }
        case .href, .xlinkHref:
            switch element {
            case .a, .area: follow(value, at: offset)
            case .link: if loads { load(value, at: offset) } else { follow(value, at: offset) }
            case .use, .image: load(value, at: offset)
            default: break
            }
        case .src, .poster: load(value, at: offset)
        case .data where element == .object: load(value, at: offset)
        case .srcset:
            for candidate in value.bytes.split(separator: UInt8(ascii: ",")) {
                guard let address = candidate.split(whereSeparator: { $0 <= 0x20 }).first else { continue }
                load(PageText(UnsafeBufferPointer(rebasing: address), isWritten: value.isWritten), at: offset)
            }
        case .action: follow(value, at: offset)
        default: break
        }
    }

    /// Whether the start tag at hand is a `link` to something that browsers fetch by themselves.
    private var loads: Bool {
        guard let relation = value(.rel) else { return true }
        return relation.bytes.split(whereSeparator: { $0 <= 0x20 }).contains { word in
            ["stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"].contains {
                word.elementsEqual($0.utf8)
            }
        }
    }

    mutating func openLink(_ element: inout Open) {
        guard let target = value(.href) else { return }
        scratch.removeAll(keepingCapacity: true)
        target.appendRead(to: &scratch)
        var file: PageKey?
        switch address.target(of: target, &fileScratch) {
        case .file(let page, nil): file = page
        case nil: file = address.key
        case .file, .own, .outside, .nowhere, .code: break
        }
        var link = Link(
            offset: element.offset, target: scratch.withUnsafeBufferPointer { PageKey($0).value }, file: file,
            depth: stack.count,
            isAbbreviated: stack.last?.name == .abbr)
        element.textStart = text.count
        element.link = links.count
        if let label = value(.label), !label.bytes.isEmpty {
            scratch.removeAll(keepingCapacity: true)
            label.appendRead(to: &scratch)
            scratch.joinSpaces(from: 0)
            link.name = scratch.withUnsafeBufferPointer { PageKey($0).value }
            element.label = 1
        } else if value(.labelledBy) != nil {
            element.label = 2
        }
        links.append(link)
    }

    mutating func closeLink(_ element: Open, _ read: [UInt8]) {
        guard element.label < 0 else { return }
        if read.isEmpty {
            find(.emptyLink(address(at: element.offset)), at: element.offset)
        } else {
            links[element.link].name = read.withUnsafeBufferPointer { PageKey($0).value }
        }
    }

    /// A link that a reader may follow.
    private mutating func follow(_ value: PageText, at offset: Int) {
        guard let target = address.target(of: value, &scratch) else { return }
        switch target {
        case .code(let text): find(.inlineCode(text), at: offset)
        case .outside: break
        case .own(let anchor): labels.append((.href, anchor, offset))
        case .file(let page, let anchor):
            if anchor == nil, rules.planned.contains(page) { return }
            outline.openLinks.append(
                PageOutline.OpenLink(page: page, anchor: anchor, written: value.read, offset: offset))
        case .nowhere: find(.brokenLink(value.read), at: offset)
        }
    }

    /// Something that browsers fetch with the page.
    private mutating func load(_ value: PageText, at offset: Int) {
        guard let target = address.target(of: value, &scratch) else { return }
        switch target {
        case .code(let text): if !text.hasPrefix("data:") { find(.inlineCode(text), at: offset) }
        case .outside: find(.externalResource(value.read), at: offset)
        case .own(let anchor): labels.append((.href, anchor, offset))
        case .file(let page, let anchor):
            outline.loaded.insert(page)
            if rules.planned.contains(page) { return }
            outline.openLinks.append(
                PageOutline.OpenLink(page: page, anchor: anchor, written: value.read, offset: offset))
        case .nowhere: find(.brokenLink(value.read), at: offset)
        }
    }
}
