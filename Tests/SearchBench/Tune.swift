import Foundation
import SearchCore
import SearchFixtures

enum Tune {
    /// `tune FICHES name=value …`: quality with other weights.
    static func report(_ fiches: [Fiche], _ arguments: [String]) throws {
        var options = IndexPlan.Options()
        for argument in arguments.dropFirst(3) {
            let parts = argument.split(separator: "=")
            guard parts.count == 2, let value = UInt8(parts[1]) else { continue }
            switch parts[0] {
            case "k": options.ranking.saturation = value
            case "b": options.ranking.normalisation = value
            case "form": options.ranking.otherForm = value
            case "uncovered": options.ranking.uncovered = value
            case "near": options.ranking.proximity = value
            default: break
            }
        }
        try Quality.report(fiches, options: options)
    }
}
