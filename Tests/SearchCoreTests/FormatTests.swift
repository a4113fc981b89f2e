import SearchFixtures
import Testing

@testable import SearchCore

@Suite struct FormatTests {
    private let queries = [
        "logement", "\"zone inondable\" permis", "logemnt", "référent logement DDT", "inondab", "L. 562-1 -travaux",
    ]

    private func plan(chunks: Int = 1) -> IndexPlan {
        let documents = SampleSite.documents
        let size = (documents.count + chunks - 1) / chunks
        let table = SynonymTable(SampleSite.synonyms)
        let parts = stride(from: 0, to: documents.count, by: size).map { start in
            AnalyzedChunk(
                analysing: Array(documents[start..<min(documents.count, start + size)]), from: start, synonyms: table)
        }
        var options = IndexPlan.Options()
        options.placesBesidePostings = 24
        options.terms = 600
        options.texts = 400
        return IndexPlan(merging: parts, synonyms: SampleSite.synonyms, options: options)
    }

    @Test func `the number of pieces that were analysed in parallel does not change a byte`() {
        let whole = plan()
        for count in [2, 3, 13] {
            let pieces = plan(chunks: count)
            #expect(pieces.shards == whole.shards)
            for id in [ShardID(.root, 0)] + whole.shards { #expect(pieces.encode(id) == whole.encode(id), "\(id)") }
        }
    }

    @Test func `an edit of one page touches few shards`() throws {
        var dice = Dice(state: 5)
        var documents = (0..<300).map { number in
            let words = (0..<40).map { _ in "mot" + String(Int.random(in: 0..<5000, using: &dice), radix: 26) }
            return SampleSite.document("page", "pages/p\(number).html", "Page \(number)", words.joined(separator: " "))
        }
        var options = IndexPlan.Options()
        options.terms = 1000
        let before = IndexPlan(merging: [AnalyzedChunk(analysing: documents, from: 0)], options: options)
        documents[70].sections[0].text += Array(" motneuf".utf8)
        let after = IndexPlan(merging: [AnalyzedChunk(analysing: documents, from: 0)], options: options)
        let old = Set(before.shards.filter { $0.family == .terms }.map { before.encode($0) })
        let new = after.shards.filter { $0.family == .terms }.map { after.encode($0) }
        let changed = new.filter { !old.contains($0) }.count
        #expect(new.count > 50 && changed < new.count / 8, "\(changed) of \(new.count)")
    }

    @Test func `every truncation of every shard is refused`() throws {
        let plan = plan()
        let root = plan.encode(ShardID(.root, 0))
        for length in 0..<root.count {
            #expect(throws: IndexFormatError.self) { try SearchIndex(root: Array(root[..<length])) }
        }
        let index = try SearchIndex(root: root)
        for id in plan.shards {
            let bytes = plan.encode(id)
            for length in 0..<bytes.count {
                #expect(throws: IndexFormatError.self) { try index.load(id, Array(bytes[..<length])) }
            }
        }
    }

    @Test func `another version and another family are refused by name`() throws {
        let plan = plan()
        var root = plan.encode(ShardID(.root, 0))
        #expect(throws: IndexFormatError.wrongFamily) { try SearchIndex(root: plan.encode(ShardID(.terms, 0))) }
        #expect(throws: IndexFormatError.wrongFamily) {
            try SearchIndex(root: root).load(ShardID(.terms, 99), plan.encode(ShardID(.terms, 0)))
        }
        root[4] = 2
        #expect(throws: IndexFormatError.unsupportedVersion) { try SearchIndex(root: root) }
        root[0] = 0
        #expect(throws: IndexFormatError.notAnIndex) { try SearchIndex(root: root) }
    }

    /// The checksum is set right again, so that the decoders themselves meet the damage.
    @Test func `ten thousand alterations give an error or a result, never a trap`() throws {
        let plan = plan()
        let ids = [ShardID(.root, 0)] + plan.shards
        var sound: [(ShardID, [UInt8])] = ids.map { ($0, plan.encode($0)) }
        var dice = Dice(state: 2013)
        var refused = 0
        for round in 0..<10_000 {
            let place = round % 4 == 0 ? 0 : Int.random(in: 0..<sound.count, using: &dice)
            let kept = sound[place].1
            alter(&sound[place].1, &dice)
            do {
                try search(sound, queries[round % queries.count])
            } catch {
                refused += 1
            }
            sound[place].1 = kept
        }
        #expect(refused > 500 && refused < 10_000)
    }

    private func alter(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard bytes.count > IndexFormat.headerLength else { return }
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            let place = Int.random(in: IndexFormat.headerLength..<bytes.count, using: &dice)
            bytes[place] =
                Bool.random(using: &dice)
                ? UInt8.random(in: 0...255, using: &dice) : bytes[place] ^ (1 << UInt8.random(in: 0...7, using: &dice))
        }
        if Bool.random(using: &dice) {
            bytes.removeLast(Int.random(in: 0..<min(8, bytes.count - IndexFormat.headerLength), using: &dice))
        }
        let body = Array(bytes[IndexFormat.headerLength...])
        guard let family = ShardFamily(rawValue: bytes[5]) else { return }
        bytes = IndexFormat.frame(family, body)
    }

    private func search(_ shards: [(ShardID, [UInt8])], _ query: String) throws {
        let index = try SearchIndex(root: shards[0].1)
        let request = SearchRequest(query: Array(query.utf8), wantsSnippets: true, wantsFacets: true)
        for _ in 0..<12 {
            guard case .needs(let ids) = try index.search(request) else { return }
            for id in ids {
                if let shard = shards.first(where: { $0.0 == id }) {
                    try index.load(id, shard.1)
                } else {
                    index.giveUp(id)
                }
            }
        }
    }

    @Test func `hostile queries are answered`() throws {
        var index = try SampleSite.index()
        let long = String(repeating: "logement ", count: 1200)
        for query in [
            "", " ", long, String(repeating: "x", count: 10_000), "?!…—«»\"'’", "le la les de des", "\"logement",
            "\u{0}\u{1}\u{7F}", "🙂🙂", "שלום عربي",
            "<script>alert(1)</script>", "-", "--", "-logement", "\"\"", "''''", "l'", "@", "a@", "*", "1*", "+33",
            "L.", "\u{FEFF}",
        ] {
            for completes in [false, true] {
                let request = SearchRequest(
                    query: Array(query.utf8), completes: completes, wantsSnippets: true, wantsFacets: true)
                let results = try index.search(request)
                let json = SearchOutcome.done(results).json(query: request.query)
                #expect(!json.contains(0x3C), "no tag in the answer")
            }
        }
        #expect(try index.ids("").isEmpty)
        #expect(try index.ids(long).first == "logement")
        _ = try index.search(SearchRequest(query: [0xC3, 0xFF, 0xE2, 0x80, 0xF0]))
    }

    @Test func `an empty site has an index`() throws {
        var index = try LoadedIndex([])
        #expect(try index.ids("logement").isEmpty)
    }

    @Test func `a hundred thousand documents fit`() throws {
        let documents = (0..<100_000).map { number in
            SearchDocument(
                kind: [0x70], id: Array("\(number)".utf8), path: Array("p/\(number).html".utf8),
                title: Array("page \(number) \(number % 7 == 0 ? "sept" : "autre")".utf8))
        }
        var index = try LoadedIndex(documents)
        #expect(try index.ids("page 77777").first == "77777")
        #expect(try index.search(SearchRequest(query: Array("sept".utf8))).total == 14_286)
    }
}
