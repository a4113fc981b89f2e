/// What the analysis of some documents found, in a form that can be merged with others: the parallel half of index building.
///
/// Local forms and keys are numbered by first appearance. Postings and positions are grouped by form and by key.
public struct AnalyzedChunk: Sendable {
    /// Number of the chunk's first document in the index.
    public let firstDocument: Int
    /// How many documents were analysed.
    public internal(set) var documentCount = 0
    var forms = ByteMap()
    var keys = ByteMap()
    /// Key of each form.
    var keyOfForm: [Int32] = []
    /// Postings of form f: `postings[postingEnds[f-1]..<postingEnds[f]]`, each `document << FieldSet.bits | payload`, by document.
    var postings: [UInt32] = []
    var postingEnds: [Int32] = []
    /// Positions of key k, encoded as in the index but for the first delta, which counts from the chunk's first document.
    var positions: [UInt8] = []
    var positionEnds: [Int32] = []
    var facts: [Facts] = []
    /// Titles as stems, for their length without the words that weigh nothing: keys of document d.
    var titleKeys: [Int32] = []
    /// The encoded page and text of each document, without what depends on its neighbours.
    var documents: [SearchDocument] = []

    struct Facts: Sendable {
        var bodyLength: Int32
        var titleKeysEnd: Int32
    }

    func postings(of form: Int) -> ArraySlice<UInt32> {
        postings[Int(form == 0 ? 0 : postingEnds[form - 1])..<Int(postingEnds[form])]
    }

    func positions(of key: Int) -> ArraySlice<UInt8> {
        positions[Int(key == 0 ? 0 : positionEnds[key - 1])..<Int(positionEnds[key])]
    }

    /// Analyses documents that stand side by side in the index.
    /// - Parameters:
    ///   - documents: at most 65,536, in the order of the index.
    ///   - first: the number of the first one in the whole index.
    public init(analysing documents: [SearchDocument], from first: Int, synonyms: SynonymTable = SynonymTable()) {
        var analyzer = ChunkAnalyzer(firstDocument: first, synonyms: synonyms)
        for document in documents { analyzer.add(document) }
        self = analyzer.finish()
    }

    init(firstDocument: Int) { self.firstDocument = firstDocument }
}
