internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work with steps. The page of the view has figures, timeline, table by group and all steps by day; a page for each
/// field that the view is also shown by has everybody's part of the work, late things first.
///
/// In a model with several editions, the first one sees how far the work has come and what is to come; who is late, and
/// lists by person, begin with the second (`PageScope.saysWhoIsLate`).
struct PlanPage: PageContext {
    let scope: PageScope
    let view: View
    let plan: PlanBody
    let part: ViewPart
    let work: PlannedWork
    let isOver: Bool

    init(_ scope: PageScope, _ view: View, _ plan: PlanBody, _ part: ViewPart) {
        (self.scope, self.view, self.plan, self.part) = (scope, view, plan, part)
        work = PlannedWork(scope, plan)
        isOver = work.isOver
    }

    /// The page of the view, and one for each field by which this audience may see it.
    static func pages(_ placed: PlacedView<PlanBody>, _ frame: SiteFrame) -> [Page] {
        [placed.whole]
            + variants(placed.body, frame).map {
                Page(path: path(placed.view, placed.body, $0, frame), subject: .view(placed.id, .variant($0)))
            }
    }

    /// The fields by which an audience may see the plan: positions in `alsoBy`. Lists by person are not for all.
    private static func variants(_ plan: PlanBody, _ frame: SiteFrame) -> [Int] {
        let fields = frame.model.kinds[plan.kind].fields
        return plan.alsoBy.indices.filter { variant in
            !isAboutPeople(fields[plan.alsoBy[variant]], frame) || frame.edition >= plan.lateness
        }
    }

    /// Those of them that are about people.
    static func variantsAboutPeople(_ plan: PlanBody, _ frame: SiteFrame) -> [Int] {
        variants(plan, frame).filter {
            isAboutPeople(frame.model.kinds[plan.kind].fields[plan.alsoBy[$0]], frame)
        }
    }

    private static func isAboutPeople(_ field: Field, _ frame: SiteFrame) -> Bool {
        field.type.targets.contains { kind in
            !frame.model.kinds[kind].roles.all(.names).isEmpty
                || frame.model.kinds[kind].fields.contains(where: \.isPersonal)
        }
    }

    private static func path(_ view: View, _ plan: PlanBody, _ variant: Int, _ frame: SiteFrame) -> String {
        let by = frame.language == .french ? "-par-" : "-by-"
        let field = frame.model.kinds[plan.kind].fields[plan.alsoBy[variant]]
        return PagePath.view(view.key + by + field.key, number: 1)
    }

    private var variant: Int? { if case .variant(let variant) = part { variant } else { nil } }

    private func byName(_ field: FieldID) -> String {
        scope.language.typeset(scope.strings.text(.by, ["field": work.kind.fields[field].label]))
    }

    var title: String {
        let title = scope.language.typeset(view.title)
        return variant.map { title + " – " + byName(plan.alsoBy[$0]) } ?? title
    }

    var crumbs: [PageLink] {
        guard variant != nil else { return path(PageLink(title: title)) }
        let whole = PageLink(
            title: scope.language.typeset(view.title), url: scope.url(PagePath.view(view.key, number: 1)))
        return path(whole, PageLink(title: title))
    }

    static let keys = KeyTable<PlanPage>("plan", "A plan: as a whole, or everybody's part of it.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.flag("@has-downloads", "Whether it can be taken along.") { !$0.downloads.isEmpty }
        Key.list("@downloads", "The plan as files.") { $0.downloads }
        Key.list("@alerts", "That the plan has ended.") { page in
            page.isOver ? [Alert(page.scope, page.scope.strings.text(.planOver))] : []
        }
        Key.flag("@has-filters", "Whether the plan is also shown otherwise.") {
            !variants($0.plan, $0.scope.frame).isEmpty
        }
        Key.list("@filters", "The pages on which the same plan stands.") { [$0.arrangements] }
        Key.list("@figures", "How far the work has come.") { $0.figures }
        Key.object("@timeline", "The work over its months.") { $0.timeline }
        Key.text("@by", "By what the table is parted.") { $0.byName($0.plan.by).capitalizedFirst }
        Key.text("@caption", "What the table is about.") {
            $0.scope.strings.text(.planCaption, ["many": $0.work.kind.names.many.capitalizedFirst])
        }
        Key.text("@one", "An entry of the plan, in the singular.") { $0.work.kind.names.one.capitalizedFirst }
        Key.list("@groups", "The table, by groups.") { page in
            page.variant == nil ? page.groups.map { page.row(of: $0) } : []
        }
        Key.flag("@has-late", "Whether steps are late.") { !$0.lateItems.isEmpty }
        Key.list("@late", "Those steps.") { page in page.lateItems.map { page.work.row($0, isOver: page.isOver) } }
        Key.text("@late-title", "That they are late, or were left open.") {
            $0.scope.strings.text($0.isOver ? .leftOpen : .late)
        }
        Key.list("@months", "All steps, by month and day.") { $0.months }
        Key.list("@slides", "Each entry with all its steps, by groups.") { $0.variant == nil ? $0.slides : [] }
        Key.flag("@has-commitments", "Whether such lists are shown, and somebody has made any.") {
            $0.variant == nil && !$0.commitmentsByPerson.isEmpty
        }
        Key.list("@commitment-slides", "The same commitments, as many at once as a wall has room for.") {
            $0.variant == nil ? $0.commitmentSlides : []
        }
        Key.list("@commitments", "Everybody's commitments, for an audience that sees such lists.") {
            $0.variant == nil ? $0.commitmentsByPerson : []
        }
        Key.list("@parts", "Everybody's part, late ones first.") { page in
            page.variant.map { page.parts(by: page.plan.alsoBy[$0]) } ?? []
        }
    }

