extension IndexPlan {
    func rootBody() -> [UInt8] {
        var writer = ByteWriter()
        writer.number(documentCount)
        var words = 0
        for chunk in chunks {
            for facts in chunk.facts { words += Int(facts.bodyLength) }
        }
        writer.number(max(1, words / max(1, documentCount)))
        writer.string(options.ranking.bytes)
        let kinds = kinds()
        writer.number(kinds.count)
        for kind in kinds { writer.string(kind) }
        bounds(termShards, &writer) { keys.bytes(Int(order[$0])) }
        bounds(positionShards, &writer) { keys.bytes(Int(order[$0])) }
        bounds(lexiconShards, &writer) { typed(lexicon[$0]) }
        writer.number(pageShards.count)
        for shard in pageShards { writer.number(shard.count) }
        writer.number(textShards.count)
        for shard in textShards { writer.number(shard.count) }
        writer.number(hasFacets ? 1 : 0)
        runs(kinds, &writer)
        lengths(&writer)
        writer.number(synonyms.phrases.count)
        for phrase in synonyms.phrases {
            writer.string(phrase.sigle)
            var joined: [UInt8] = []
            for stem in phrase.stems {
                if !joined.isEmpty { joined.append(0x20) }
                joined.append(contentsOf: stem)
            }
            writer.string(joined)
        }
        return writer.bytes
    }

    private func kinds() -> [[UInt8]] {
        var kinds: [[UInt8]] = []
        for chunk in chunks {
            for document in chunk.documents where !kinds.contains(document.kind) { kinds.append(document.kind) }
        }
        kinds.sort { precedes($0[...], $1[...]) }
        return kinds
    }

    private func bounds(_ shards: [Range<Int>], _ writer: inout ByteWriter, _ word: (Int) -> ArraySlice<UInt8>) {
        writer.number(shards.count)
        var previous: [UInt8] = []
        for (number, shard) in shards.enumerated() {
            writer.tail(separator(shard, isFirst: number == 0, word), against: &previous)
        }
    }

    /// The shortest word that parts a shard from the one before it; nothing for the first one.
    private func separator(_ shard: Range<Int>, isFirst: Bool, _ word: (Int) -> ArraySlice<UInt8>) -> ArraySlice<UInt8>
    {
        guard !isFirst, shard.lowerBound > 0 else { return [] }
        let first = word(shard.lowerBound)
        let before = word(shard.lowerBound - 1)
        var shared = 0
        for (left, right) in zip(first, before) {
            guard left == right else { break }
            shared += 1
        }
        return first.prefix(shared + 1)
    }

    private func runs(_ kinds: [[UInt8]], _ writer: inout ByteWriter) {
        var runs: [(length: Int, kind: Int, flags: UInt8)] = []
        for chunk in chunks {
            for document in chunk.documents {
                let kind = kinds.firstIndex(of: document.kind) ?? 0
                let flags = DocumentFlags(
                    inForce: document.isInForce, hasCard: !document.card.isEmpty, priority: document.priority
                ).byte
                if let last = runs.last, last.kind == kind, last.flags == flags {
                    runs[runs.count - 1].length += 1
                } else {
                    runs.append((1, kind, flags))
                }
            }
        }
        writer.number(runs.count)
        for run in runs {
            writer.number(run.length)
            writer.number(run.kind)
            writer.bytes.append(run.flags)
        }
    }

    /// A title's length counts the words that weigh something.
    private func lengths(_ writer: inout ByteWriter) {
        for (number, chunk) in chunks.enumerated() {
            var common = [Bool](repeating: false, count: chunk.keys.count)
            for key in 0..<keys.count where isCommon(key) {
                for place in keyPlaces[key] where Int(place.chunk) == number { common[Int(place.number)] = true }
            }
            var start = 0
            for facts in chunk.facts {
                var title = 0
                for index in start..<Int(facts.titleKeysEnd) where !common[Int(chunk.titleKeys[index])] { title += 1 }
                start = Int(facts.titleKeysEnd)
                writer.bytes.append(DocumentLength(title: title, body: Int(facts.bodyLength)).byte)
            }
        }
    }
}
