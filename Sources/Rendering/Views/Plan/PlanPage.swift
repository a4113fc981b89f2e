internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work with steps. The page of the view has figures, timeline, table by group and all steps by day; a page for each
/// field that the view is also shown by has everybody's part of the work, late things first.
///
/// In a model with several editions, the first one sees how far the work has come and what is to come; who is late, and
/// lists by person, begin with the second (`PageScope.saysWhoIsLate`).
struct PlanPage: ViewContext {
    let scope: PageScope
    let view: View
    let plan: View.Plan
    let part: ViewPart
    private let work: PlannedWork
    private let isOver: Bool

    init(_ scope: PageScope, _ view: View, _ plan: View.Plan, _ part: ViewPart) {
        (self.scope, self.view, self.plan, self.part) = (scope, view, plan, part)
        work = PlannedWork(scope, plan)
        isOver = work.isOver
    }

    /// The page of the view, and one for each field by which this audience may see it.
    static func pages(_ plan: View.Plan, _ view: View, at position: ViewID, _ frame: SiteFrame) -> [Page] {
        let whole = Page(path: PagePath.view(view.key, number: 1), subject: .view(position, .whole))
        return [whole]
            + variants(plan, frame).map {
                Page(path: path(view, plan, $0, frame), subject: .view(position, .variant($0)))
            }
    }

    /// The fields by which an audience may see the plan: positions in `alsoBy`. Lists by person are not for all.
    private static func variants(_ plan: View.Plan, _ frame: SiteFrame) -> [Int] {
        let fields = frame.model.kinds[plan.kind].fields
        return plan.alsoBy.indices.filter { variant in
            let kinds = fields[plan.alsoBy[variant]].type.targets
            let isAboutPeople = kinds.contains { kind in
                !frame.model.kinds[kind].roles.all(.names).isEmpty
                    || frame.model.kinds[kind].fields.contains(where: \.isPersonal)
            }
            return !isAboutPeople || frame.edition >= plan.lateness
        }
    }

    private static func path(_ view: View, _ plan: View.Plan, _ variant: Int, _ frame: SiteFrame) -> String {
        let by = frame.language == .french ? "-par-" : "-by-"
        let field = frame.model.kinds[plan.kind].fields[plan.alsoBy[variant]]
        return PagePath.view(view.key + by + field.key, number: 1)
    }

    private var variant: Int? { if case .variant(let variant) = part { variant } else { nil } }

    private func byName(_ field: FieldID) -> String {
        scope.language.typeset(scope.frame.strings.text(.by, ["field": work.kind.fields[field].label]))
    }

    var title: String {
        let title = scope.language.typeset(view.title)
        return variant.map { title + " – " + byName(plan.alsoBy[$0]) } ?? title
    }

    var crumbs: [Crumb] {
        guard variant != nil else { return path(Crumb(title: title)) }
        let whole = Crumb(title: scope.language.typeset(view.title), url: scope.url(PagePath.view(view.key, number: 1)))
        return path(whole, Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@alerts": return isOver ? .list(overAlert) : .empty
        case "@has-filters": return .flag(!Self.variants(plan, scope.frame).isEmpty)
        case "@filters": return .list([.object(arrangements)])
        case "@figures": return .list(figures)
        case "@timeline": return timeline
        case "@by": return .text(byName(plan.by).capitalizedFirst)
        case "@caption":
            return .text(scope.frame.strings.text(.planCaption, ["many": work.kind.names.many.capitalizedFirst]))
        case "@one": return .text(work.kind.names.one.capitalizedFirst)
        case "@groups": return variant == nil ? .list(groups.map { .object(row(of: $0)) }) : .empty
        case "@has-late": return .flag(!lateItems.isEmpty)
        case "@late": return .list(lateItems.map { work.row($0, isOver: isOver) })
        case "@late-title": return .text(scope.frame.strings.text(isOver ? .leftOpen : .late))
        case "@steps": return .list(shownSteps.map { work.row($0, isOver: isOver) })
        case "@parts": return variant.map { .list(parts(by: plan.alsoBy[$0])) } ?? .empty
        default: return .absent
        }
    }

    private var overAlert: [TemplateValue] {
        [
            .object(
                Item(["@tone": .text("garde"), "@title": .text(scope.frame.strings.text(.planOver)), "@link": .empty]))
        ]
    }

    /// The pages on which the same plan stands.
    private var arrangements: Item {
        func choice(_ text: String, _ path: String, _ count: Int) -> TemplateValue {
            .object(
                Item([
                    "@text": .text(text.capitalizedFirst), "@url": .text(scope.url(path)),
                    "@count": .text("(\(count))"),
                    "@current": .flag(path == scope.page.path),
                ]))
        }
        let whole = choice(byName(plan.by), PagePath.view(view.key, number: 1), groups.count)
        let others = Self.variants(plan, scope.frame).map { variant in
            choice(
                byName(plan.alsoBy[variant]), Self.path(view, plan, variant, scope.frame),
                people(by: plan.alsoBy[variant]).count)
        }
        return Item([
            "@id": .text("plan"), "@label": .text(scope.frame.strings.text(.show)), "@choices": .list([whole] + others),
        ])
    }

    // MARK: The whole

    private var steps: [WorkItem] { work.entries.flatMap { work.steps(of: $0) } }

    private var shownSteps: [WorkItem] {
        variant == nil ? steps.filter { $0.isShown }.sorted(by: WorkItem.isEarlier) : []
    }

