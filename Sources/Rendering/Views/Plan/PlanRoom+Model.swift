internal import ContentModel
internal import Diagnostics
internal import Markup

/// What a view of this type says in the model.
extension PlanRoom {
    static let sentence = Sentence(
        "un travail par étapes : tableau, frise, avancement", "work with steps: table, timeline, progress")

    /// The keys of a plan.
    enum Key: String, PartKeys {
        case plan, by, order, within, leads, steps, name, due, moved, state, milestone
        case alsoBy = "also by"
        case commitments, lateness

        var note: KeyNote {
            switch self {
            case .plan: .required(.kind, "le genre des actions", "the kind of the work")
            case .by: .required(.field(.any), "ce qui groupe le tableau", "what groups the table")
            case .order:
                KeyNote(
                    .path(FieldSort(.text, .texts)), "où se trouve l'ordre des groupes",
                    "where the order of the groups stands")
            case .within:
                KeyNote(
                    .field(.reference), "le tout dont elles font partie : sa fin est celle du plan",
                    "the whole that they are part of: its end is the plan's")
            case .leads: KeyNote(.field(.references), "qui les mène", "who leads")
            case .steps: .required(.field(FieldSort(.records)), "leurs étapes", "their steps")
            case .name: .required(.column(FieldSort(.text)), "le nom de l'étape", "the step's name")
            case .due: .required(.column(FieldSort(.date)), "son échéance", "the day it is due")
            case .moved:
                KeyNote(.column(FieldSort(.date)), "le jour auquel elle est reportée", "the day it was put off to")
            case .state: .required(.column(FieldSort(.choice)), "où elle en est", "how far it is")
            case .milestone: KeyNote(.column(FieldSort(.boolean)), "si c'est un jalon", "whether it is a milestone")
            case .alsoBy:
                KeyNote(
                    .fields(.references), "ce par quoi le plan se lit aussi, une page chacun",
                    "what the plan is also shown by, a page each")
            case .commitments:
                KeyNote(
                    .kinds, "les genres d'engagements, avec leurs rôles", "the kinds of commitments, with their roles")
            case .lateness:
                KeyNote(
                    .edition, "le public le moins étendu qui sait qui est en retard ; exigé quand il y en a plusieurs",
                    "the least audience that is told who is late; required where there are several")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> PlanBody? { binder.plan(parts) }
}

/// Every word of a view of this type becomes what it names.
extension ModelBinder {
    fileprivate mutating func plan(_ parts: Parts<PlanRoom.Key>) -> PlanBody? {
        guard let kind = parts[.plan].flatMap({ self.kind($0) }) else { return nil }
        let scope = scope(kind)
        let commitments = parts[.commitments].map { self.kinds($0) } ?? []
        for kind in commitments { need(CommitmentRoles.required, of: kind, parts) }
        let (by, steps) = (field(.by, parts, in: scope), field(.steps, parts, in: scope))
        let (order, within) = (path(.order, parts, from: kind), within(parts, of: kind))
        let (leads, alsoBy) = (field(.leads, parts, in: scope), fields(.alsoBy, parts, in: scope))
        let lateness = self.lateness(parts)
        guard let by, let steps else { return nil }
        let rows = columns(of: steps, kind)
        let (name, due, state) = (
            field(.name, parts, in: rows), field(.due, parts, in: rows), field(.state, parts, in: rows)
        )
        let (moved, milestone) = (field(.moved, parts, in: rows), field(.milestone, parts, in: rows))
        if let due, due == moved { report(.contradiction("due", "moved"), at: parts.place(of: .moved)) }
        guard let name, let due, let state else { return nil }
        return PlanBody(
            kind: kind, by: by, order: order, within: within, leads: leads, steps: steps, name: name, due: due,
            moved: moved, state: state, milestone: milestone, alsoBy: alsoBy, commitments: commitments,
            lateness: lateness)
    }

    /// The whole must be able to end.
    private mutating func within(_ parts: Parts<PlanRoom.Key>, of kind: KindID) -> FieldID? {
        guard let node = parts[.within], let field = self.field(.within, parts, in: scope(kind)) else { return nil }
        for target in scope(kind).fields[field].type.targets where kinds[target].validity == nil {
            report(.neverInForce(kind: kinds[target].names.one), at: node.place)
        }
        return field
    }

    /// Who is late is not for all: a model with several audiences says from which on.
    private mutating func lateness(_ parts: Parts<PlanRoom.Key>) -> Int {
        if let node = parts[.lateness] { return edition(node) ?? editions.count - 1 }
        if editions.count > 1 { report(.missingKey("lateness", within: parts.part), at: parts.place) }
        return editions.count - 1
    }
}
