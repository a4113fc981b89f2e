internal import ContentModel
internal import Diagnostics

/// What linking one entry finds wrong. Near misses are looked for once all entries are linked, so that together they
/// take a bounded effort: see `Suggester`.
public struct Findings: Sendable {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var misses: [Miss] = []

    /// A name that nothing has.
    struct Miss: Sendable {
        /// That of the diagnostic which tells it.
        var position: Int
        let name: String
        let pool: NamePool
    }

    /// The names among which the one that was meant may be.
    enum NamePool: Sendable, Hashable {
        /// Of the entries of these kinds.
        case entries([KindID])
        /// Paths of the files that are no entries.
        case files
        /// Paths of all files.
        case sources
        /// Of the page of an entry with many headings, by its place.
        case anchors(Place)
        /// These few.
        case names(Set<String>)
    }

    init() {}

    var isEmpty: Bool { diagnostics.isEmpty }

    mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Adds what a name that nothing has leads to.
    mutating func add(
        _ problem: Problem, at place: Place, severity: Diagnostic.Severity? = nil, near name: String,
        among pool: NamePool
    ) {
        misses.append(Miss(position: diagnostics.count, name: name, pool: pool))
        diagnostics.append(Diagnostic(problem, at: place, severity: severity))
    }

    /// Adds what another version has, none of it an error.
    mutating func addWarnings(of other: Findings) {
        for var miss in other.misses {
            miss.position += diagnostics.count
            misses.append(miss)
        }
        diagnostics += other.diagnostics.map { $0.weighing(.warning) }
    }
}
