/// Reads a query: quoted words are a phrase, `-mot` and `-"des mots"` exclude; a quote left open quotes nothing.
final class QueryParser {
    private let text: [UInt8]
    private let synonyms: SynonymTable
    private let query = Query()
    private var buffer = TokenBuffer()
    private var position: Int32 = 0

    private enum Role { case plain, phrase, excluded, excludedPhrase }

    /// - Parameter weight: what a word of the same meaning counts, in 1/16.
    static func parse(_ text: [UInt8], _ synonyms: SynonymTable, synonym weight: Int) -> Query {
        let parser = QueryParser(text: text, synonyms: synonyms, weight: weight)
        parser.split()
        parser.finish()
        return parser.query
    }

    private let synonymWeight: Int

    private init(text: [UInt8], synonyms: SynonymTable, weight: Int) {
        self.text = text
        synonymWeight = weight
        self.synonyms = synonyms
    }

    private func split() {
        var start = 0
        var index = 0
        while index < text.count {
            if let quote = quoteLength(index), let close = closing(after: index + quote) {
                let isExcluded = index > start && text[index - 1] == 0x2D && startsWord(index - 1)
                add(.plain, start..<(isExcluded ? index - 1 : index))
                add(isExcluded ? .excludedPhrase : .phrase, (index + quote)..<close)
                index = close + (quoteLength(close) ?? 1)
                start = index
            } else if text[index] == 0x2D, startsWord(index), index + 1 < text.count,
                Glyph(text, at: index + 1, end: text.count).isWord
            {
                add(.plain, start..<index)
                var stop = index + 1
                while stop < text.count, Glyph(text, at: stop, end: text.count).category != .space {
                    stop += Glyph(text, at: stop, end: text.count).width
                }
                add(.excluded, (index + 1)..<min(stop, text.count))
                index = stop
                start = stop
            } else {
                index += 1
            }
        }
        add(.plain, min(start, text.count)..<text.count)
    }

    private func startsWord(_ index: Int) -> Bool {
        index == 0 || text[index - 1] == 0x20 || text[index - 1] == 0x09 || text[index - 1] == 0xA0
            || text[index - 1] == 0xAF
    }

