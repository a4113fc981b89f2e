/// The numbers of the ranking, all of them; they stand in the root, so that the same index ranks alike everywhere.
public struct RankingWeights: Sendable, Equatable {
    /// In the order of `Weight`, one byte each.
    private(set) var bytes: [UInt8]

    /// A number of the ranking.
    public enum Weight: UInt8, Sendable, CaseIterable {
        /// BM25's k1, in 1/16.
        case saturation
        /// BM25's b for bodies, in 1/16.
        case normalisation
        /// What a word in the title counts, in quarters of an occurrence in a body of average length; so do those that follow.
        case title
        /// In a person's name, or as the sigle of what bears it.
        case name
        /// In an alias or sigle.
        case alias
        /// In the title of the row it belongs to.
        case row
        /// In the name of its column, its kind or its card.
        case column
        /// In a heading of its text.
        case heading
        /// Another form of the same stem, in 1/16; so do those that follow.
        case otherForm
        /// A plural or singular of the word.
        case plural
        /// A form of the stem where nobody writes the word itself.
        case onlyForm
        /// A word that a correction gave.
        case corrected
        /// A word that goes on from one that is there.
        case completed
        /// A word that means the same.
        case synonym
        /// The share of the score that does not depend on coverage, in 1/16.
        case uncovered
        /// How much two neighbours in the query that are neighbours in the text add, in 1/16 of the rarer one's weight.
        case proximity
        /// What an entry out of force keeps of its score, in 1/16.
        case outOfForce
        /// What the score of a document is multiplied by that a word asks for, in 1/8.
        case asked
        /// How many words of a title weigh as one more.
        case titlePivot
    }

    /// The weights that the tuning set gave.
    public init() {
        bytes = [110, 9, 40, 40, 36, 10, 10, 8, 9, 12, 9, 12, 8, 7, 9, 3, 6, 16, 4]
    }

    /// Missing numbers keep their defaults; further ones are ignored.
    init(decoding others: [UInt8]) {
        self.init()
        for index in bytes.indices where index < others.count { bytes[index] = others[index] }
    }

    /// One of the numbers.
    public subscript(weight: Weight) -> Int {
        get { Int(bytes[Int(weight.rawValue)]) }
        set { bytes[Int(weight.rawValue)] = UInt8(clamping: newValue) }
    }
}
