/// What a result shows of a document.
struct PageRecord {
    var path: [UInt8]
    var id: [UInt8]
    var title: [UInt8]
    var card: [CardLine]

    /// - Parameters:
    ///   - index: counted from the shard's first document.
    static func read(_ index: Int, in shard: [UInt8]) throws(IndexFormatError) -> PageRecord {
        var reader = ByteReader(shard, from: IndexFormat.headerLength, to: shard.count)
        let count = try reader.count(ofSize: 4)
        guard index < count else { throw .damaged }
        var folder: [UInt8] = []
        for number in 0...index {
            let title = try reader.range()
            try reader.tail(&folder)
            let shared = try reader.number()
            let rest = try reader.range()
            let id = try reader.range()
            var card: [CardLine] = []
            for _ in 0..<(try reader.count(ofSize: 3)) {
                let role = CardLine.Role(rawValue: try reader.byte()) ?? .text
                let label = try reader.range()
                let value = try reader.range()
                if number == index {
                    card.append(CardLine(role, label: [UInt8](shard[label]), value: [UInt8](shard[value])))
                }
            }
            if number == index {
                let path = folder + PathName.slug([UInt8](shard[title])).prefix(shared) + shard[rest]
                let name = id.isEmpty ? [UInt8](PathName.of(path)) : [UInt8](shard[id])
                return PageRecord(path: path, id: name, title: [UInt8](shard[title]), card: card)
            }
        }
        throw .damaged
    }
}

/// The text of a document, for snippets: ranges of the shard's bytes.
struct TextRecord {
    struct Section {
        var heading: Range<Int>
        var anchor: Range<Int>
        var text: Range<Int>
    }

    static func read(_ index: Int, in shard: [UInt8]) throws(IndexFormatError) -> [Section] {
        var reader = ByteReader(shard, from: IndexFormat.headerLength, to: shard.count)
        let count = try reader.count()
        guard index < count else { throw .damaged }
        for number in 0...index {
            var sections: [Section] = []
            for _ in 0..<(try reader.count(ofSize: 3)) {
                let section = Section(heading: try reader.range(), anchor: try reader.range(), text: try reader.range())
                if number == index { sections.append(section) }
            }
            if number == index { return sections }
        }
        throw .damaged
    }
}

/// The facets of an index, decoded.
struct FacetShard {
    struct Facet {
        var name: [UInt8]
        var values: [[UInt8]]
        /// Values of document d: `numbers[ends[d-1]..<ends[d]]`.
        var numbers: [Int32]
        var ends: [Int32]
    }

    private(set) var facets: [Facet] = []

    init(_ shard: [UInt8], documentCount: Int) throws(IndexFormatError) {
        var reader = ByteReader(shard, from: IndexFormat.headerLength, to: shard.count)
        for _ in 0..<(try reader.count()) {
            var facet = Facet(name: [UInt8](try reader.slice()), values: [], numbers: [], ends: [])
            for _ in 0..<(try reader.count()) { facet.values.append([UInt8](try reader.slice())) }
            guard documentCount <= reader.remaining else { throw .truncated }
            for _ in 0..<documentCount {
                for _ in 0..<(try reader.count()) {
                    let value = try reader.number()
                    guard value < facet.values.count else { throw .damaged }
                    facet.numbers.append(Int32(value))
                }
                facet.ends.append(Int32(facet.numbers.count))
            }
            facets.append(facet)
        }
    }
}
