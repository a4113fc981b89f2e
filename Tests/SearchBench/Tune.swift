import Foundation
import SearchCore
import SearchFixtures

enum Tune {
    /// `tune FICHES [reserve] [unmined] [thesaurus] [-s] [-v] name=value …`: quality with other weights; `name=value,value…` tries each.
    static func report(_ fiches: [Fiche], _ arguments: [String]) throws {
        let card = try Scorecard(
            fiches, arguments.contains("reserve") ? .reserve : .development, mines: !arguments.contains("unmined"),
            meanings: arguments.contains("thesaurus") ? try thesaurus() : [])
        if arguments.contains("-s") {
            for synonym in card.synonyms {
                print(
                    String(decoding: synonym.sigle, as: UTF8.self),
                    synonym.phrases.map { String(decoding: $0, as: UTF8.self) })
            }
        }
        let verbose = arguments.contains("-v")
        let settings = arguments.compactMap(setting)
        let swept = settings.first { $0.values.count > 1 }
        for value in swept?.values ?? [0] {
            var options = IndexPlan.Options()
            for setting in settings {
                set(setting.name, setting.name == swept?.name ? value : setting.values[0], &options)
            }
            let qualities = try card.qualities(options)
            print(swept.map { "\($0.name)=\(value)" } ?? "")
            for (name, quality) in qualities {
                print("  " + quality.line(name))
                if verbose { quality.misses.forEach { print("     ", $0) } }
            }
        }
    }

    /// The thesaurus of the sample: a word, and behind it those of the same meaning.
    private static func thesaurus() throws -> [Synonym] {
        try String(contentsOfFile: "content/synonymes.csv", encoding: .utf8).split(separator: "\n").dropFirst().map {
            let cells = $0.split(separator: ";")
            return Synonym(
                sigle: Array(cells[1].utf8), phrases: cells[2].split(separator: "|").map { Array($0.utf8) },
                isMeaning: true)
        }
    }

    /// The options of an index with other numbers, each given as `name=value`.
    static func options(_ arguments: [String]) -> IndexPlan.Options {
        var options = IndexPlan.Options()
        for setting in arguments.compactMap(setting) { set(setting.name, setting.values[0], &options) }
        return options
    }

    private static func setting(_ argument: String) -> (name: String, values: [Int])? {
        let parts = argument.split(separator: "=")
        guard parts.count == 2 else { return nil }
        let values = parts[1].split(separator: ",").compactMap { Int($0) }
        return values.isEmpty ? nil : (String(parts[0]), values)
    }

    private static func set(_ name: String, _ value: Int, _ options: inout IndexPlan.Options) {
        switch name {
        case "k": options.ranking[.saturation] = value
        case "b": options.ranking[.normalisation] = value
        case "title": options.ranking[.title] = value
        case "heading": options.ranking[.heading] = value
        case "form": options.ranking[.otherForm] = value
        case "uncovered": options.ranking[.uncovered] = value
        case "near": options.ranking[.proximity] = value
        case "plural": options.ranking[.plural] = value
        case "only": options.ranking[.onlyForm] = value
        case "corrected": options.ranking[.corrected] = value
        case "pivot": options.ranking[.titlePivot] = value
        case "synonym": options.ranking[.synonym] = value
        case "places": options.placesBesidePostings = value
        case "terms": options.terms = value
        case "pages": options.pages = value
        case "texts": options.texts = value
        case "lexicon": options.lexicon = value
        default: break
        }
    }
}
