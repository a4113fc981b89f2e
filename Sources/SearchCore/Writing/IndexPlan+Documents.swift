extension IndexPlan {
    func lexiconBody(_ range: Range<Int>) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(range.count)
        var previous: [UInt8] = []
        for index in range {
            let form = Int(lexicon[index])
            writer.tail(typed(lexicon[index]), against: &previous)
            var rarity: UInt8 = 0
            var documents = documentsOfForm[form]
            while documents > 1 {
                documents >>= 1
                rarity += 1
            }
            writer.bytes.append(rarity)
        }
        return writer.bytes
    }

    /// Written column by column.
    func pagesBody(_ range: Range<Int>, _ files: [UInt32]) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(range.count)
        let documents = range.map { document($0) }
        for document in documents { writer.text(document.title) }
        var previous: [UInt8] = []
        for document in documents {
            writer.tail(document.path[..<PathName.start(document.path)], against: &previous)
        }
        let shared = documents.map { PathName.shared($0.path, with: $0.title) }
        for (document, range) in zip(documents, shared) {
            writer.text(document.path[PathName.start(document.path)..<range.lowerBound])
        }
        for range in shared { writer.number(range.count) }
        for (document, range) in zip(documents, shared) { writer.text(document.path[range.upperBound...]) }
        for document in documents {
            writer.text(PathName.of(document.path) == document.id[...] ? [][...] : document.id[...])
        }
        cards(documents, &writer)
        for (number, texts) in textShards.enumerated() where texts.overlaps(range) {
            writer.fixed(files.isEmpty ? 0 : files[number])
        }
        return writer.bytes
    }

    private func cards(_ documents: [SearchDocument], _ writer: inout ByteWriter) {
        var labels: [CardLine] = []
        var lines = ByteWriter()
        var values = ByteWriter()
        for document in documents {
            lines.number(document.card.count)
            for line in document.card {
                let known = labels.firstIndex { $0.role == line.role && $0.label == line.label }
                if known == nil { labels.append(line) }
                lines.number(known ?? labels.count - 1)
                values.text(line.value)
            }
        }
        writer.number(labels.count)
        for label in labels {
            writer.bytes.append(label.role.rawValue)
            writer.text(label.label)
        }
        writer.bytes += lines.bytes + values.bytes
    }

    func textsBody(_ range: Range<Int>) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(range.count)
        for number in range {
            let document = document(number)
            let sections = document.sections.filter(\.isQuoted)
            writer.number(sections.count)
            for section in sections {
                writer.string(section.heading)
                writer.string(section.anchor)
                writer.string(section.text)
            }
        }
        return writer.bytes
    }

    /// Facets in the order of their names, their values too.
    func facetsBody() -> [UInt8] {
        var names: [[UInt8]] = []
        for chunk in chunks {
            for document in chunk.documents {
                for facet in document.facets where !names.contains(facet.facet) { names.append(facet.facet) }
            }
        }
        names.sort { precedes($0[...], $1[...]) }
        var writer = ByteWriter()
        writer.number(names.count)
        for name in names { facet(name, &writer) }
        return writer.bytes
    }

    private func facet(_ name: [UInt8], _ writer: inout ByteWriter) {
        var map = ByteMap()
        for chunk in chunks {
            for document in chunk.documents {
                for facet in document.facets where facet.facet == name { _ = map.insert(facet.value[...]) }
            }
        }
        var order = [Int](0..<map.count)
        order.sort { precedes(map.bytes($0), map.bytes($1)) }
        var rank = [Int](repeating: 0, count: map.count)
        for (index, number) in order.enumerated() { rank[number] = index }
        writer.string(name)
        writer.number(order.count)
        for number in order { writer.string(map.bytes(number)) }
        for chunk in chunks {
            for document in chunk.documents {
                var values: [Int] = []
                for facet in document.facets where facet.facet == name {
                    let value = rank[map.insert(facet.value[...]).number]
                    if !values.contains(value) { values.append(value) }
                }
                values.sort()
                writer.number(values.count)
                for value in values { writer.number(value) }
            }
        }
    }
}
