/// What is left out of a list that would tell one sort of problem of one file too often: how many more there are.
///
/// A renamed service makes every row of a table wrong at once: two hundred messages say that, twenty thousand hide the
/// others. What is left out still counts.
public struct Remainder: Sendable, Hashable, Codable {
    /// The identifier of the problems left out, which is this one's too.
    public let id: String
    /// That of the problems left out.
    public let severity: Diagnostic.Severity
    /// How many are left out; at least 1.
    public let count: Int

    /// The most messages of one identifier and severity that are told of one file.
    public static let limit = 200
}

extension Remainder: ProblemDetail {
    var french: String {
        count == 1 ? "Et 1 autre de ce genre dans ce fichier" : "Et \(grouped) autres de ce genre dans ce fichier"
    }
    var english: String {
        count == 1 ? "And 1 more of this sort in this file" : "And \(grouped) more of this sort in this file"
    }

    /// The count in groups of three digits with a narrow space between, in both languages (ISO 80000-1).
    private var grouped: String {
        let digits = Array(String(count))
        return digits.indices.map { (digits.count - $0) % 3 == 0 && $0 > 0 ? "\u{202F}\(digits[$0])" : "\(digits[$0])" }
            .joined()
    }
}

/// What counts as one sort.
private struct Sort: Hashable {
    let path: String
    let id: String
    let severity: Diagnostic.Severity
}

extension Sequence<Diagnostic> {
    /// The same with no more than `Remainder.limit` of one identifier and severity in one file: in place of the first
    /// that is left out stands how many are.
    public var condensed: [Diagnostic] {
        var counts: [Sort: Int] = [:]
        var shown: [Diagnostic] = []
        var remainders: [(position: Int, sort: Sort)] = []
        for diagnostic in self {
            let sort = Sort(path: diagnostic.place.path, id: diagnostic.id, severity: diagnostic.severity)
            if case .remainder = diagnostic.problem {
                shown.append(diagnostic)
                continue
            }
            let count = counts[sort, default: 0] + 1
            counts[sort] = count
            if count == Remainder.limit + 1 { remainders.append((shown.count, sort)) }
            if count <= Remainder.limit + 1 { shown.append(diagnostic) }
        }
        for (position, sort) in remainders {
            let count = (counts[sort] ?? 0) - Remainder.limit
            let remainder = Remainder(id: sort.id, severity: sort.severity, count: count)
            shown[position] = Diagnostic(.remainder(remainder), at: shown[position].place)
        }
        return shown
    }
}
