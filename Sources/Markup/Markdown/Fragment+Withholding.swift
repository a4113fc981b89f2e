extension Fragment {
    /// The names that stand for links without text of their own, of those given by position.
    public func names(ofUnnamed links: some Sequence<Int>) -> [String] {
        links.filter { self.links[$0].text.isEmpty }.map { self.links[$0].target.name }.filter { !$0.isEmpty }
    }

    /// The same with other words in the place of those names: a name that the author typed tells what it names.
    public func withholding(names: [String], of links: some Sequence<Int>, as words: String) -> Fragment {
        var fragment = self
        for link in links where fragment.links[link].text.isEmpty {
            fragment.links[link].target = .wiki(kind: nil, name: words, anchor: nil)
        }
        for name in names {
            for index in headings.indices { fragment.headings[index].text.replace(name, with: words) }
            for index in sections.indices { fragment.sections[index].heading.replace(name, with: words) }
        }
        for index in sections.indices { fragment.sections[index].withhold(links, words) }
        return fragment
    }
}

extension TextSection {
    fileprivate mutating func withhold(_ links: some Sequence<Int>, _ words: String) {
        var rest: [UnnamedLink] = []
        var bytes = Array(text.utf8)
        var moved = 0
        for var link in unnamedLinks {
            let range = link.name.lowerBound + moved..<link.name.upperBound + moved
            guard links.contains(link.link), range.upperBound <= bytes.count else {
                link.name = range
                rest.append(link)
                continue
            }
            bytes.replaceSubrange(range, with: words.utf8)
            moved += words.utf8.count - range.count
        }
        text = String(decoding: bytes, as: UTF8.self)
        unnamedLinks = rest
    }
}
