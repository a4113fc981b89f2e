internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

extension PageScope {
    /// A Markdown text as HTML, its slots filled with what this page may show.
    func markup(_ passage: LinkedPassage) -> TemplateValue {
        if passage.fragment.html.isEmpty { return .empty }
        return .markup { self.write(passage, into: &$0) }
    }

    func write(_ passage: LinkedPassage, into buffer: inout [UInt8]) {
        let html = passage.fragment.html
        var position = 0
        let slots = passage.fragment.slots
        var next = 0
        while next < slots.count {
            let slot = slots[next]
            next += 1
            buffer.append(contentsOf: html[position..<slot.offset])
            position = slot.offset
            switch slot.kind {
            case .linkOpen(let index): open(passage.fragment.links[index], passage.targets[index], into: &buffer)
            case .linkClose(let index):
                if leads(passage.targets[index]) { buffer.append(contentsOf: "</a>".utf8) }
            case .image(let index): image(passage.fragment.links[index], passage.targets[index], into: &buffer)
            case .term: next += writeTerm(at: next - 1, of: passage.fragment, &position, into: &buffer) - 1
            }
        }
        buffer.append(contentsOf: html[position...])
    }

    private func open(_ link: Link, _ target: LinkTarget, into buffer: inout [UInt8]) {
        if let url = url(of: target) {
            buffer.append(contentsOf: "<a href=\"".utf8)
            buffer.append(escaping: url)
            if let title = link.title ?? target.shownAs, !title.isEmpty {
                buffer.append(contentsOf: "\" title=\"".utf8)
                buffer.append(escaping: title)
            }
            buffer.append(contentsOf: "\">".utf8)
        }
        guard link.text.isEmpty else { return }
        // A link without text of its own shows its target's title, or, where that cannot be seen, what was written.
        switch (target, link.target) {
        case (.entry(let id, _), _): buffer.append(escaping: title(of: id))
        case (.anchor(let anchor, let heading), _):
            buffer.append(escaping: language.typeset(heading ?? anchor))
        case (.view(let position), _):
            buffer.append(escaping: language.typeset(frame.model.views[position].title))
        case (.list(let kind), _): buffer.append(escaping: language.typeset(frame.model.kinds[kind].names.section))
        case (_, .wiki): buffer.append(escaping: language.typeset(link.target.name))
        case (.file(let path), _), (.share(let path), _): buffer.append(escaping: path)
        default: break
        }
    }

    private func image(_ link: Link, _ target: LinkTarget, into buffer: inout [UInt8]) {
        switch target {
        case .entry, .view, .list, .share, .anchor:
            // Nothing that a picture shows: a link, with what was to be read in its place.
            open(link, target, into: &buffer)
            buffer.append(escaping: link.text)
            if leads(target) { buffer.append(contentsOf: "</a>".utf8) }
            return
        case .file, .external, .none: break
        }
        let (text, width) = link.picture
        guard let url = url(of: target) else {
            buffer.append(escaping: text)
            return
        }
        buffer.append(contentsOf: "<img src=\"".utf8)
        buffer.append(escaping: url)
        buffer.append(contentsOf: "\" alt=\"".utf8)
        buffer.append(escaping: text)
        if let width {
            buffer.append(contentsOf: "\" width=\"".utf8)
            buffer.append(escaping: width)
        }
        buffer.append(contentsOf: "\">".utf8)
    }

    /// Whether `url(of:)` gives an address.
    private func leads(_ target: LinkTarget) -> Bool {
        switch target {
        case .entry(let id, _): reader.urlFromFolder(of: id) != nil || reader.indexPlace(of: id) != nil
        case .file(let path): reader.file(path) != nil
        case .view(let position): url(ofView: position) != nil
        case .list(let kind): frame.model.kinds[kind].hasPages
        case .anchor, .external, .share: true
        case .none: false
        }
    }

    /// Where a link leads from this page; nil for nowhere.
    private func url(of target: LinkTarget) -> String? {
        switch target {
        case .entry(let id, let anchor): url(of: id, anchor: anchor)
        case .file(let path): reader.file(path).map { url($0.path) }
        case .view(let position): url(ofView: position)
        case .list(let kind): url(PagePath.list(kind: frame.model.kinds[kind], number: 1))
        case .share(let path): "file://" + path.percentEncoded
        case .anchor(let anchor, _): "#" + anchor
        case .external(let address): address
        case .none: nil
        }
    }
}

extension LinkTarget {
    /// What a link says of where it leads, beside its text: the path of a shared drive, which people copy where browsers
    /// refuse to follow it.
    fileprivate var shownAs: String? {
        if case .share(let path) = self { #"\\"# + path.replacing("/", with: #"\"#) } else { nil }
    }
}

extension Link {
    /// The text that stands for a picture, and its width in pixels: `![[plan.png|300]]`, `![[plan.png|Le plan|300x200]]`.
    var picture: (text: String, width: String?) {
        guard case .wiki = target else { return (text, nil) }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        let size = (parts.last ?? "").split(separator: "x", omittingEmptySubsequences: false)
        let isSize =
            (1...2).contains(size.count)
            && size.allSatisfy { (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
        let words = (isSize ? parts.dropLast() : parts[...]).joined(separator: "|")
        return (
            words.isEmpty ? String(target.name.lastName.prefix { $0 != "." }) : words,
            isSize ? size.first.map(String.init) : nil
        )
    }
}
