/// Why a result stands where it stands: for people who tune the content or the ranking. The browser's module leaves it out.
public struct ResultExplanation: Sendable {
    /// A form of a word that stands in the document.
    public struct Form: Sendable {
        /// Folded; of words of one meaning, the letters of the first of them.
        public var text: [UInt8]
        /// What it is beside the word.
        public var relation: Relation
        /// What it counts beside the word itself, in 1/16.
        public var weight: Int
        /// Where it stands.
        public var fields: [Field]
        /// Occurrences in the text, at least.
        public var occurrences: Int
    }

    /// How a form is another of a word.
    public enum Relation: Sendable {
        /// The word, inflected or not, or what was corrected or completed to it.
        case form
        /// A sigle of its letters.
        case sigle
        /// Words of the same meaning, by the thesaurus.
        case meaning
    }

    /// A part of a document that words are weighted by.
    public enum Field: String, Sendable, CaseIterable {
        case title, name, alias, row, column, heading

        fileprivate var bit: Int {
            switch self {
            case .title: FieldSet.title
            case .name: FieldSet.name
            case .alias: FieldSet.alias
            case .row: FieldSet.row
            case .column: FieldSet.column
            case .heading: FieldSet.heading
            }
        }
    }

    /// A word of the query.
    public struct Word: Sendable {
        /// Folded.
        public var text: [UInt8]
        /// What its best form adds to the score, before coverage.
        public var score: Int
        /// All of its forms that the document has.
        public var forms: [Form]
    }

    /// In the order of the query, without those that only frame a question.
    public var words: [Word] = []
    /// Whether the whole query is the document's title, one of its names or aliases.
    public var exact: Field?
    /// The score that was ranked.
    public var score: Int
}

extension SearchIndex {
    /// Explains results that `search` gave for the same request.
    /// - Throws: `IndexFormatError` when a shard contradicts itself.
    public func explain(_ results: [SearchResults.Result], _ request: SearchRequest) throws(IndexFormatError)
        -> [ResultExplanation]
    {
        let evaluation = evaluation(request)
        guard evaluation.run() != nil else { return [] }
        var explanations = results.map { ResultExplanation(score: $0.score) }
        let exact = Ranking(root: root)
        evaluation.scoreExact(exact)
        for (number, result) in results.enumerated() {
            let strength = exact.exact[result.document]
            explanations[number].exact = strength == 3 ? .title : strength == 2 ? .name : strength == 1 ? .alias : nil
        }
        for index in evaluation.query.words.indices {
            let ranking = Ranking(root: root)
            evaluation.score(index, ranking)
            for (number, result) in results.enumerated() where ranking.scores[result.document] > 0 {
                let forms = evaluation.forms(of: evaluation.query.words[index], in: result.document)
                explanations[number].words.append(
                    .init(
                        text: evaluation.query.words[index].form, score: Int(ranking.scores[result.document]),
                        forms: forms))
            }
        }
        if evaluation.isDamaged { throw .damaged }
        return explanations
    }
}

extension Evaluation {
    fileprivate func forms(of word: Query.Word, in document: Int) -> [ResultExplanation.Form] {
        var found: [ResultExplanation.Form] = []
        for alternative in word.alternatives {
            guard let record = record(alternative.key) else { continue }
            let content = content(record)
            let hasForm = content.has(alternative.form)
            for form in content.forms {
                let own = weight(of: form.form, for: alternative.form, isThere: hasForm)
                var postings = postings(form, record)
                while postings.next(), postings.document <= document {
                    guard postings.document == document else { continue }
                    let relation: ResultExplanation.Relation =
                        form.form.last == SynonymTable.meaningMark
                        ? .meaning : form.form.last == Tokenizer.sigleMark ? .sigle : .form
                    found.append(
                        .init(
                            text: relation == .form ? form.form : form.form.dropLast(), relation: relation,
                            weight: own * alternative.weight / 16,
                            fields: ResultExplanation.Field.allCases.filter { postings.payload & $0.bit != 0 },
                            occurrences: Frequency.value(postings.payload & 7) / 64))
                }
            }
        }
        return found
    }
}