    private var lateItems: [WorkItem] {
        variant == nil ? steps.filter(\.isLate).sorted(by: WorkItem.isBefore) : []
    }

    private var figures: [TemplateValue] {
        guard variant == nil else { return [] }
        let progress = WorkProgress(steps)
        let strings = scope.frame.strings
        var figures = [
            Figure("", "#actions", progress.done, strings.text(.stepsDone, ["total": String(progress.total)])),
            Figure(
                "", "#actions",
                text: scope.language.typeset(strings.text(.percent, ["number": String(progress.percent)])),
                strings.text(.progressOfAll)),
        ]
        let late = lateItems.count
        if scope.saysWhoIsLate {
            let words =
                isOver
                ? scope.counted(late, one: .stepLeftOpen, many: .stepsLeftOpen)
                : scope.counted(late, one: .lateStep, many: .lateSteps)
            figures.append(Figure(late > 0 && !isOver ? "mal" : "", late > 0 ? "#en-retard" : "#etapes", late, words))
        }
        return figures.map { .object($0.item) }
    }

    private var timeline: TemplateValue {
        guard variant == nil else { return .empty }
        let bands = groups.map { group in
            Timeline.Band(title: group.title, bars: group.entries.map { (work.label(of: $0), work.steps(of: $0)) })
        }
        return Timeline(scope, bands, isOver: isOver).map { .object($0.item) } ?? .empty
    }

    private var groups: [PlanGroup] { PlanGroup.groups(of: work) }

    private func row(of group: PlanGroup) -> Item {
        let progress = WorkProgress(group.entries.flatMap { work.steps(of: $0) })
        return Item([
            "@title": .text(group.title), "@progress": .text(scope.text(progress)), "@done": .number(progress.percent),
            "@actions": .list(group.entries.map { work.row($0, isOver: isOver) }),
        ])
    }

    // MARK: Everybody's part

    /// Whoever leads an entry of the plan by that field, or has made a commitment, by title.
    private func people(by field: FieldID) -> [EntryID] {
        let kinds = Set(work.kind.fields[field].type.targets)
        var ids = work.entries.flatMap { scope.reader.entry($0).targets(field) }
        for commitments in work.commitments {
            for id in scope.reader.entries(ofKind: commitments.kind.id) {
                let entry = scope.reader.entry(id)
                ids += commitments.roles.bearers.flatMap { entry.targets($0) }.filter { kinds.contains(scope.kind(of: $0)) }
            }
        }
        return scope.reader.byTitle(ids)
    }

    private func parts(by field: FieldID) -> [TemplateValue] {
        let led = Dictionary(
            grouping: work.entries.flatMap { id in scope.reader.entry(id).targets(field).map { (leader: $0, id: id) } },
            by: \.leader)
        let people = people(by: field)
        let late = Set(
            people.filter { id in
                (led[id] ?? []).contains { work.steps(of: $0.id).contains(where: \.isLate) }
                    || work.commitments.contains { work.items($0, of: id).contains(where: \.isLate) }
            })
        return (people.filter { late.contains($0) } + people.filter { !late.contains($0) }).map { id in
            let entries = work.lateFirst((led[id] ?? []).map(\.id))
            let groups = work.groups(of: id, isOver: isOver)
            return .object(
                Item([
                    "@id": .text(work.anchor(of: id)), "@title": .text(scope.title(of: id)),
                    "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                    "@actions-title": .text(scope.language.typeset(work.kind.names.many.capitalizedFirst)),
                    "@has-actions": .flag(!entries.isEmpty),
                    "@actions": .list(entries.map { work.row($0, isOver: isOver) }), "@groups": .list(groups),
                ]))
        }
    }

    static let shapes: Shape.Catalogue = [
        "plan": [
            "@has-filters": .flag, "@filters": .list(.object("plan-filter")), "@figures": .list(.object("figure-link")),
            "@timeline": .object("timeline"), "@by": .text, "@caption": .text, "@one": .text,
            "@groups": .list(.object("plan-group")),
            "@has-late": .flag,
            "@late": .list(.object("work-row")), "@late-title": .text, "@steps": .list(.object("work-row")),
            "@parts": .list(.object("work")),
        ],
        "plan-group": [
            "@title": .text, "@progress": .text, "@done": .number, "@actions": .list(.object("plan-action")),
        ],
        "plan-filter": ["@id": .text, "@label": .text, "@choices": .list(.object("plan-choice"))],
        "plan-choice": ["@text": .text, "@url": .text, "@count": .text, "@current": .flag],
        "figure-link": ["@tone": .text, "@url": .text, "@number": .text, "@text": .text],
        "work": [
            "@id": .text, "@title": .text, "@url": .text, "@actions-title": .text, "@has-actions": .flag,
            "@actions": .list(.object("plan-action")), "@groups": .list(.object("work-group")),
        ],
    ].merging(PlannedWork.shapes) { a, _ in a }.merging(Timeline.shapes) { a, _ in a }
}

/// A number that leads to the list that it counts.
struct Figure {
    let item: Item

    init(_ tone: String, _ url: String, _ number: Int, _ text: String) {
        self.init(tone, url, text: String(number), text)
    }

    init(_ tone: String, _ url: String, text number: String, _ text: String) {
        item = Item(["@tone": .text(tone), "@url": .text(url), "@number": .text(number), "@text": .text(text)])
    }
}
