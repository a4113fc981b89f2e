/// What a result shows of a document.
struct PageRecord: Sendable {
    var path: [UInt8]
    var id: [UInt8]
    var title: [UInt8]
    var card: [CardLine]

    /// - Parameter index: counted from the shard's first document.
    /// - Returns: nil, with the damage noted, where the shard does not have it.
    static func read(_ index: Int, _ reader: inout ByteReader) -> PageRecord? {
        let count = reader.count(ofSize: 7)
        guard index < count else {
            reader.fail()
            return nil
        }
        let title = reader.text(index, of: count)
        var word: [UInt8] = []
        var folder = word
        for number in 0..<count {
            reader.tail(&word)
            if number == index { folder = word }
        }
        let head = reader.text(index, of: count)
        var shared = 0
        for number in 0..<count {
            let letters = reader.number()
            if number == index { shared = letters }
        }
        let rest = reader.text(index, of: count)
        let id = reader.text(index, of: count)
        let path = folder + head + PathName.slug(title).prefix(shared) + rest
        return PageRecord(
            path: path, id: id.isEmpty ? [UInt8](PathName.of(path)) : id, title: title,
            card: card(index, count, &reader))
    }

    private static func card(_ index: Int, _ count: Int, _ reader: inout ByteReader) -> [CardLine] {
        var labels: [CardLine] = []
        for _ in 0..<reader.count(ofSize: 2) {
            let role = CardLine.Role(rawValue: reader.byte()) ?? .text
            labels.append(CardLine(role, label: reader.text(), value: []))
        }
        var card: [CardLine] = []
        var before = 0
        for number in 0..<count {
            for _ in 0..<reader.count() {
                let label = reader.number()
                if number < index { before += 1 }
                if label >= labels.count {
                    reader.fail()
                } else if number == index {
                    card.append(labels[label])
                }
            }
        }
        _ = reader.text(0, of: before)
        for line in card.indices { card[line].value = reader.text() }
        return card
    }
}

/// The text of a document, for snippets: ranges of the shard's bytes.
struct TextRecord {
    struct Section {
        var heading: Range<Int>
        var anchor: Range<Int>
        var text: Range<Int>
    }

    static func read(_ index: Int, _ reader: inout ByteReader) -> [Section] {
        var left = reader.count()
        var skipped = index
        while left > 0 {
            var sections: [Section] = []
            for _ in 0..<reader.count(ofSize: 3) {
                sections.append(Section(heading: reader.range(), anchor: reader.range(), text: reader.range()))
            }
            if skipped == 0 { return sections }
            skipped -= 1
            left -= 1
        }
        reader.fail()
        return []
    }
}

/// The facets of an index, decoded.
struct FacetShard {
    final class Facet {
        let name: [UInt8]
        let values: [[UInt8]]
        /// The values of all documents, one after the other.
        private(set) var numbers: [Int32] = []
        private var ends: [Int32] = []

        init(name: [UInt8], values: [[UInt8]]) {
            self.name = name
            self.values = values
        }

        /// Where the values of a document stand in `numbers`.
        func range(of document: Int) -> Range<Int> {
            (document == 0 ? 0 : Int(ends[document - 1]))..<Int(ends[document])
        }

        func add(_ value: Int32) { numbers.append(value) }

        /// Ends the values of a document.
        func end() { ends.append(Int32(numbers.count)) }
    }

    /// - Returns: none, with the damage noted, where one of them contradicts itself.
    static func read(_ reader: inout ByteReader, documentCount: Int) -> [Facet] {
        var facets: [Facet] = []
        for _ in 0..<reader.count() {
            let name = reader.string()
            var values: [[UInt8]] = []
            for _ in 0..<reader.count() { values.append(reader.string()) }
            let facet = Facet(name: name, values: values)
            for _ in 0..<documentCount {
                for _ in 0..<reader.count() {
                    let value = reader.number()
                    if value >= facet.values.count { reader.fail() }
                    facet.add(Int32(value))
                }
                facet.end()
            }
            facets.append(facet)
        }
        return reader.isDamaged ? [] : facets
    }
}
