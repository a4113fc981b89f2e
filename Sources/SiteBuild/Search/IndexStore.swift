internal import Files
internal import KnowledgeBase
internal import Language
internal import SearchCore

/// What of a former index is still what a new one would hold: analyses of documents that are the same, packed files.
struct IndexStore: Sendable {
    let writer: GenerationWriter
    /// The files of the former site; nil where everything is made anew.
    let former: FormerGeneration?
    /// Where the former site keeps its analyses.
    private let analyses: String?
    /// By which they were made; nil where nothing is kept for the next build.
    private let program: String?

    init(_ writer: GenerationWriter, _ former: FormerGeneration?, keptFor program: String?) {
        (self.writer, self.former, self.program) = (writer, former, program)
        analyses = program == nil ? nil : writer.former(.analyses)
    }

    /// Whether the former site has a file, and this packed in it.
    var hasFile: @Sendable (String, IndexFile.Packed) -> Bool {
        guard let former else { return { _, _ in false } }
        return { former.file($0, packing: $1) != nil }
    }

    /// The analysis of documents that stand side by side in the index, which is kept for the next build.
    /// - Parameter first: the number of the first one in the whole index.
    func analysis(of documents: [SearchDocument], from first: Int, _ synonyms: SynonymTable) -> AnalyzedChunk {
        guard let program else { return AnalyzedChunk(analysing: documents, from: first, synonyms: synonyms) }
        var hash = ContentHash()
        for document in documents { hash.add(document) }
        let name = String(hexadecimal: hash.value)
        if let file = analyses.map({ $0 + "/" + name }), let bytes = try? writer.fileSystem.read(file),
            let stored = Self.stored(bytes, program),
            let chunk = AnalyzedChunk(stored: stored, of: documents, from: first, synonyms)
        {
            if !writer.take(file, in: .analyses, as: name) { writer.keep(bytes, in: .analyses, as: name) }
            return chunk
        }
        let chunk = AnalyzedChunk(analysing: documents, from: first, synonyms: synonyms)
        var record = RecordWriter()
        record.add(Self.mark)
        record.add(program)
        record.add(blob: chunk.stored(synonyms))
        record.seal()
        writer.keep(record.bytes, in: .analyses, as: name)
        return chunk
    }

    /// Keeps all analyses for a build that makes the index of this site: what they tell of texts that have gone stays till then.
    func leave() {
        guard let analyses, let items = try? writer.fileSystem.list(analyses) else { return }
        for item in items {
            let name = String(decoding: item.name, as: UTF8.self)
            _ = writer.take(analyses + "/" + name, in: .analyses, as: name)
        }
    }

    private static let mark = "unisson analysis 1"

    /// Nil for what is damaged, or another program's.
    private static func stored(_ bytes: [UInt8], _ program: String) -> [UInt8]? {
        guard var reader = RecordReader(bytes), reader.text() == mark, reader.text() == program,
            let stored = reader.blob(), reader.isAtEnd
        else { return nil }
        return stored
    }
}

extension ContentHash {
    /// Adds all that the index is told of a document.
    fileprivate mutating func add(_ document: SearchDocument) {
        for text in [document.kind, document.id, document.path, document.title] { add(text) }
        for texts in [
            document.names, document.aliases, document.sigles, document.rows, document.columns, document.asked,
        ] {
            add(word: UInt64(texts.count))
            for text in texts { add(text) }
        }
        add(word: UInt64(document.sections.count))
        for section in document.sections {
            for text in [section.heading, section.anchor, section.text] { add(text) }
            add(word: section.isQuoted ? 1 : 0)
        }
        add(word: UInt64(document.facets.count))
        for facet in document.facets {
            add(facet.facet)
            add(facet.value)
        }
        add(word: document.isInForce ? 1 : 0)
        add(word: UInt64(document.priority))
        add(word: UInt64(document.card.count))
        for line in document.card {
            add(word: UInt64(line.role.rawValue))
            add(line.label)
            add(line.value)
        }
    }
}
