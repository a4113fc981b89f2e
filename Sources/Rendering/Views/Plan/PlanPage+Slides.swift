internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension PlanPage {
    /// The plan as it is shown on a wall: each entry with all its steps, group by group.
    var slides: [PlanSlides] {
        let fields = [plan.leads].compactMap(\.self) + plan.alsoBy.filter { $0 != plan.leads }
        return groups.map { group in
            PlanSlides(
                title: group.title,
                progressText: scope.text(WorkProgress(group.entries.flatMap { work.steps(of: $0) })),
                timeline: Timeline(
                    scope,
                    [
                        Timeline.Band(
                            title: group.title, bars: group.entries.map { (work.label(of: $0), work.steps(of: $0)) })
                    ], isOver: isOver)?.picture,
                entries: group.entries.map { slide(of: $0, fields) })
        }
    }

    private func slide(of id: EntryID, _ fields: [FieldID]) -> PlanSlide {
        let people = fields.compactMap { field -> PlanSlidePeople? in
            let names = scope.reader.entry(id).targets(field).map { scope.link(to: $0) }
            let label = scope.typeset(work.kind.fields[field].label.capitalizedFirst)
            return names.isEmpty ? nil : PlanSlidePeople(label: label, people: names)
        }
        let steps = work.steps(of: id).filter(\.isShown)
        return PlanSlide(
            title: work.label(of: id), people: people, progressText: scope.text(WorkProgress(work.steps(of: id))),
            steps: steps.map { work.row($0, isOver: isOver) })
    }

    /// Everybody's commitments, for an audience that sees such lists.
    var commitmentsByPerson: [WorkPart] {
        Self.variantsAboutPeople(plan, scope.frame).first.map { parts(by: plan.alsoBy[$0]) }?.filter {
            !$0.groups.isEmpty
        } ?? []
    }
}

extension PlanPage {
    /// The same, a few at once.
    var commitmentSlides: [CommitmentSlide] {
        let rows = commitmentsByPerson.flatMap { part in
            part.groups.flatMap(\.rows).map { CommitmentSlideRow(person: part.title, row: $0) }
        }
        let count = (rows.count + CommitmentSlide.mostRows - 1) / CommitmentSlide.mostRows
        return (0..<count).map { number in
            let start = number * CommitmentSlide.mostRows
            return CommitmentSlide(
                place: "\(number + 1) / \(count)",
                rows: Array(rows[start..<min(rows.count, start + CommitmentSlide.mostRows)]))
        }
    }
}

/// Some of the commitments of a plan, by person.
struct CommitmentSlide: KeyedContext {
    let place: String
    let rows: [CommitmentSlideRow]

    /// Two lines each fill a slide.
    static let mostRows = 6

    static let keys = KeyTable<CommitmentSlide>("commitment-slide", "Some of the commitments of a plan, by person.") {
        Key.text("@place", "Which of all these slides it is.") { $0.place }
        Key.list("@rows", "The commitments.") { $0.rows }
    }
}

/// A commitment with who made it.
struct CommitmentSlideRow: KeyedContext {
    let person: String
    let row: WorkRow

    static let keys = KeyTable<CommitmentSlideRow>("commitment-row", "A commitment with who made it.") {
        Key.text("@person", "Who made it.") { $0.person }
        Key.object("@row", "What it is.") { $0.row }
    }
}

/// The entries of a plan that share a value, as slides.
struct PlanSlides: KeyedContext {
    let title: String
    let progressText: String
    let timeline: Timeline.Picture?
    let entries: [PlanSlide]

    static let keys = KeyTable<PlanSlides>("plan-slides", "Entries of a plan that share a value, with all their steps.")
    {
        Key.text("@title", "The value.") { $0.title }
        Key.text("@progress", "How far they have come, in words.") { $0.progressText }
        Key.object("@timeline", "Their work over its months.") { $0.timeline }
        Key.list("@entries", "The entries.") { $0.entries }
    }
}

/// An entry of a plan, as a slide.
struct PlanSlide: KeyedContext {
    let title: String
    let people: [PlanSlidePeople]
    let progressText: String
    let steps: [WorkRow]

    static let keys = KeyTable<PlanSlide>("plan-slide", "An entry of a plan with all its steps.") {
        Key.text("@title", "Its title, after its number.") { $0.title }
        Key.list("@people", "Who leads it, role by role.") { $0.people }
        Key.text("@progress", "How far its steps have come, in words.") { $0.progressText }
        Key.list("@steps", "Its steps.") { $0.steps }
    }
}

/// Who leads an entry of a plan, in one role.
struct PlanSlidePeople: KeyedContext {
    let label: String
    let people: [PageLink]

    static let keys = KeyTable<PlanSlidePeople>("plan-people", "Who leads an entry of a plan, in one role.") {
        Key.text("@label", "The role.") { $0.label }
        Key.list("@people", "Who has it.") { $0.people }
    }
}
