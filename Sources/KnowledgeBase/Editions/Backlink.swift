public import ContentModel

/// One reference, seen from its target.
public struct Backlink: Sendable, Hashable {
    /// The entry that refers.
    public var source: EntryID
    /// The place of the reference in the source.
    public var origin: Origin

    /// Where in an entry a reference stands.
    public enum Origin: Sendable, Hashable {
        /// A field of the source's kind.
        case field(FieldID)
        /// A row of a records field, by number from 0, and a field of it.
        case record(field: FieldID, row: Int, subfield: FieldID)
        /// A link in a text.
        case text
    }

    /// Who refers to each entry: one list, where each entry's part begins at its place in `starts` and ends where the
    /// next begins.
    struct All: Sendable {
        var links: [Backlink] = []
        /// One more than there are entries.
        var starts: [Int]

        subscript(place: Int) -> ArraySlice<Backlink> { links[starts[place]..<starts[place + 1]] }
    }

    /// By place among the entries: who refers to each.
    static func all(of entries: [Entry<Linked>], _ ids: [EntryID], _ places: [Int32], model: Model) -> All {
        var found: [(target: Int32, link: Backlink)] = []
        // By place: the last one whose text mentioned it, so that each mentions another once.
        var mentionedBy: [EntryID?] = Array(repeating: nil, count: entries.count)
        for index in entries.indices {
            let source = ids[index]
            func add(_ value: FieldValue<Linked>, _ origin: Origin) {
                switch value {
                case .reference(.entry(let target)):
                    found.append((places[target.position], Backlink(source: source, origin: origin)))
                case .list(let values): for value in values { add(value, origin) }
                case .passage(let passage): mention(passage)
                case .text, .integer, .date, .boolean, .word, .reference, .file, .record: break
                }
            }
            func mention(_ passage: LinkedPassage) {
                for case .entry(let target, _) in passage.targets where target != source {
                    let place = places[target.position]
                    if mentionedBy[Int(place)] != source {
                        mentionedBy[Int(place)] = source
                        found.append((place, Backlink(source: source, origin: .text)))
                    }
                }
            }
            for field in entries[index].values.indices {
                guard let value = entries[index].values[field] else { continue }
                guard case .list(let items) = value else {
                    add(value, .field(FieldID(field)))
                    continue
                }
                for (row, item) in items.enumerated() {
                    guard case .record(let record) = item else {
                        add(item, .field(FieldID(field)))
                        continue
                    }
                    for (subfield, value) in record.values.enumerated() {
                        if let value {
                            add(value, .record(field: FieldID(field), row: row, subfield: FieldID(subfield)))
                        }
                    }
                }
            }
            if let body = entries[index].body { mention(body) }
        }
        return sorted(found, count: entries.count)
    }

    /// By target, those of each in the order in which they were found.
    private static func sorted(_ found: [(target: Int32, link: Backlink)], count: Int) -> All {
        var starts = [Int](repeating: 0, count: count + 1)
        for (target, _) in found { starts[Int(target) + 1] += 1 }
        for place in 0..<count { starts[place + 1] += starts[place] }
        var next = starts
        var order = [Int](repeating: 0, count: found.count)
        for (index, (target, _)) in found.enumerated() {
            order[next[Int(target)]] = index
            next[Int(target)] += 1
        }
        return All(links: order.map { found[$0].link }, starts: starts)
    }
}

extension Model {
    /// The relation that a backlink is an instance of, from an entry of that kind; nil for links in texts and for
    /// references without inverse.
    public func inverse(of backlink: Backlink, from kind: KindID) -> (name: String, key: String)? {
        let type: FieldType
        switch backlink.origin {
        case .field(let field): type = kinds[kind].fields[field].type
        case .record(let field, _, let subfield):
            guard case .records(let fields) = kinds[kind].fields[field].type else { return nil }
            type = fields[subfield].type
        case .text: return nil
        }
        guard case .reference(let reference) = type, let name = reference.inverse, let key = reference.inverseKey else {
            return nil
        }
        return (name, key)
    }
}
