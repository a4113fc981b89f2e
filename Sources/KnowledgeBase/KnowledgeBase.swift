public import ContentModel
public import Diagnostics
public import Language
public import Markup

/// The closed set of entries, with every reference resolved and known from both ends.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class KnowledgeBase: Sendable {
    /// What the entries are.
    public let model: Model
    /// The language of its texts.
    public let language: SiteLanguage
    /// By kind in the order of the model, then by slug; `EntryID` is the position.
    public let entries: [Entry<Linked>]
    /// The entries of each kind: positions in `entries`.
    public let ranges: [Range<Int>]
    /// By entry: who refers to it, in the order of the referrers, then of their fields.
    public let backlinks: [[Backlink]]
    /// By entry: the entries that replace it, through their kind's succession.
    let successors: [[EntryID]]

    init(model: Model, language: SiteLanguage, entries: [Entry<Linked>]) {
        self.model = model
        self.language = language
        self.entries = entries
        var ranges: [Range<Int>] = []
        var start = 0
        for kind in model.kinds.indices {
            var end = start
            while end < entries.count, entries[end].kind == kind { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        self.ranges = ranges
        backlinks = Backlink.all(of: entries, model: model)
        var successors: [[EntryID]] = Array(repeating: [], count: entries.count)
        let successions = model.kinds.map(\.succession)
        for index in entries.indices {
            guard let field = successions[entries[index].kind] else { continue }
            for case .reference(.entry(let former)) in entries[index].values[field]?.each ?? [] {
                successors[former.position].append(EntryID(index))
            }
        }
        self.successors = successors
    }

    /// The entry at that position.
    public subscript(id: EntryID) -> Entry<Linked> { entries[id.position] }

    /// The entries of a kind, by slug.
    public func ids(ofKind kind: Int) -> [EntryID] { ranges[kind].map { EntryID($0) } }

    /// The entry of that kind and slug.
    public func id(kind: Int, slug: String) -> EntryID? {
        var low = ranges[kind].lowerBound
        var high = ranges[kind].upperBound
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].slug < slug { low = middle + 1 } else { high = middle }
        }
        return low < ranges[kind].upperBound && entries[low].slug == slug ? EntryID(low) : nil
    }
}

/// One reference, seen from its target.
public struct Backlink: Sendable, Hashable {
    /// The entry that refers.
    public var source: EntryID
    /// The place of the reference in the source.
    public var origin: Origin

    /// Where in an entry a reference stands.
    public enum Origin: Sendable, Hashable {
        /// A position in the source kind's fields.
        case field(Int)
        /// A row of a records field, by number from 0, and a field of it.
        case record(field: Int, row: Int, subfield: Int)
        /// A link in a text.
        case text
    }

    static func all(of entries: [Entry<Linked>], model: Model) -> [[Backlink]] {
        var lists: [[Backlink]] = Array(repeating: [], count: entries.count)
        // By entry: the last one whose text mentioned it, so that each mentions another once.
        var mentionedBy: [EntryID?] = Array(repeating: nil, count: entries.count)
        for index in entries.indices {
            let source = EntryID(index)
            func add(_ value: FieldValue<Linked>, _ origin: Origin) {
                switch value {
                case .reference(.entry(let target)):
                    lists[target.position].append(Backlink(source: source, origin: origin))
                case .list(let values): for value in values { add(value, origin) }
                case .passage(let passage): mention(passage)
                case .text, .integer, .date, .boolean, .word, .reference, .file, .record: break
                }
            }
            func mention(_ passage: LinkedPassage) {
                for case .entry(let target, _) in passage.targets where target != source {
                    if mentionedBy[target.position] != source {
                        mentionedBy[target.position] = source
                        lists[target.position].append(Backlink(source: source, origin: .text))
                    }
                }
            }
            for field in entries[index].values.indices {
                guard let value = entries[index].values[field] else { continue }
                guard case .list(let items) = value else {
                    add(value, .field(field))
                    continue
                }
                for (row, item) in items.enumerated() {
                    guard case .record(let record) = item else {
                        add(item, .field(field))
                        continue
                    }
                    for (subfield, value) in record.values.enumerated() {
                        if let value { add(value, .record(field: field, row: row, subfield: subfield)) }
                    }
                }
            }
            if let body = entries[index].body { mention(body) }
        }
        return lists
    }
}

extension Model {
    /// The relation that a backlink is an instance of, from an entry of that kind; nil for links in texts and for
    /// references without inverse.
    public func inverse(of backlink: Backlink, from kind: Int) -> (name: String, key: String)? {
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
