extension IndexPlan {
    func termsBody(_ range: Range<Int>) -> [UInt8] {
        var writer = ByteWriter()
        writer.number(range.count)
        var previous: [UInt8] = []
        for index in range {
            let key = Int(order[index])
            let body = termBody(key)
            writer.tail(keys.bytes(key), against: &previous)
            writer.number(body.count)
            writer.bytes.append(contentsOf: body)
        }
        return writer.bytes
    }

    private func termBody(_ key: Int) -> [UInt8] {
        let isCommon = isCommon(key)
        var lists: [(form: Int32, bytes: [UInt8])] = []
        for form in forms(of: key) where documentsOfForm[Int(form)] > 0 {
            let bytes = postings(of: Int(form), isCommon: isCommon)
            lists.append((form, bytes))
        }
        var writer = ByteWriter()
        let isPlaced = placesLength(key) <= options.placesBesidePostings
        writer.number(lists.count << 1 | (isPlaced ? 1 : 0))
        if lists.count > 1 { writer.number(Int(documentsOfKey[key])) }
        if isPlaced { writer.string(positionBody(key)) }
        var previous = [UInt8](keys.bytes(key))
        for (index, list) in lists.enumerated() {
            writer.tail(forms.bytes(Int(list.form)), against: &previous)
            if index < lists.count - 1 { writer.number(list.bytes.count) }
            writer.bytes.append(contentsOf: list.bytes)
        }
        return writer.bytes
    }

    /// Of a common term only what stands outside bodies is kept.
    private func postings(of form: Int, isCommon: Bool) -> [UInt8] {
        var writer = ByteWriter()
        var last = -1
        for place in formPlaces[form] {
            let first = chunks[Int(place.chunk)].firstDocument
            for posting in chunks[Int(place.chunk)].postings(of: Int(place.number)) {
                let document = first + Int(posting >> UInt32(FieldSet.bits))
                var payload = Int(posting & (1 << UInt32(FieldSet.bits) - 1))
                if isCommon {
                    payload &= FieldSet.all
                    if payload & ~FieldSet.heading == 0 { continue }
                }
                let delta = document - last - 1
                last = document
                if payload == 1 {
                    writer.number(delta << 1 | 1)
                } else {
                    writer.number(delta << 1)
                    writer.number(payload)
                }
            }
        }
        return writer.bytes
    }

    func positionsBody(_ range: Range<Int>) -> [UInt8] {
        var writer = ByteWriter()
        var previous: [UInt8] = []
        var count = 0
        for index in range where hasShardOfPlaces(Int(order[index])) { count += 1 }
        writer.number(count)
        for index in range {
            let key = Int(order[index])
            guard hasShardOfPlaces(key) else { continue }
            let body = positionBody(key)
            writer.tail(keys.bytes(key), against: &previous)
            writer.number(body.count)
            writer.bytes.append(contentsOf: body)
        }
        return writer.bytes
    }

    /// Bytes that the positions of a key take, about.
    func placesLength(_ key: Int) -> Int {
        var length = 0
        for place in keyPlaces[key] { length += chunks[Int(place.chunk)].positions(of: Int(place.number)).count }
        return length
    }

    func hasShardOfPlaces(_ key: Int) -> Bool { placesLength(key) > options.placesBesidePostings }

    /// Puts the runs of the chunks behind each other; only the first delta of each changes.
    private func positionBody(_ key: Int) -> [UInt8] {
        var writer = ByteWriter()
        var last = -1
        for place in keyPlaces[key] {
            let firstOfChunk = chunks[Int(place.chunk)].firstDocument
            let run = chunks[Int(place.chunk)].positions(of: Int(place.number))
            guard !run.isEmpty else { continue }
            let first = leading(run)
            let firstDocument = firstOfChunk + first.value
            writer.number(firstDocument - last - 1)
            writer.bytes.append(contentsOf: run.dropFirst(first.length))
            last = lastDocument(run, from: firstOfChunk)
        }
        return writer.bytes
    }

    private func leading(_ run: ArraySlice<UInt8>) -> (value: Int, length: Int) {
        var value = 0
        var length = 0
        for byte in run {
            value |= Int(byte & 0x7F) << (7 * length)
            length += 1
            if byte < 0x80 { break }
        }
        return (value, length)
    }

    /// The number of the last document that a run speaks of.
    private func lastDocument(_ run: ArraySlice<UInt8>, from first: Int) -> Int {
        var document = first - 1
        var rest = run
        while !rest.isEmpty {
            let delta = leading(rest)
            document += delta.value + 1
            rest = rest.dropFirst(delta.length)
            while !rest.isEmpty {
                let step = leading(rest)
                rest = rest.dropFirst(step.length)
                if step.value & 1 == 0 { break }
            }
        }
        return document
    }
}
