extension ChunkAnalyzer {
    /// Groups postings by form and positions by key.
    mutating func finish() -> AnalyzedChunk {
        groupPostings()
        groupPositions()
        return chunk
    }

    private mutating func groupPostings() {
        var next = [Int32](repeating: 0, count: chunk.forms.count + 1)
        for posting in raw { next[Int(posting.form) + 1] += 1 }
        for form in 1..<next.count { next[form] += next[form - 1] }
        chunk.postings = [UInt32](repeating: 0, count: raw.count)
        for posting in raw {
            let payload = UInt32(posting.fields) | UInt32(Frequency.group(Int(posting.count)))
            chunk.postings[Int(next[Int(posting.form)])] = UInt32(posting.document) << UInt32(FieldSet.bits) | payload
            next[Int(posting.form)] += 1
        }
        chunk.postingEnds = [Int32](next.dropLast())
        raw = []
    }

    /// Two passes over the occurrences: sizes, then bytes.
    private mutating func groupPositions() {
        let count = chunk.keys.count
        var next = [Int32](repeating: 0, count: count + 1)
        var state = PositionState(count)
        for occurrence in occurrences {
            if occurrence.key < 0 {
                state.document += 1
                continue
            }
            let step = state.step(occurrence)
            var length = ByteWriter.length(Int(step.distance) << 1)
            if step.delta >= 0 { length += ByteWriter.length(Int(step.delta)) }
            next[Int(occurrence.key) + 1] += Int32(length)
        }
        for key in 1..<next.count { next[key] += next[key - 1] }
        chunk.positions = [UInt8](repeating: 0, count: Int(next[count]))
        state = PositionState(count)
        var last = [Int32](repeating: 0, count: count)
        for occurrence in occurrences {
            if occurrence.key < 0 {
                state.document += 1
                continue
            }
            let key = Int(occurrence.key)
            let step = state.step(occurrence)
            if step.delta >= 0 {
                put(UInt32(step.delta), &next[key])
            } else {
                chunk.positions[Int(last[key])] |= 1
            }
            last[key] = next[key]
            put(UInt32(step.distance) << 1, &next[key])
        }
        chunk.positionEnds = [Int32](next.dropLast())
        occurrences = []
    }

    @inline(__always)
    private mutating func put(_ value: UInt32, _ place: inout Int32) {
        var rest = value
        while rest >= 0x80 {
            chunk.positions[Int(place)] = UInt8(truncatingIfNeeded: rest) | 0x80
            place += 1
            rest >>= 7
        }
        chunk.positions[Int(place)] = UInt8(rest)
        place += 1
    }
}

/// Where each key was last seen, while positions are encoded.
private struct PositionState {
    var document: Int32 = 0
    private var lastDocument: [Int32]
    private var lastPosition: [Int32]

    init(_ keys: Int) {
        lastDocument = [Int32](repeating: -1, count: keys)
        lastPosition = [Int32](repeating: 0, count: keys)
    }

    /// The delta of documents (-1 within one document) and the distance of positions; a key twice at one position is 0 apart.
    @inline(__always)
    mutating func step(_ occurrence: ChunkAnalyzer.Occurrence) -> (delta: Int32, distance: Int32) {
        let key = Int(occurrence.key)
        if lastDocument[key] == document {
            let distance = max(0, occurrence.position - lastPosition[key])
            lastPosition[key] = max(lastPosition[key], occurrence.position)
            return (-1, distance)
        }
        let delta = document - lastDocument[key] - 1
        lastDocument[key] = document
        lastPosition[key] = occurrence.position
        return (delta, occurrence.position)
    }
}
