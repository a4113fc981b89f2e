public import ContentModel
public import KnowledgeBase

/// Something that was to be done by a day, and was not.
public struct LateWork: Sendable, Hashable {
    /// The entry whose step it is, or which is itself to be done.
    public let entry: EntryID
    /// The step, typeset; nil for an entry that is itself to be done.
    public let step: String?
}

extension SiteFrame {
    /// What is late at the site's date, in the order of entries; nothing for an audience that is not told who is late, nor
    /// once all is over.
    public func lateWork(_ reader: BaseReader) -> [LateWork] {
        let scope = PageScope(frame: self, reader: reader, page: Page(path: PagePath.home, subject: .home))
        guard scope.saysWhoIsLate, let work = PlannedWork.first(scope)?.work, !work.isOver else { return [] }
        let steps = reader.entries(ofKind: work.plan.kind).flatMap { work.steps(of: $0) }
        let commitments = work.commitments.flatMap { commitments in
            reader.entries(ofKind: commitments.kind.id).map { work.item($0, commitments) }
        }
        return (steps + commitments).filter(\.isLate).map { item in
            LateWork(entry: item.entry, step: item.row == nil ? nil : item.name)
        }
    }

    /// Whether the audience is told who is late.
    public func tellsWhoIsLate(_ reader: BaseReader) -> Bool {
        PageScope(frame: self, reader: reader, page: Page(path: PagePath.home, subject: .home)).saysWhoIsLate
    }

    /// By kind: what its steps are called, where a plan counts them.
    public var stepNames: [KindID: String] {
        guard let plan = PlannedWork.firstPlan(model, edition: edition)?.plan else { return [:] }
        return [plan.kind: model.kinds[plan.kind].fields[plan.steps].label]
    }
}
