/// What a person typed, analysed: words to find, phrases that must stand, words that must not.
final class Query {
    final class Word {
        /// The folded word.
        var form: [UInt8]
        /// As it was typed: a range of the query's bytes.
        var source: Range<Int>
        /// Where it stands among the words of the query.
        var position: Int32
        var alternatives: [Alternative] = []
        /// A word that frames a question: beside other words it is not searched for, alone it is.
        var isFrame = false

        init(form: [UInt8], source: Range<Int>, position: Int32) {
            self.form = form
            self.source = source
            self.position = position
            add(form)
        }

        /// Adds a form of the word, and the sigle of the same letters.
        func add(_ form: [UInt8], weight: Int = 16) {
            alternatives.append(.init(key: Stemmer.stem(form[...]), form: form, weight: weight))
            if form.count >= 2, form.count <= 10 {
                let sigle = form + [Tokenizer.sigleMark]
                alternatives.append(.init(key: Stemmer.stem(sigle[...]), form: sigle, weight: weight, isJoin: true))
            }
        }
    }

    /// A way to find a word: a form under a key.
    final class Alternative {
        let key: [UInt8]
        let form: [UInt8]
        /// In 1/16.
        let weight: Int
        /// A join that the text may write, not the word itself: its absence says nothing about the word.
        let isJoin: Bool

        init(key: [UInt8], form: [UInt8], weight: Int = 16, isJoin: Bool = false) {
            self.key = key
            self.form = form
            self.weight = weight
            self.isJoin = isJoin
        }
    }

    /// Keys that follow each other at given distances.
    final class Phrase {
        var keys: [[UInt8]] = []
        var offsets: [Int32] = []
    }

    var words: [Word] = []
    var phrases: [Phrase] = []
    var excluded: [[UInt8]] = []
    var excludedPhrases: [Phrase] = []
    /// Keys of the whole query as a title.
    var exactKeys: [[UInt8]] = []
    /// The last word may go on: nothing stands behind it.
    var isOpen = false
    /// Sigles that phrases of the query were replaced by.
    var expansions: [[UInt8]] = []

    /// Words beyond this number are not looked at.
    static let mostWords = 32
}
