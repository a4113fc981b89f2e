extension AnalyzedChunk {
    /// The analysis as bytes, for a later index of the same documents on this machine. Neither these nor the place of the first are
    /// in it.
    /// - Parameter synonyms: those with which it was made.
    public func stored(_ synonyms: SynonymTable) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(postings.count * 4 + positions.count + forms.arena.count * 2 + forms.count * 24)
        func add<Number: FixedWidthInteger>(_ list: [Number]) {
            let count = UInt32(list.count)
            withUnsafeBytes(of: count) { bytes += $0 }
            list.withUnsafeBytes { bytes += $0 }
        }
        add(synonyms.consulted(keys))
        for map in [forms, keys] {
            add(map.arena)
            add(map.ends)
        }
        add(keyOfForm)
        add(postings)
        add(postingEnds)
        add(positions)
        add(positionEnds)
        add(titleKeys)
        add(facts.map(\.bodyLength))
        add(facts.map(\.titleKeysEnd))
        return bytes
    }

    /// The analysis that was stored. Nil where it is damaged, or where these synonyms might find something else in the documents.
    /// - Parameters:
    ///   - documents: those of which it was made: who calls knows that they are.
    ///   - first: the number of the first one in the whole index.
    public init?(
        stored bytes: [UInt8], of documents: [SearchDocument], from first: Int, _ synonyms: SynonymTable
    ) {
        self.init(firstDocument: first)
        var reader = ListReader(bytes: bytes)
        let consulted: [UInt8] = reader.list()
        guard let forms = ByteMap(arena: reader.list(), ends: reader.list()),
            let keys = ByteMap(arena: reader.list(), ends: reader.list())
        else { return nil }
        (self.forms, self.keys) = (forms, keys)
        keyOfForm = reader.list()
        postings = reader.list()
        postingEnds = reader.list()
        positions = reader.list()
        positionEnds = reader.list()
        titleKeys = reader.list()
        let lengths: [Int32] = reader.list()
        let ends: [Int32] = reader.list()
        guard reader.isWhole, lengths.count == documents.count, ends.count == documents.count else { return nil }
        facts = zip(lengths, ends).map { Facts(bodyLength: $0, titleKeysEnd: $1) }
        self.documents = documents
        documentCount = documents.count
        guard isSound(titleEnds: ends), consulted == synonyms.consulted(keys) else { return nil }
    }

    /// Whether every number is one of something that is there.
    private func isSound(titleEnds: [Int32]) -> Bool {
        func areEnds(_ ends: [Int32], of count: Int) -> Bool {
            var last: Int32 = 0
            for end in ends {
                guard end >= last else { return false }
                last = end
            }
            return Int(last) == count
        }
        func areKeys(_ numbers: [Int32]) -> Bool { numbers.allSatisfy { $0 >= 0 && Int($0) < keys.count } }
        return keyOfForm.count == forms.count && areKeys(keyOfForm) && areKeys(titleKeys)
            && postingEnds.count == forms.count && areEnds(postingEnds, of: postings.count)
            && positionEnds.count == keys.count && areEnds(positionEnds, of: positions.count)
            && areEnds(titleEnds, of: titleKeys.count)
            && postings.allSatisfy { Int($0 >> UInt32(FieldSet.bits)) < documentCount }
    }
}

/// Reads lists of numbers, each behind its length; empty ones once something is missing.
private struct ListReader {
    let bytes: [UInt8]
    private var offset = 0
    private var isDamaged = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether all was there and nothing is left.
    var isWhole: Bool { !isDamaged && offset == bytes.count }

    mutating func list<Number: FixedWidthInteger>() -> [Number] {
        let size = MemoryLayout<Number>.size
        guard !isDamaged, offset + 4 <= bytes.count else {
            isDamaged = true
            return []
        }
        let count = bytes.withUnsafeBytes {
            Int($0.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        offset += 4
        guard count <= (bytes.count - offset) / size else {
            isDamaged = true
            return []
        }
        defer { offset += count * size }
        return [Number](unsafeUninitializedCapacity: count) { list, used in
            bytes.withUnsafeBytes { bytes in
                let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * size])
                UnsafeMutableRawBufferPointer(list).copyMemory(from: part)
            }
            used = count
        }
    }
}

extension SynonymTable {
    /// All phrases that could begin in texts of these stems, as bytes: texts in which the same ones could begin say the same.
    func consulted(_ keys: ByteMap) -> [UInt8] {
        var writer = ByteWriter()
        for phrase in phrases where keys.find(phrase.stems[0], 0, phrase.stems[0].count) != nil {
            writer.number(phrase.stems.count)
            for stem in phrase.stems { writer.string(stem) }
            writer.string(phrase.sigle)
        }
        return writer.bytes
    }
}
