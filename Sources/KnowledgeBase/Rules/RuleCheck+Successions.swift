internal import ContentModel
internal import Diagnostics

extension RuleCheck {
    /// Entries that, through what they replace, replace themselves. Those that all replace one another are reported
    /// once, at the first.
    mutating func successions(of kind: Kind) {
        guard let field = kind.succession else { return }
        var walk = SuccessionWalk(base: base, field: field)
        for start in base.ids(ofKind: kind.id) { walk.visit(start) }
        for circle in walk.circles {
            let ordered = circle.sorted { base.rank(of: $0) < base.rank(of: $1) }
            guard let first = ordered.first else { continue }
            let notes = ordered.dropFirst().prefix(Diagnostic.Note.limit + 1).map {
                Diagnostic.Note(.conflictsWith(base[$0].title), at: base[$0].place(of: field))
            }
            report(
                .successionCycle(base[first].title), at: base[first].place(of: field),
                notes: Diagnostic.Note.first(of: notes, count: ordered.count - 1))
        }
    }
}

/// Finds who replaces whom in a circle: the strongly connected components of successions (Tarjan 1972), without
/// recursion, for a chain may be as long as the kind.
private struct SuccessionWalk {
    let base: Edition
    let field: FieldID
    /// In the order in which they were closed.
    private(set) var circles: [[EntryID]] = []
    /// The order in which entries were met, and the first one that each leads back to.
    private var numbers: [EntryID: Int] = [:]
    private var lowest: [EntryID: Int] = [:]
    /// Those met whose circle is not closed yet.
    private var open: [EntryID] = []
    private var isOpen = Set<EntryID>()

    init(base: Edition, field: FieldID) {
        self.base = base
        self.field = field
    }

    mutating func visit(_ start: EntryID) {
        guard numbers[start] == nil else { return }
        var path: [(id: EntryID, targets: [EntryID], next: Int)] = []
        func enter(_ id: EntryID) {
            numbers[id] = numbers.count
            lowest[id] = numbers[id]
            open.append(id)
            isOpen.insert(id)
            path.append((id, base[id].targets(field), 0))
        }
        enter(start)
        while let (id, targets, next) = path.last {
            if next < targets.count {
                path[path.count - 1].next += 1
                if numbers[targets[next]] == nil {
                    enter(targets[next])
                } else if isOpen.contains(targets[next]) {
                    reach(numbers[targets[next]], from: id)
                }
                continue
            }
            path.removeLast()
            if let above = path.last { reach(lowest[id], from: above.id) }
            if lowest[id] == numbers[id] { close(id, leadsToItself: targets.contains(id)) }
        }
    }

    private mutating func reach(_ number: Int?, from id: EntryID) {
        guard let number, let known = lowest[id], number < known else { return }
        lowest[id] = number
    }

    private mutating func close(_ id: EntryID, leadsToItself: Bool) {
        guard let start = open.lastIndex(of: id) else { return }
        let circle = Array(open[start...])
        open.removeSubrange(start...)
        isOpen.subtract(circle)
        if circle.count > 1 || leadsToItself { circles.append(circle) }
    }
}
