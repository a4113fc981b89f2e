extension IndexPlan {
    /// Gives forms and keys global numbers and sorts them by their bytes.
    mutating func numberForms() {
        var formGlobals: [[Int32]] = []
        var keyGlobals: [[Int32]] = []
        var keyOfForm: [Int32] = []
        for chunk in chunks {
            var keyNumbers: [Int32] = []
            keyNumbers.reserveCapacity(chunk.keys.count)
            for local in 0..<chunk.keys.count { keyNumbers.append(Int32(keys.insert(chunk.keys.bytes(local)).number)) }
            var formNumbers: [Int32] = []
            formNumbers.reserveCapacity(chunk.forms.count)
            for local in 0..<chunk.forms.count {
                let (number, isNew) = forms.insert(chunk.forms.bytes(local))
                if isNew { keyOfForm.append(keyNumbers[Int(chunk.keyOfForm[local])]) }
                formNumbers.append(Int32(number))
            }
            formGlobals.append(formNumbers)
            keyGlobals.append(keyNumbers)
        }
        formPlaces = Places(formGlobals, count: forms.count)
        keyPlaces = Places(keyGlobals, count: keys.count)
        order = sorted(keys)
        groupForms(keyOfForm)
    }

    /// Numbers in the order of their bytes.
    private func sorted(_ map: ByteMap) -> [Int32] {
        var numbers = [Int32](0..<Int32(map.count))
        numbers.sort { precedes(map.bytes(Int($0)), map.bytes(Int($1))) }
        return numbers
    }

    private mutating func groupForms(_ keyOfForm: [Int32]) {
        lexicon = sorted(forms)
        var next = [Int32](repeating: 0, count: keys.count + 1)
        for key in keyOfForm { next[Int(key) + 1] += 1 }
        for key in 1..<next.count { next[key] += next[key - 1] }
        formsOfKey = [Int32](repeating: 0, count: forms.count)
        for form in lexicon {
            let key = Int(keyOfForm[Int(form)])
            formsOfKey[Int(next[key])] = form
            next[key] += 1
        }
        formEnds = [Int32](next.dropLast())

    }

    /// Whole titles, meanings and single letters are no words to complete or to correct; sigles are, without their mark, unless the word
    /// stands for itself.
    private func isCompletable(_ form: Int32) -> Bool {
        let bytes = forms.bytes(Int(form))
        guard bytes.count >= 2, !bytes.contains(ExactKey.separator), bytes.last != SynonymTable.meaningMark else {
            return false
        }
        guard bytes.last == Tokenizer.sigleMark else { return documentsOfForm[Int(form)] > 0 }
        let word = forms.find(forms.arena, bytes.startIndex, bytes.endIndex - 1)
        return bytes.count > 2 && word.map { documentsOfForm[$0] == 0 } ?? true
    }

    /// A form of the lexicon as people type it.
    func typed(_ form: Int32) -> ArraySlice<UInt8> {
        let bytes = forms.bytes(Int(form))
        return bytes.last == Tokenizer.sigleMark ? bytes.dropLast() : bytes
    }

    func forms(of key: Int) -> ArraySlice<Int32> {
        formsOfKey[Int(key == 0 ? 0 : formEnds[key - 1])..<Int(formEnds[key])]
    }

    /// Counts documents of forms and of keys; a document with two forms of a key counts once.
    mutating func countDocuments() {
        documentsOfForm = [Int32](repeating: 0, count: forms.count)
        documentsOfKey = [Int32](repeating: 0, count: keys.count)
        var seen = [Int32](repeating: -1, count: documentCount)
        for key in 0..<keys.count {
            let forms = forms(of: key)
            for form in forms {
                for place in formPlaces[Int(form)] {
                    let postings = chunks[Int(place.chunk)].postings(of: Int(place.number))
                    documentsOfForm[Int(form)] += Int32(postings.count)
                    guard forms.count > 1 else { continue }
                    let first = chunks[Int(place.chunk)].firstDocument
                    for posting in postings {
                        let document = first + Int(posting >> UInt32(FieldSet.bits))
                        if seen[document] != Int32(key) {
                            seen[document] = Int32(key)
                            documentsOfKey[key] += 1
                        }
                    }
                }
            }
            if forms.count == 1, let form = forms.first { documentsOfKey[key] = documentsOfForm[Int(form)] }
        }
        lexicon = lexicon.filter(isCompletable)
    }

    /// Cuts shards. A cut falls behind a key that its own hash elects, so that one edit moves few cuts; never between a word and the
    /// sigle of its letters, which are looked for together.
    mutating func cutShards() {
        var terms = ShardCutter(target: options.terms)
        var places = ShardCutter(target: options.positions)
        var (first, together) = (0, 0)
        for (index, number) in order.enumerated() {
            let key = Int(number)
            let bytes = keys.bytes(key)
            let hash = ByteMap.hash([UInt8](bytes), 0, bytes.count)
            var size = bytes.count / 2 + 3
            for form in forms(of: key) { size += 2 + Int(documentsOfForm[Int(form)]) * 3 / 2 }
            if isCommon(key) { size = 16 }
            let length = placesLength(key)
            if length > options.placesBesidePostings {
                places.add(index, size: length + bytes.count, hash: hash)
            } else {
                size += length
            }
            together += size
            if index + 1 < order.count, keys.bytes(Int(order[index + 1])).contains(Tokenizer.sigleMark) { continue }
            terms.add(index, from: first, size: together, hash: hash)
            (first, together) = (index + 1, 0)
        }
        termShards = terms.finish(order.count)
        positionShards = places.finish(order.count)
        var words = ShardCutter(target: options.lexicon)
        for (index, form) in lexicon.enumerated() {
            let bytes = typed(form)
            words.add(index, size: bytes.count / 2 + 2, hash: ByteMap.hash([UInt8](bytes), 0, bytes.count))
        }
        lexiconShards = words.finish(lexicon.count)
        cutDocuments()
    }

    private mutating func cutDocuments() {
        var pages = ShardCutter(target: options.pages)
        var texts = ShardCutter(target: options.texts)
        for chunk in chunks {
            for (local, document) in chunk.documents.enumerated() {
                let index = chunk.firstDocument + local
                let hash = ByteMap.hash(document.path, 0, document.path.count)
                var size = document.path.count / 2 + document.id.count / 4 + document.title.count + 6
                for line in document.card { size += line.label.count + line.value.count + 3 }
                pages.add(index, size: size, hash: hash)
                var length = 1
                for section in document.sections where section.isQuoted {
                    length += section.text.count + section.heading.count + section.anchor.count + 3
                }
                texts.add(index, size: length, hash: hash)
                if !document.facets.isEmpty { hasFacets = true }
            }
        }
        pageShards = pages.finish(documentCount)
        textShards = texts.finish(documentCount)
    }
}
