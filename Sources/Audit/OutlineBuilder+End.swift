import Diagnostics

/// What only the whole page tells.
extension OutlineBuilder {
    mutating func finish() -> PageOutline {
        while !stack.isEmpty { close() }
        lookAtHeadings()
        lookAtIDs()
        lookAtLinks()
        if !hasLanguage { find(.missingLanguage, at: 0) }
        if outline.marks.title == nil { find(.missingTitle, at: outline.titleOffset) }
        if contentSecurityPolicyCount != 1 || loadsBeforeSecurityPolicy { find(.missingSecurityPolicy, at: 0) }
        // Who is led on at once reads no title.
        if leadsOn { outline.marks.title = nil }
        outline.findings.sort { $0.offset < $1.offset }
        return outline
    }

    mutating func readMeta(at offset: Int) {
        guard let name = value(.httpEquiv)?.read.lowercased() else { return }
        let content = value(.content)?.read ?? ""
        switch name {
        case "refresh": leadsOn = true
        case "content-security-policy":
            contentSecurityPolicyCount += 1
            let found = AuditRules.directives(content)
            for (directive, sources) in rules.contentSecurityPolicy {
                guard let own = found.first(where: { $0.directive == directive }), own.sources.isSubset(of: sources)
                else {
                    return find(.weakSecurityPolicy(directive), at: offset)
                }
            }
        default: break
        }
    }

    private mutating func lookAtHeadings() {
        let count = headings.count { $0.level == 1 }
        if count != 1 {
            let second = headings.filter { $0.level == 1 }.dropFirst().first
            find(.mainHeadings(count: count), at: second?.offset ?? bodyOffset)
        }
        var level = 0
        for heading in headings.sorted(by: { $0.offset < $1.offset }) {
            if heading.level > level + 1 {
                find(.skippedLevel(from: level, to: heading.level), at: heading.offset)
            }
            level = heading.level
        }
    }

    private mutating func lookAtIDs() {
        ids.sort { ($0.key.value, $0.offset) < ($1.key.value, $1.offset) }
        outline.marks.anchors.reserveCapacity(ids.count)
        for (index, id) in ids.enumerated() {
            if index > 0, ids[index - 1].key == id.key {
                find(.duplicateID(attribute("id", at: id.offset)), at: id.offset)
            } else {
                outline.marks.anchors.append(id.key.value)
            }
        }
        for label in labels {
            let key = PageKey(label.id, on: address.key).value
            guard !outline.marks.contains(key) else { continue }
            if label.attribute == .href {
                find(.brokenAnchor(address(at: label.offset)), at: label.offset)
            } else {
                let id = String(decoding: label.id, as: UTF8.self)
                find(.brokenLabel(attribute: label.attribute.text, id: id), at: label.offset)
            }
        }
    }

    /// Links of one name that lead to different places; lines that say more beside the link, and the expansions of
    /// abbreviations, tell them apart.
    private mutating func lookAtLinks() {
        links.sort { ($0.name, $0.note, $0.offset) < ($1.name, $1.note, $1.offset) }
        var first: Link?
        for link in links where link.name != 0 && !link.isAbbreviated {
            if let known = first, known.name == link.name, known.note == link.note {
                guard known.target != link.target else { continue }
                let finding = PageOutline.Finding(
                    problem: .ambiguousLink(name(at: link.offset)), offset: link.offset)
                outline.sameNames.append(.init(finding: finding, a: known.file, b: link.file))
            } else {
                first = link
            }
        }
    }

    // MARK: For messages

    /// Where the page's body begins, or the page.
    private var bodyOffset: Int {
        page.indices.first { page[$0...].starts(with: "<body".utf8) } ?? 0
    }

    /// Where the link of the tag at an offset leads, as the page writes it.
    func address(at offset: Int) -> String {
        let found = attribute("href", at: offset)
        return found.isEmpty ? attribute("action", at: offset) : found
    }

    /// The value of an attribute of the tag at an offset.
    func attribute(_ name: String, at offset: Int) -> String {
        let tag = page[offset...].prefix { $0 != UInt8(ascii: ">") }
        let start = Array(" \(name)=\"".utf8)
        guard let found = tag.indices.first(where: { tag[$0...].starts(with: start) }) else { return "" }
        let value = tag[(found + start.count)...].prefix { $0 != UInt8(ascii: "\"") }
        return PageText(UnsafeBufferPointer(rebasing: value), isWritten: true).read
    }

    /// What the link at an offset is called.
    private func name(at offset: Int) -> String {
        let label = attribute("aria-label", at: offset)
        guard label.isEmpty else { return label }
        var read: [UInt8] = []
        var isInTag = false
        for index in page.indices[offset...].prefix(2_000) {
            if page[index] == UInt8(ascii: "<") {
                if page[index...].starts(with: "</a".utf8) { break }
                isInTag = true
            } else if page[index] == UInt8(ascii: ">") {
                isInTag = false
            } else if !isInTag {
                read.append(page[index])
            }
        }
        read.joinSpaces(from: 0)
        return read.withUnsafeBufferPointer { PageText($0, isWritten: true).read }
    }
}

extension PageOutline.Marks {
    /// Whether an id is among them.
    func contains(_ anchor: UInt64) -> Bool {
        var (low, high) = (0, anchors.count)
        while low < high {
            let middle = (low + high) / 2
            if anchors[middle] < anchor { low = middle + 1 } else { high = middle }
        }
        return low < anchors.count && anchors[low] == anchor
    }
}
