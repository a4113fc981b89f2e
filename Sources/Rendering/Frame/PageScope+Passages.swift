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
            if let title = link.title, !title.isEmpty {
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
            buffer.append(escaping: language.typeset(heading?.capitalizedFirst ?? anchor))
        case (.view(let position), _):
            buffer.append(escaping: language.typeset(frame.model.views[position].title))
        case (_, .wiki(_, let name, _)): buffer.append(escaping: language.typeset(name))
        case (.file(let path), _): buffer.append(escaping: path)
        default: break
        }
    }

    private func image(_ link: Link, _ target: LinkTarget, into buffer: inout [UInt8]) {
        guard let url = url(of: target) else {
            buffer.append(escaping: link.text)
            return
        }
        buffer.append(contentsOf: "<img src=\"".utf8)
        buffer.append(escaping: url)
        buffer.append(contentsOf: "\" alt=\"".utf8)
        buffer.append(escaping: link.text)
        buffer.append(contentsOf: "\">".utf8)
    }

    /// Whether `url(of:)` gives an address.
    private func leads(_ target: LinkTarget) -> Bool {
        switch target {
        case .entry(let id, _): reader.urlFromFolder(of: id) != nil || reader.indexPlace(of: id) != nil
        case .file(let path): reader.file(path) != nil
        case .view(let position): url(ofView: position) != nil
        case .anchor, .external: true
        case .none: false
        }
    }

    /// Where a link leads from this page; nil for nowhere.
    private func url(of target: LinkTarget) -> String? {
        switch target {
        case .entry(let id, let anchor): url(of: id, anchor: anchor)
        case .file(let path): reader.file(path).map { url($0.path) }
        case .view(let position): url(ofView: position)
        case .anchor(let anchor, _): "#" + anchor
        case .external(let address): address
        case .none: nil
        }
    }
}
