internal import Language

extension Fragment {
    /// The name that the author typed for a link without text of its own; nil for one that has a text.
    public func typedName(ofLink link: Int) -> String? {
        let name = links[link].text.isEmpty ? links[link].target.name : ""
        return name.isEmpty ? nil : name
    }

    /// The same as if some of its links had never been links: their text stands as it was written, and `words` where there
    /// was none, for a name that the author typed tells what it names.
    /// - Parameter kept: the positions of the links that remain, in order.
    public func keeping(links kept: [Int], words: String) -> Fragment { keeping(links: kept) { _ in words } }

    /// The same with words of its own for each of the links that go.
    /// - Parameter words: plain text, by the position of the link.
    public func keeping(links kept: [Int], words: (Int) -> String) -> Fragment {
        let numbers = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        var fragment = self
        fragment.links = kept.map { links[$0] }
        (fragment.html, fragment.slots) = markup(numbers, words)
        for link in links.indices where numbers[link] == nil {
            guard let name = typedName(ofLink: link) else { continue }
            let words = words(link)
            for index in headings.indices { fragment.headings[index].text.replace(name, with: words) }
            for index in sections.indices { fragment.sections[index].heading.replace(name, with: words) }
        }
        for index in sections.indices { fragment.sections[index].withhold(numbers, words) }
        return fragment
    }

    /// - Parameter numbers: by the former positions of the links that stay, the new ones.
    private func markup(_ numbers: [Int: Int], _ words: (Int) -> String) -> (html: [UInt8], slots: [Slot]) {
        var made: [UInt8] = []
        made.reserveCapacity(html.count)
        var remaining: [Slot] = []
        var position = 0
        func written(_ link: Int) -> String { links[link].text.isEmpty ? words(link) : "" }
        for slot in slots {
            made.append(contentsOf: html[position..<slot.offset])
            position = slot.offset
            let kind: Slot.Kind?
            switch slot.kind {
            case .linkOpen(let link):
                kind = numbers[link].map { .linkOpen($0) }
                if kind == nil { made.append(escaping: written(link)) }
            case .linkClose(let link): kind = numbers[link].map { .linkClose($0) }
            case .image(let link):
                kind = numbers[link].map { .image($0) }
                if kind == nil { made.append(escaping: words(link)) }
            case .term: kind = slot.kind
            }
            if let kind { remaining.append(Slot(offset: made.count, kind: kind)) }
        }
        made.append(contentsOf: html[position...])
        return (made, remaining)
    }
}

extension TextSection {
    fileprivate mutating func withhold(_ numbers: [Int: Int], _ words: (Int) -> String) {
        var rest: [UnnamedLink] = []
        var bytes = Array(text.utf8)
        var moved = 0
        for var link in unnamedLinks {
            let range = link.name.lowerBound + moved..<link.name.upperBound + moved
            if let number = numbers[link.link] {
                (link.link, link.name) = (number, range)
                rest.append(link)
            } else if range.upperBound <= bytes.count {
                let words = Array(words(link.link).utf8)
                bytes.replaceSubrange(range, with: words)
                moved += words.count - range.count
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        unnamedLinks = rest
    }
}
