/// An index that can be searched: its root, and the shards that have been loaded.
///
/// `search` never blocks and never loads: it says which shards it needs, and is asked again once they are there. The same
/// shards give the same answer, natively and as WebAssembly, bit for bit.
public final class SearchIndex {
    let root: IndexRoot
    let store: ShardStore

    /// - Throws: `IndexFormatError` for bytes that are no sound root of this version. Never traps.
    public init(root bytes: [UInt8]) throws(IndexFormatError) {
        root = try IndexRoot(decoding: bytes)
        store = ShardStore(root)
    }

    /// Documents in the index.
    public var documentCount: Int { root.documentCount }

    /// Takes in a shard that `search` asked for.
    /// - Throws: `IndexFormatError`; the shard is then as if it had not been loaded.
    public func load(_ id: ShardID, _ bytes: [UInt8]) throws(IndexFormatError) {
        try store.load(id, bytes)
    }

    /// Searches without a shard that cannot be had; the results say that they are incomplete.
    public func giveUp(_ id: ShardID) {
        store.giveUp(id)
    }

    /// - Throws: `IndexFormatError` when a shard turns out to contradict itself.
    public func search(_ request: SearchRequest) throws(IndexFormatError) -> SearchOutcome {
        let evaluation = evaluation(request)
        let results = evaluation.run()
        if evaluation.isDamaged { throw .damaged }
        return results.map { .done($0) } ?? .needs(evaluation.wanted)
    }

    func evaluation(_ request: SearchRequest) -> Evaluation {
        Evaluation(root: root, store: store, request: request)
    }
}
