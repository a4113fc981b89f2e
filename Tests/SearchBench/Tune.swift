import Foundation
import SearchCore
import SearchFixtures

enum Tune {
    /// `tune FICHES name=value …`: quality with other weights.
    static func report(_ fiches: [Fiche], _ arguments: [String]) throws {
        try Quality.report(fiches, options: options(arguments))
    }

    /// The options of an index with other numbers, each given as `name=value`.
    static func options(_ arguments: [String]) -> IndexPlan.Options {
        var options = IndexPlan.Options()
        for argument in arguments {
            let parts = argument.split(separator: "=")
            guard parts.count == 2, let value = Int(parts[1]) else { continue }
            switch parts[0] {
            case "k": options.ranking.saturation = UInt8(value)
            case "b": options.ranking.normalisation = UInt8(value)
            case "form": options.ranking.otherForm = UInt8(value)
            case "uncovered": options.ranking.uncovered = UInt8(value)
            case "near": options.ranking.proximity = UInt8(value)
            case "places": options.placesBesidePostings = value
            case "terms": options.terms = value
            case "pages": options.pages = value
            case "texts": options.texts = value
            case "lexicon": options.lexicon = value
            default: break
            }
        }
        return options
    }
}
