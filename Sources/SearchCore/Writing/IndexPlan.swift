/// An index ready to be written: chunks merged, words sorted, shards cut. Each shard is then encoded by itself, on any thread.
public struct IndexPlan: Sendable {
    let chunks: [AnalyzedChunk]
    let documentCount: Int
    let options: Options
    let synonyms: SynonymTable
    var forms = ByteMap()
    var keys = ByteMap()
    /// Global keys in the order of their bytes.
    var order: [Int32] = []
    /// Forms of a key: `formsOfKey[formEnds[k-1]..<formEnds[k]]`, sorted.
    var formsOfKey: [Int32] = []
    var formEnds: [Int32] = []
    /// Where a form or a key stands in the chunks: (chunk, local number), by chunk.
    var formPlaces = Places()
    var keyPlaces = Places()
    /// Documents of each key and of each form.
    var documentsOfKey: [Int32] = []
    var documentsOfForm: [Int32] = []
    /// Shards as ranges of `order`, of `lexicon` or of documents.
    var termShards: [Range<Int>] = []
    var positionShards: [Range<Int>] = []
    var lexicon: [Int32] = []
    var lexiconShards: [Range<Int>] = []
    var pageShards: [Range<Int>] = []
    var textShards: [Range<Int>] = []
    var hasFacets = false

    /// Sizes of shards in bytes before compression, and the weights of the ranking.
    public struct Options: Sendable {
        /// Size of a shard of terms, in bytes before compression, about; so are the others.
        public var terms = 2_000
        /// Size of a shard of positions.
        public var positions = 12_000
        /// Positions of at most this many bytes stand beside the postings: proximity costs no further request.
        public var placesBesidePostings = 120
        /// Size of a shard of the lexicon.
        public var lexicon = 6_000
        /// Twice as much on small sites, where a search loads most of them anyway.
        public var pages = 8_000
        /// Size of a shard of texts.
        public var texts = 18_000
        /// What the ranking counts.
        public var ranking = RankingWeights()
        /// The sizes that a site of some hundred pages needs.
        public init() {}
    }

    /// Merges chunks that follow each other without a gap, in order.
    public init(merging chunks: [AnalyzedChunk], synonyms: [Synonym] = [], options: Options = Options()) {
        self.chunks = chunks
        self.options = options
        self.synonyms = SynonymTable(synonyms)
        var total = 0
        for chunk in chunks { total += chunk.documentCount }
        documentCount = total
        numberForms()
        countDocuments()
        cutShards()
    }

    /// Every shard except the root, in a fixed order.
    public var shards: [ShardID] {
        var ids: [ShardID] = []
        for number in termShards.indices { ids.append(ShardID(.terms, number)) }
        for number in positionShards.indices { ids.append(ShardID(.positions, number)) }
        for number in lexiconShards.indices { ids.append(ShardID(.lexicon, number)) }
        for number in pageShards.indices { ids.append(ShardID(.pages, number)) }
        for number in textShards.indices { ids.append(ShardID(.texts, number)) }
        if hasFacets { ids.append(ShardID(.facets, 0)) }
        return ids
    }

    /// The bytes of one shard or of the root. Pure: the same plan gives the same bytes on any thread.
    /// - Parameter files: for shards of pages: the names of the files of all shards of texts, by number.
    public func encode(_ id: ShardID, files: [UInt32] = []) -> [UInt8] {
        let body: [UInt8]
        switch id.family {
        case .root: body = rootBody()
        case .terms: body = termsBody(termShards[id.number])
        case .positions: body = positionsBody(positionShards[id.number])
        case .lexicon: body = lexiconBody(lexiconShards[id.number])
        case .pages: body = pagesBody(pageShards[id.number], files)
        case .texts: body = textsBody(textShards[id.number])
        case .facets: body = facetsBody()
        }
        return IndexFormat.frame(id.family, body)
    }

    /// A term in more than half of the documents weighs nothing in a body; small sites keep everything.
    func isCommon(_ key: Int) -> Bool {
        documentCount >= 64 && Int(documentsOfKey[key]) * 2 > documentCount
    }

    func document(_ number: Int) -> SearchDocument {
        var low = 0
        var high = chunks.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if chunks[middle].firstDocument <= number { low = middle } else { high = middle - 1 }
        }
        return chunks[low].documents[number - chunks[low].firstDocument]
    }
}

/// Numbers of things in chunks, grouped by their global number.
struct Places: Sendable {
    struct Place: Sendable {
        var chunk: Int32
        var number: Int32
    }

    private(set) var places: [Place] = []
    private(set) var ends: [Int32] = []

    init() {}

    /// - Parameter globals: for each chunk the global number of each local one.
    init(_ globals: [[Int32]], count: Int) {
        var next = [Int32](repeating: 0, count: count + 1)
        for list in globals {
            for global in list { next[Int(global) + 1] += 1 }
        }
        for number in 1..<next.count { next[number] += next[number - 1] }
        places = [Place](repeating: Place(chunk: 0, number: 0), count: Int(next[count]))
        for chunk in globals.indices {
            for local in globals[chunk].indices {
                let global = Int(globals[chunk][local])
                places[Int(next[global])] = Place(chunk: Int32(chunk), number: Int32(local))
                next[global] += 1
            }
        }
        ends = [Int32](next.dropLast())
    }

    subscript(number: Int) -> ArraySlice<Place> {
        places[Int(number == 0 ? 0 : ends[number - 1])..<Int(ends[number])]
    }
}