    private var downloads: [Download] { variant == nil ? scope.pressed(.plan, scope.strings.text(.planDocument)) : [] }

    /// The pages on which the same plan stands.
    private var arrangements: Filter {
        func choice(_ text: String, _ path: String, _ count: Int) -> FilterChoice {
            FilterChoice(
                text: text.capitalizedFirst, url: scope.url(path), count: count, isCurrent: path == scope.page.path)
        }
        let whole = choice(byName(plan.by), PagePath.view(view.key, number: 1), groups.count)
        let others = Self.variants(plan, scope.frame).map { variant in
            choice(
                byName(plan.alsoBy[variant]), Self.path(view, plan, variant, scope.frame),
                people(by: plan.alsoBy[variant]).count)
        }
        return Filter(id: scope.design.anchor(.plan), label: scope.strings.text(.show), choices: [whole] + others)
    }

    // MARK: The whole

    private var steps: [WorkItem] { work.entries.flatMap { work.steps(of: $0) } }

    private var shownSteps: [WorkItem] {
        variant == nil ? steps.filter { $0.isShown }.sorted(by: WorkItem.isEarlier) : []
    }

    /// The steps by month; those without a day come last.
    private var months: [PlanMonth] {
        func number(_ day: CalendarDate) -> Int { day.year * 12 + day.month - 1 }
        let byMonth = Dictionary(grouping: shownSteps) { $0.day.map(number) ?? .max }
        let present = number(scope.reader.date)
        return byMonth.keys.sorted().map { month in
            let items = byMonth[month] ?? []
            let title =
                month == .max
                ? scope.strings.text(.withoutDay)
                : "\(scope.language.monthNames[month % 12]) \(month / 12)".capitalizedFirst
            return PlanMonth(
                title: title, count: items.count, isOpen: month == present,
                rows: items.map { work.row($0, isOver: isOver) })
        }
    }

    private var lateItems: [WorkItem] {
        variant == nil ? steps.filter(\.isLate).sorted(by: WorkItem.isBefore) : []
    }

    private var figures: [FigureLink] {
        guard variant == nil else { return [] }
        let progress = WorkProgress(steps)
        let strings = scope.strings
        func link(_ anchor: Anchor) -> String { "#" + scope.design.anchor(anchor) }
        var figures = [
            FigureLink(
                scope, nil, link(.actions), String(progress.done),
                strings.text(.stepsDone, ["total": String(progress.total)])),
            FigureLink(
                scope, nil, link(.actions), scope.typeset(strings.text(.percent, ["number": String(progress.percent)])),
                strings.text(.progressOfAll)),
        ]
        let late = lateItems.count
        if scope.saysWhoIsLate {
            let words =
                isOver
                ? scope.counted(late, one: .stepLeftOpen, many: .stepsLeftOpen)
                : scope.counted(late, one: .lateStep, many: .lateSteps)
            let tone: Tone? = late > 0 && !isOver ? .bad : nil
            figures.append(FigureLink(scope, tone, link(late > 0 ? .late : .steps), String(late), words))
        }
        return figures
    }

    private var timeline: Timeline.Picture? {
        guard variant == nil else { return nil }
        let bands = groups.map { group in
            Timeline.Band(title: group.title, bars: group.entries.map { (work.label(of: $0), work.steps(of: $0)) })
        }
        return Timeline(scope, bands, isOver: isOver)?.picture
    }

    var groups: [PlanGroup] { PlanGroup.groups(of: work) }

    private func row(of group: PlanGroup) -> PlanGroupRow {
        let progress = WorkProgress(group.entries.flatMap { work.steps(of: $0) })
        return PlanGroupRow(
            title: group.title, progressText: scope.text(progress), progress: progress,
            actions: group.entries.map { work.row($0, isOver: isOver) })
    }

    // MARK: Everybody's part

    /// Whoever leads an entry of the plan by that field, or has made a commitment, by title.
    private func people(by field: FieldID) -> [EntryID] {
        let kinds = Set(work.kind.fields[field].type.targets)
        var ids = work.entries.flatMap { scope.reader.entry($0).targets(field) }
        for commitments in work.commitments {
            for id in scope.reader.entries(ofKind: commitments.kind.id) {
                let entry = scope.reader.entry(id)
                ids += commitments.roles.bearers.flatMap { entry.targets($0) }.filter {
                    kinds.contains(scope.kind(of: $0))
                }
            }
        }
        return scope.reader.byTitle(ids)
    }

    func parts(by field: FieldID) -> [WorkPart] {
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
            WorkPart(
                id: work.anchor(of: id), title: scope.title(of: id), url: scope.url(of: id),
                actionsTitle: scope.typeset(work.kind.names.many.capitalizedFirst),
                actions: work.lateFirst((led[id] ?? []).map(\.id)).map { work.row($0, isOver: isOver) },
                groups: work.groups(of: id, isOver: isOver))
        }
    }
}
