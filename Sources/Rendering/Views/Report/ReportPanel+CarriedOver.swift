internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A step that a meeting left to do.
struct LeftStep {
    var meeting: EntryID
    var record: FieldValue<Linked>.Record

    func number(_ report: ReportBody) -> String? {
        guard let field = report.left.number, case .text(let number)? = record.values[field] else { return nil }
        return number
    }
}

extension ReportPanel {
    /// The meetings before this one, nearest first. A cycle, which the rules report, ends the way.
    private var previous: [EntryID] {
        guard let field = report.previous else { return [] }
        var meetings: [EntryID] = []
        var current = id
        while let next = scope.reader.entry(current).targets(field).first, next != id, !meetings.contains(next) {
            meetings.append(next)
            current = next
        }
        return meetings
    }

    /// What earlier meetings left to do, and no report from then up to this one settles.
    var leftSteps: [LeftStep] {
        guard report.left.number != nil else { return [] }
        var settled = isHeld ? numbersSettled(at: id) : []
        var left: [LeftStep] = []
        for meeting in previous where isHeld(meeting) {
            // From the nearest on: what a meeting settles was left by one before it.
            left += steps(leftBy: meeting).filter { step in !settled.contains(step.number(report)?.folded ?? "") }
            settled.formUnion(numbersSettled(at: meeting))
        }
        return left
    }

    /// Those steps by the meeting that left them, the latest first.
    var carried: [ReportCarried] {
        let steps = leftSteps
        return previous.compactMap { meeting in
            let own = steps.filter { $0.meeting == meeting }
            guard !own.isEmpty else { return nil }
            return ReportCarried(link: scope.link(to: meeting), items: own.map { line(of: $0, after: id) })
        }
    }

    private func steps(leftBy meeting: EntryID) -> [LeftStep] {
        (scope.reader.entry(meeting).values[report.left.rows]?.each ?? []).compactMap { value in
            if case .record(let record) = value { LeftStep(meeting: meeting, record: record) } else { nil }
        }
    }

    /// Folded numbers.
    private func numbersSettled(at meeting: EntryID) -> Set<String> {
        guard let settles = report.done.settles else { return [] }
        return Set(
            (scope.reader.entry(meeting).values[report.done.rows]?.each ?? []).compactMap { value in
                guard case .record(let record) = value, case .text(let number)? = record.values[settles] else {
                    return nil
                }
                return number.folded
            })
    }

    /// The earlier meeting that left a step of that number.
    func meeting(thatLeft number: String) -> EntryID? {
        previous.first { meeting in
            steps(leftBy: meeting).contains { $0.number(report)?.folded == number.folded }
        }
    }

    /// The first meeting after `meeting`, already held, that settles a step.
    func settling(_ step: LeftStep, after meeting: EntryID) -> EntryID? {
        guard let number = step.number(report)?.folded, let field = report.previous else { return nil }
        var seen: Set<EntryID> = [meeting]
        var next = [meeting]
        while let current = next.popLast() {
            let followers = scope.reader.backlinks(of: current).filter {
                $0.origin == .field(field) && scope.reader.kind(of: $0.source) == kind.id
            }.map(\.source)
            for follower in followers where seen.insert(follower).inserted && isHeld(follower) {
                if numbersSettled(at: follower).contains(number) { return follower }
                next.append(follower)
            }
        }
        return nil
    }
}