    /// The length in bytes of a quotation mark: `"`, `«`, `»`, `“`, `”`.
    private func quoteLength(_ index: Int) -> Int? {
        guard index < text.count else { return nil }
        if text[index] == 0x22 { return 1 }
        if text[index] == 0xC2, index + 1 < text.count, text[index + 1] | 0x10 == 0xBB { return 2 }
        if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] | 1 == 0x9D {
            return 3
        }
        return nil
    }

    private func closing(after index: Int) -> Int? {
        var index = index
        while index < text.count {
            if quoteLength(index) != nil { return index }
            index += 1
        }
        return nil
    }

    private func add(_ role: Role, _ range: Range<Int>) {
        guard !range.isEmpty, query.words.count < Query.mostWords else { return }
        buffer.reset()
        var tokenizer = Tokenizer(text, from: range.lowerBound, to: range.upperBound, isQuery: true)
        while tokenizer.index < tokenizer.end, buffer.tokens.count < 4 * Query.mostWords { tokenizer.step(&buffer) }
        switch role {
        case .plain:
            collect()
        case .phrase:
            let phrase = phrase()
            if phrase.keys.count > 1 { query.phrases.append(phrase) }
            collect()
        case .excluded, .excludedPhrase:
            let phrase = phrase()
            if phrase.keys.count > 1 {
                query.excludedPhrases.append(phrase)
            } else if let key = phrase.keys.first {
                query.excluded.append(key)
            }
        }
    }

    private func phrase() -> Query.Phrase {
        let phrase = Query.Phrase()
        for token in buffer.tokens where token.span == 1 && (token.kind == .word || token.kind == .identifier) {
            guard phrase.offsets.last != token.position, phrase.keys.count < Query.mostWords else { continue }
            phrase.keys.append(Stemmer.stem(buffer.form(token)))
            phrase.offsets.append(token.position)
        }
        return phrase
    }

    /// Adds the words of the buffer, with sigles in the place of the phrases that they stand for.
    private func collect() {
        let base = position
        var index = 0
        while index < buffer.tokens.count, query.words.count < Query.mostWords {
            let token = buffer.tokens[index]
            index += 1
            guard token.span == 1, token.kind == .word || token.kind == .identifier else { continue }
            if let last = query.words.last, last.position == base + token.position { continue }
            if let (sigle, length, end) = expansion(at: index - 1, isMeaning: false) {
                let form = [UInt8](sigle.dropLast())
                let word = word(form, Int(token.sourceStart)..<end, base + token.position)
                word.alternatives.append(.init(key: Stemmer.stem(sigle[...]), form: sigle))
                query.words.append(word)
                query.expansions.append(form)
                index += length - 1
                continue
            }
            query.words.append(
                word([UInt8](buffer.form(token)), Int(token.sourceStart)..<Int(token.sourceEnd), base + token.position))
        }
        addMeanings()
        addJoins(base)
        if let key = ExactKey.make(buffer), base == 0 { query.exactKeys.append(key) }
        position = base + buffer.position
    }

    private func word(_ form: [UInt8], _ source: Range<Int>, _ position: Int32) -> Query.Word {
        let word = Query.Word(form: form, source: source, position: position)
        word.isFrame = Words.contains(Words.frames, form[...]) || Words.contains(Words.particles, form[...])
        return word
    }

    /// Words of the same meaning are another way to find each of the words that say it.
    private func addMeanings() {
        for index in buffer.tokens.indices {
            guard let (form, _, end) = expansion(at: index, isMeaning: true) else { continue }
            let start = Int(buffer.tokens[index].sourceStart)
            // What a sigle stands for is one word, of which these are a part.
            for word in query.words where word.source.lowerBound >= start && word.source.upperBound <= end {
                word.alternatives.append(.init(key: form, form: form, weight: synonymWeight, isJoin: true))
            }
        }
    }

    /// A known phrase that begins at a token: its sigle or meaning, its number of tokens, and where it ends in the source.
    private func expansion(at index: Int, isMeaning: Bool) -> (sigle: [UInt8], length: Int, end: Int)? {
        for number in synonyms.candidates(Stemmer.stem(buffer.form(buffer.tokens[index]))[...]) {
            let phrase = synonyms.phrases[number]
            if phrase.isMeaning != isMeaning { continue }
            var place = index
            var matched = 0
            var end = 0
            while matched < phrase.stems.count, place < buffer.tokens.count {
                let token = buffer.tokens[place]
                place += 1
                if token.span != 1 || token.kind == .sigle || token.kind == .join { continue }
                guard Stemmer.stem(buffer.form(token)) == phrase.stems[matched] else { break }
                matched += 1
                end = Int(token.sourceEnd)
            }
            if matched == phrase.stems.count { return (phrase.sigle, place - index, end) }
        }
        return nil
    }

    /// A join or a whole identifier is another way to find each of the words that it covers.
    private func addJoins(_ base: Int32) {
        // `L. 211-1` covers fewer words than it has parts.
        for token in buffer.tokens where token.span == 1 && token.kind == .identifier {
            let form = [UInt8](buffer.form(token))
            for index in query.words.indices
            where query.words[index].position == base + token.position && query.words[index].form != form {
                query.words[index].alternatives.append(.init(key: Stemmer.stem(form[...]), form: form, isJoin: true))
            }
        }
        for token in buffer.tokens where token.span > 1 || token.kind == .join {
            let form = [UInt8](buffer.form(token))
            // All of an identifier says more than each of its parts; a day is one word, whose parts say nothing.
            let whole = Query.Alternative(
                key: Stemmer.stem(form[...]), form: form, weight: token.kind == .join ? 16 : 80, isJoin: true)
            let day = token.kind == .date ? word(form, Int(token.sourceStart)..<Int(token.sourceEnd), base) : nil
            let first = base + token.position
            for index in query.words.indices
            where query.words[index].position >= first && query.words[index].position < first + token.span {
                if let day { query.words[index] = day } else { query.words[index].alternatives.append(whole) }
            }
        }
    }

    private func finish() {
        var kept: [Query.Word] = []
        var hasEssence = false
        for word in query.words where !isLeftOver(word) && !isKnown(word, kept) {
            kept.append(word)
            if !word.isFrame { hasEssence = true }
        }
        query.words = []
        for word in kept where !hasEssence || !word.isFrame { query.words.append(word) }
        if let last = query.words.last {
            // What stands behind a hyphen and says nothing is whole: « est-ce ».
            let start = last.source.lowerBound
            query.isOpen =
                last.source.upperBound == text.count && !(last.isFrame && start > 0 && text[start - 1] == 0x2D)
        }
        if !query.phrases.isEmpty {
            // A title may hold quotation marks itself.
            buffer.reset()
            Tokenizer.run(text, into: &buffer, isQuery: true)
            if let key = ExactKey.make(buffer) { query.exactKeys.append(key) }
        }
        if !query.expansions.isEmpty {
            buffer.reset()
            for word in query.words { add(word.form) }
            if let key = ExactKey.make(buffer) { query.exactKeys.append(key) }
        }
    }

    /// `l ecologie`: a letter that lost its apostrophe.
    private func isLeftOver(_ word: Query.Word) -> Bool {
        query.words.count > 1 && word.form.count == 1 && Words.contains(Words.elisions, word.form[...])
    }

    private func isKnown(_ word: Query.Word, _ words: [Query.Word]) -> Bool {
        for known in words where known.form == word.form { return true }
        return false
    }

    private func add(_ form: [UInt8]) {
        let start = Int32(buffer.bytes.count)
        buffer.bytes.append(contentsOf: form)
        buffer.tokens.append(
            Token(
                kind: .word, isCapitalised: false, start: start, end: Int32(buffer.bytes.count), sourceStart: 0,
                sourceEnd: 0,
                position: buffer.position, span: 1))
        buffer.position += 1
    }
}
