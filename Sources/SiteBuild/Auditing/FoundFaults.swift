internal import Audit
internal import Diagnostics
internal import Templates

/// What was found wrong with pages, as it is told: a template's fault once, where it stands, however many pages show it.
struct FoundFaults: Sendable {
    private struct Fault: Sendable {
        let item: Int
        let finding: PageOutline.Finding
    }

    /// A fault where it stands, and on which pages.
    private struct Group {
        let remark: Diagnostic
        let problem: PageProblem
        var pages: Set<Int>
    }

    private var faults: [Fault] = []
    private var items = Set<Int>()

    /// The most pages that are made once more to find where one sort of fault stands.
    private static let mostTraced = 25

    mutating func add(_ finding: PageOutline.Finding, onItem item: Int) {
        faults.append(Fault(item: item, finding: finding))
        items.insert(item)
    }

    func isFound(onItem item: Int) -> Bool { items.contains(item) }

    /// - Parameter items: the plan, of which faults name the position.
    func diagnostics(of items: [SitePlan.Item], workers: Int) async -> [Diagnostic] {
        guard !faults.isEmpty else { return [] }
        var traced: [String: Set<Int>] = [:]
        for fault in faults where traced[fault.finding.problem.id, default: []].count < Self.mostTraced {
            traced[fault.finding.problem.id, default: []].insert(fault.item)
        }
        let made = Set(traced.values.joined()).sorted()
        let traces = await parallelMap(made, workers: workers) { Self.trace(of: items[$0]) }
        let byItem = Dictionary(uniqueKeysWithValues: zip(made, traces))
        var groups: [Group] = []
        var positions: [Place: [Int]] = [:]
        for fault in faults {
            let id = fault.finding.problem.id
            guard traced[id]?.contains(fault.item) == true, let trace = byItem[fault.item] else {
                // The fault of a line that was found is most likely what is wrong here.
                if let known = groups.firstIndex(where: { $0.problem.id == id }) {
                    groups[known].pages.insert(fault.item)
                }
                continue
            }
            let (place, isTemplate) = Self.place(of: fault, trace, items[fault.item])
            let problem = Self.problem(of: fault, trace)
            let known = positions[place]?.first {
                groups[$0].problem == problem || isTemplate && groups[$0].problem.id == id
            }
            if let known {
                groups[known].pages.insert(fault.item)
            } else {
                positions[place, default: []].append(groups.count)
                // Where the place is the page, once is enough.
                let page = place.path == items[fault.item].path ? "" : items[fault.item].path
                groups.append(
                    Group(
                        remark: Diagnostic(.page(PageRemark(problem, on: page)), at: place), problem: problem,
                        pages: [fault.item]))
            }
        }
        return groups.map { group in
            guard case .page(let remark) = group.remark.problem else { return group.remark }
            var told = group.remark
            told.problem = .page(PageRemark(remark.problem, on: remark.page, others: group.pages.count - 1))
            return told
        }
    }

    private static func trace(of item: SitePlan.Item) -> RenderingTrace? {
        if case .page(_, _, let trace) = item.producer { trace() } else { nil }
    }

    /// The line of the template that wrote it; where a value did, the entry or the view that the page is of; the page itself,
    /// where it is too heavy as a whole.
    private static func place(
        of fault: Fault, _ trace: RenderingTrace?, _ item: SitePlan.Item
    ) -> (place: Place, isTemplate: Bool) {
        guard fault.finding.offset >= 0 else { return (Place(item.path), false) }
        if let place = trace?.place(of: fault.finding.offset) { return (place, true) }
        // Of what is missing on the whole page, its template.
        if fault.finding.offset == 0, let template = trace?.template { return (template, true) }
        return (item.origin, false)
    }

    private static func problem(of fault: Fault, _ trace: RenderingTrace?) -> PageProblem {
        guard case .duplicateTitle = fault.finding.problem, let trace else { return fault.finding.problem }
        return .duplicateTitle(PageAudit.title(of: trace.bytes))
    }
}
