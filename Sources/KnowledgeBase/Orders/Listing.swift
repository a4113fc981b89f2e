internal import ContentModel
internal import Language

/// Entries in the order in which pages show them, in parts: letters, the values of a field, those out of force.
public struct Listing: Sendable {
    /// An entry that belongs to several groups stands in each.
    public private(set) var entries: [EntryID] = []
    /// In the order of the entries.
    public private(set) var parts: [Part] = []

    /// A run of entries under one heading.
    public struct Part: Sendable, Hashable {
        /// What its entries have in common.
        public var name: Name
        /// Positions in the listing's entries.
        public var range: Range<Int>
    }

    /// What the entries of a part have in common.
    public enum Name: Sendable, Hashable {
        /// Nothing but that they are in force.
        case whole
        /// The first letter; `0-9` for digits, `#` for anything else.
        case letter(String)
        /// The value of the field that groups the list.
        case text(String)
        /// What the field that groups the list leads to.
        case entry(EntryID)
        /// They say nothing in the field that groups the list.
        case others
        /// They begin later, or wait for a visa.
        case notYet
        /// They have ended, or were replaced.
        case over

        /// Whether the list itself no longer, or not yet, holds them.
        public var isOut: Bool { self == .notYet || self == .over }
    }

    /// The parts that stand on a page of the listing, cut to the page.
    public func parts(in range: Range<Int>) -> [Part] {
        parts.compactMap { part in
            let shared = part.range.clamped(to: range)
            return shared.isEmpty ? nil : Part(name: part.name, range: shared)
        }
    }

    /// Adds a part; none for no entries.
    private mutating func add(_ name: Name, _ ids: [EntryID]) {
        if ids.isEmpty { return }
        parts.append(Part(name: name, range: entries.count..<entries.count + ids.count))
        entries += ids
    }
}

extension Listing {
    /// What an entry is sorted by: `String.sortKey`.
    typealias Line = (key: String, id: EntryID)

    /// Sorted lines, by letters.
    init(_ lines: [Line]) {
        var letters: [(letter: String, ids: [EntryID])] = []
        // Of other scripts, some letters have one capital and do not follow each other.
        var places: [String: Int] = [:]
        for line in lines {
            let letter = Self.letter(line.key)
            if letters.last?.letter == letter {
                letters[letters.count - 1].ids.append(line.id)
            } else if let place = places[letter] {
                letters[place].ids.append(line.id)
            } else {
                places[letter] = letters.count
                letters.append((letter, [line.id]))
            }
        }
        for (letter, ids) in letters { add(.letter(letter), ids) }
    }

    private static func letter(_ key: String) -> String {
        guard let first = key.first else { return "#" }
        return first.isNumber ? "0-9" : first.uppercased()
    }

    /// The list of a kind: those in force, those that wait, those that are over; each as the kind sorts its lists, then by
    /// title.
    static func list(_ base: Edition, _ byTitle: [EntryID], by keys: [SortKey], at date: CalendarDate) -> Listing {
        var listing = Listing()
        let standing = Standing(base, base.sorted(byTitle, by: keys), at: date)
        listing.add(.whole, standing.held)
        listing.addOut(standing)
        return listing
    }

    /// The entries of an index view: those in force by letters or by groups, then those that wait, then those that are over.
    /// - Parameter keys: by the entries' ranks: what their titles are sorted by.
    static func index(_ base: Edition, _ index: IndexBody, keys: [String], at date: CalendarDate) -> Listing {
        func key(_ id: EntryID) -> String {
            guard let by = index.by, let value = base[id].values[by] else { return keys[base.rank(of: id)] }
            if case .date(let day) = value { return day.description }
            let type = base.model.kinds[index.kind].fields[by].type
            return ValueText.plain(value, type: type, language: base.language) { base[$0].title }.sortKey
        }
        let lines = base.ids(ofKind: index.kind).map { (key: key($0), id: $0) }
            .sorted { a, b in
                let ranks = (base.rank(of: a.id), base.rank(of: b.id))
                return (a.key, keys[ranks.0], ranks.0) < (b.key, keys[ranks.1], ranks.1)
            }
        let standing = Standing(base, sorted(base, lines, index), at: date)
        let held = Set(standing.held)
        var listing: Listing
        if let group = index.group {
            listing = Listing()
            for (name, ids) in groups(base, standing.held, by: group) { listing.add(name, ids) }
        } else {
            listing = Listing(lines.filter { held.contains($0.id) })
        }
        listing.addOut(standing)
        return listing
    }

    /// Lines in the order that an index asks for. A list in letters stays in letters: there, it decides between lines that
    /// are equal otherwise.
    private static func sorted(_ base: Edition, _ lines: [Line], _ index: IndexBody) -> [EntryID] {
        let ids = lines.map(\.id)
        if index.sort.isEmpty || index.group != nil { return base.sorted(ids, by: index.sort) }
        var sorted: [EntryID] = []
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, lines[end].key == lines[start].key { end += 1 }
            sorted += base.sorted(Array(ids[start..<end]), by: index.sort)
            start = end
        }
        return sorted
    }

    private mutating func addOut(_ standing: Standing) {
        add(.notYet, standing.notYet)
        add(.over, standing.over)
    }

    /// Entries by the values of a field: a choice in the order of its vocabulary, anything else in alphabetical order;
    /// those without value last. Where entries are grouped by one of their own kind, that one comes first in its group.
    private static func groups(_ base: Edition, _ ids: [EntryID], by field: FieldID) -> [(Name, [EntryID])] {
        var groups: [Name: (rank: Int, key: String, ids: [EntryID])] = [:]
        let heads = Set(ids.flatMap { base[$0].targets(field) })
        for id in ids {
            let type = base.model.kinds[base[id].kind].fields[field].type
            let values = base[id].values[field]?.each ?? []
            for value in values {
                let text = ValueText.plain(value, type: type, language: base.language) { base[$0].title }
                switch value {
                case .reference(.entry(let target)):
                    groups[.entry(target), default: (0, text.sortKey, [])].ids.append(id)
                case .word(let word):
                    groups[.text(text), default: (word, "", [])].ids.append(id)
                default:
                    groups[.text(text), default: (0, text.sortKey, [])].ids.append(id)
                }
            }
            if values.isEmpty, heads.contains(id) {
                groups[.entry(id), default: (0, base[id].title.sortKey, [])].ids.insert(id, at: 0)
            } else if values.isEmpty {
                groups[.others, default: (.max, "", [])].ids.append(id)
            }
        }
        return groups.sorted { a, b in
            (a.value.rank, a.value.key, base.rank(of: a.value.ids[0]))
                < (b.value.rank, b.value.key, base.rank(of: b.value.ids[0]))
        }.map { ($0.key, $0.value.ids) }
    }
}

/// Entries of one kind, by whether they are in force at a date.
private struct Standing {
    var held: [EntryID] = []
    var notYet: [EntryID] = []
    var over: [EntryID] = []

    init(_ base: Edition, _ ids: [EntryID], at date: CalendarDate) {
        for id in ids {
            switch base.validity(of: id, at: date) {
            case .inForce: held.append(id)
            case .notYet, .notPublished: notYet.append(id)
            case .ended, .replaced: over.append(id)
            }
        }
    }
}
