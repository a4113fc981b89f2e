internal import ContentModel
internal import Language
internal import Markup

extension Entry where S == Linked {
    /// A digest of all that the entry says to an audience: what its author wrote, its title, what it leads to, what it
    /// takes from others.
    /// - Parameter seal: the field that holds a visa's fingerprint. Whether it fits the text is said; the fingerprint
    ///   itself, which covers what other audiences read, is not.
    func digest(_ names: EntryNames, seal: FieldID?) -> UInt64 {
        var hash = ContentHash()
        hash.add(word: said)
        hash.add(title)
        hash.add(summary)
        hash.add(edition)
        if let seal, case .text(let sealed)? = values[seal] { hash.add(Seal(sealed).text == fingerprint ? 1 : 2) }
        for (field, value) in values.identified {
            guard let value, FieldID(field.index) != seal else {
                hash.add(0)
                continue
            }
            value.add(to: &hash, names, isWritten: isWritten(FieldID(field.index)))
        }
        if let body { body.addTargets(to: &hash, names) }
        return hash.value
    }
}

extension FieldValue where S == Linked {
    /// Texts that the author wrote are in `Entry.said` already; those that come from another entry are not.
    func add(to hash: inout ContentHash, _ names: EntryNames, isWritten: Bool) {
        switch self {
        case .text(let text): hash.add(text)
        case .file(let path): hash.add(path)
        case .integer(let number), .word(let number): hash.add(number)
        case .date(let day): hash.add(day.dayNumber)
        case .boolean(let flag): hash.add(flag ? 1 : 0)
        case .passage(let passage):
            if !isWritten { hash.add(passage.fragment.html) }
            passage.addTargets(to: &hash, names)
        case .reference(.entry(let id)): hash.add(word: names.hash(of: id))
        case .reference(.text(let text)): hash.add(text)
        case .record(let record):
            for value in record.values {
                if let value { value.add(to: &hash, names, isWritten: isWritten) } else { hash.add(0) }
            }
        case .list(let values):
            hash.add(values.count)
            for value in values { value.add(to: &hash, names, isWritten: isWritten) }
        }
    }
}

extension LinkedPassage {
    /// A link's words stand in the fragment's HTML, its address here.
    func addTargets(to hash: inout ContentHash, _ names: EntryNames) {
        for (target, link) in zip(targets, fragment.links) {
            hash.add(link.title ?? "")
            hash.add(link.text)
            switch target {
            case .entry(let id, let anchor):
                hash.add(word: names.hash(of: id))
                hash.add(anchor ?? "")
            case .file(let path): hash.add(path)
            case .view(let view): hash.add(view.index)
            case .list(let kind): hash.add(kind.index)
            case .share(let path): hash.add(path)
            case .anchor(let anchor, let heading):
                hash.add(anchor)
                hash.add(heading ?? "")
            case .external(let address): hash.add(address)
            case .none: hash.add(0)
            }
        }
    }
}
