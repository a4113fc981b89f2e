/// Runs the analysis over the fields of documents and collects postings and positions.
struct ChunkAnalyzer {
    var chunk: AnalyzedChunk
    private let synonyms: SynonymTable
    private var buffer = TokenBuffer()
    /// Forms met in the current document: its number + 1, and the place of the posting in `raw`.
    private var lastDocument: [Int32] = []
    private var slot: [Int32] = []
    var raw: [RawPosting] = []
    /// Key and position of every token, documents parted by `Occurrence.end`.
    var occurrences: [Occurrence] = []
    /// Phrases that begin with the key, from `synonyms`; looked up once per key.
    private var phrasesOfKey: [Range<Int>] = []
    private var position: Int32 = 0
    private var bodyLength: Int32 = 0

    struct RawPosting {
        var form: Int32
        var document: Int32
        var fields: Int32
        var count: Int32
    }

    struct Occurrence {
        static let end = Occurrence(key: -1, position: 0)
        var key: Int32
        var position: Int32
    }

    /// Words that could make one phrase never stand across two fields.
    static let fieldGap: Int32 = 8

    init(firstDocument: Int, synonyms: SynonymTable) {
        chunk = AnalyzedChunk(firstDocument: firstDocument)
        self.synonyms = synonyms
    }

    mutating func add(_ document: SearchDocument) {
        position = 0
        bodyLength = 0
        field(document.title, FieldSet.title)
        for token in buffer.tokens where token.kind == .word || token.kind == .identifier && token.span == 1 {
            if let form = chunk.forms.find(buffer.bytes, Int(token.start), Int(token.end)) {
                chunk.titleKeys.append(chunk.keyOfForm[form])
            }
        }
        exact(FieldSet.title)
        for name in document.names {
            field(name, FieldSet.name)
            exact(FieldSet.name)
        }
        for alias in document.aliases {
            field(alias, FieldSet.alias)
            exact(FieldSet.alias)
        }
        for sigle in document.sigles { self.sigle(sigle) }
        for row in document.rows { field(row, FieldSet.row) }
        for column in document.columns { field(column, FieldSet.column) }
        field(document.kind, FieldSet.column)
        for words in document.asked { field(words, FieldSet.column | FieldSet.asked) }
        // What a card says in words stands in the text, too.
        for line in document.card where line.role != .text { field(line.value, FieldSet.column) }
        for section in document.sections {
            field(section.heading, FieldSet.heading)
            field(section.text, 0)
        }
        occurrences.append(.end)
        chunk.facts.append(.init(bodyLength: bodyLength, titleKeysEnd: Int32(chunk.titleKeys.count)))
        chunk.documents.append(document)
        chunk.documentCount += 1
    }

    /// Analyses one field; `fields` is 0 for the body.
    private mutating func field(_ text: [UInt8], _ fields: Int) {
        buffer.reset()
        guard !text.isEmpty else { return }
        Tokenizer.run(text, into: &buffer)
        let base = position
        let isShouted = isShouted
        let addresses = text.contains(0x40) ? addresses : []
        for index in buffer.tokens.indices {
            let token = buffer.tokens[index]
            let form = number(buffer.bytes, Int(token.start), Int(token.end))
            // Its place is kept: quoted words may be written in any way.
            let range = token.sourceStart..<token.sourceEnd
            if isShouted || !isSigle(index), addresses.allSatisfy({ $0 == range || !$0.contains(range.lowerBound) }) {
                record(form, fields)
            }
            occurrences.append(Occurrence(key: chunk.keyOfForm[form], position: base + token.position))
            if !synonyms.phrases.isEmpty, token.span == 1, token.kind == .word { expand(at: index, form, fields, base) }
        }
        if fields == 0 || fields == FieldSet.heading { bodyLength += buffer.position }
        position = base + buffer.position + ChunkAnalyzer.fieldGap
    }

    /// Whether a token is the ordinary word of a sigle, which follows it: DIRECCTE is no form of « directeur ».
    private func isSigle(_ index: Int) -> Bool {
        guard index + 1 < buffer.tokens.count, buffer.tokens[index].kind == .word else { return false }
        let next = buffer.tokens[index + 1]
        return next.kind == .sigle && next.position == buffer.tokens[index].position
    }

    /// Where mail addresses stand in the source: their parts are not found, only the whole.
    private var addresses: [Range<Int32>] {
        buffer.tokens.filter { $0.kind == .identifier && buffer.form($0).contains(0x40) }.map {
            $0.sourceStart..<$0.sourceEnd
        }
    }

    /// Whether a field of some length has nothing but capitals, which then say nothing.
    private var isShouted: Bool {
        buffer.position > 4 && !buffer.tokens.indices.contains { buffer.tokens[$0].kind == .word && !isSigle($0) }
    }

    /// Adds the sigle or the meaning of a phrase that begins at a token.
    private mutating func expand(at index: Int, _ form: Int, _ fields: Int, _ base: Int32) {
        for number in phrasesOfKey[Int(chunk.keyOfForm[form])] {
            let phrase = synonyms.phrases[number]
            guard matches(phrase.stems, at: index) else { continue }
            let sigle = self.number(bytes: phrase.sigle)
            record(sigle, fields)
            if phrase.isMeaning { continue }
            occurrences.append(Occurrence(key: chunk.keyOfForm[sigle], position: base + buffer.tokens[index].position))
        }
    }

    private func matches(_ stems: [[UInt8]], at index: Int) -> Bool {
        var index = index
        for stem in stems {
            while index < buffer.tokens.count, buffer.tokens[index].span != 1 || buffer.tokens[index].kind == .sigle {
                index += 1
            }
            guard index < buffer.tokens.count else { return false }
            let token = buffer.tokens[index]
            if buffer.form(token) != stem[...], Stemmer.stem(buffer.form(token)) != stem { return false }
            index += 1
        }
        return true
    }

    private mutating func sigle(_ sigle: [UInt8]) {
        field(sigle, FieldSet.alias)
        guard let form = SynonymTable.form(of: sigle) else { return }
        record(number(bytes: form), FieldSet.alias | FieldSet.name)
        // What bears the sigle comes before what merely explains it.
        exact(FieldSet.name)
    }

    /// Records that the field just analysed is wholly this, so that a query of the same words finds it first.
    private mutating func exact(_ fields: Int) {
        guard let key = ExactKey.make(buffer) else { return }
        record(number(bytes: key), fields)
    }

    private mutating func number(bytes: [UInt8]) -> Int {
        number(bytes, 0, bytes.count)
    }

    @inline(__always)
    private mutating func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        let (form, isNew) = chunk.forms.insert(bytes, start, end)
        if isNew { addForm(bytes, start, end) }
        return form
    }

    private mutating func addForm(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        let stem = Stemmer.stem(bytes[start..<end])
        let (key, isNew) = chunk.keys.insert(stem, 0, stem.count)
        chunk.keyOfForm.append(Int32(key))
        lastDocument.append(0)
        slot.append(0)
        if isNew { phrasesOfKey.append(synonyms.candidates(stem[...])) }
    }

    @inline(__always)
    private mutating func record(_ form: Int, _ fields: Int) {
        let document = Int32(chunk.documentCount)
        if lastDocument[form] != document + 1 {
            lastDocument[form] = document + 1
            slot[form] = Int32(raw.count)
            raw.append(
                RawPosting(form: Int32(form), document: document, fields: Int32(fields), count: fields == 0 ? 1 : 0))
        } else if fields == 0 {
            raw[Int(slot[form])].count += 1
        } else {
            raw[Int(slot[form])].fields |= Int32(fields)
        }
    }
}
