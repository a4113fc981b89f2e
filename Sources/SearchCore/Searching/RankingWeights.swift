/// The numbers of the ranking; they stand in the root, so that the same index ranks alike everywhere.
public struct RankingWeights: Sendable, Equatable {
    /// BM25's k1, in 1/16.
    public var saturation: UInt8 = 20
    /// BM25's b for bodies, in 1/16.
    public var normalisation: UInt8 = 9
    /// What a word in a field counts, in quarters of an occurrence in a body of average length.
    public var title: UInt8 = 40
    /// In a person's name.
    public var name: UInt8 = 40
    /// In an alias or sigle.
    public var alias: UInt8 = 36
    /// In the title of the row it belongs to.
    public var row: UInt8 = 10
    /// In the name of its column, its kind or its card.
    public var column: UInt8 = 10
    /// In a heading of its text.
    public var heading: UInt8 = 8
    /// Another form of the same stem, in 1/16.
    public var otherForm: UInt8 = 9
    /// The share of the score that does not depend on coverage, in 1/16.
    public var uncovered: UInt8 = 4
    /// How much two neighbours in the query that are neighbours in the text add, in 1/16 of the rarer one's weight.
    public var proximity: UInt8 = 10
    /// What an entry out of force keeps of its score, in 1/16.
    public var outOfForce: UInt8 = 5

    /// The weights that the tuning set gave.
    public init() {}

    var bytes: [UInt8] {
        [
            saturation, normalisation, title, name, alias, row, column, heading, otherForm, uncovered, proximity,
            outOfForce,
        ]
    }

    /// Missing numbers keep their defaults; further ones are ignored.
    init(decoding bytes: [UInt8]) {
        var padded = RankingWeights().bytes
        for index in padded.indices where index < bytes.count { padded[index] = bytes[index] }
        saturation = max(1, padded[0])
        normalisation = min(16, padded[1])
        title = padded[2]
        name = padded[3]
        alias = padded[4]
        row = padded[5]
        column = padded[6]
        heading = padded[7]
        otherForm = min(16, padded[8])
        uncovered = min(16, padded[9])
        proximity = padded[10]
        outOfForce = min(16, padded[11])
    }
}
