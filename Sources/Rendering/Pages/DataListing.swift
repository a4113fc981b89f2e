public import ContentModel
public import KnowledgeBase
internal import Language

/// Which data there are: a function of the base, as pages read it.
public struct DataListing {
    let frame: SiteFrame
    let reader: BaseReader

    /// Lists the data of an edition's base.
    public init(_ frame: SiteFrame, _ reader: BaseReader) { (self.frame, self.reader) = (frame, reader) }

    /// The kinds that have entries.
    public var kinds: [Kind] { reader.model.kinds.filter { reader.count(ofKind: $0.id) > 0 } }

    /// Those of them whose entries can be reached by telephone or mail.
    public var contacts: [Kind] { kinds.filter { Self.isReached($0) } }

    /// The views that are tables.
    public var tables: [ViewID] { views { $0.body is MatrixBody } }

    /// The views that are calendars.
    public var calendars: [ViewID] { views { $0.body is CalendarBody } }

    /// The calendar of which entries have the days that concern them.
    public var calendar: ViewID? { calendars.first }

    /// The entries that somebody may want to know the days of: those that take place, those that can be reached. Others are
    /// named by many.
    public var dated: [EntryID] {
        guard let calendar else { return [] }
        return kinds.filter { hasOwnDays($0) }.flatMap { reader.entries(ofKind: $0.id) }.filter {
            hasDays($0, calendar)
        }
    }

    private func hasDays(_ id: EntryID, _ calendar: ViewID) -> Bool { !days(of: id, calendar).isEmpty }

    /// The days that concern an entry which can be reached; of any other, its own.
    public func days(of id: EntryID, _ calendar: ViewID) -> [DatedEvent] {
        let days = ViewRooms.days(of: calendar, about: id, frame, reader)
        return Self.isReached(frame.model.kinds[reader.kind(of: id)]) ? days : days.filter { $0.entry == id }
    }

    private func hasOwnDays(_ kind: Kind) -> Bool { Self.isReached(kind) || kind.roles[.date] != nil }

    private static func isReached(_ kind: Kind) -> Bool { !kind.roles.all(.reach).isEmpty }

    private func views(_ isMeant: (View) -> Bool) -> [ViewID] {
        frame.viewsWithPages.filter { isMeant(frame.model.views[$0]) }
    }

    /// What the page of an entry offers.
    func downloads(of id: EntryID, _ scope: PageScope) -> [Download] {
        guard frame.givesData else { return [] }
        let kind = frame.model.kinds[reader.kind(of: id)]
        let slug = reader.slug(of: id)
        var downloads: [Download] = []
        if Self.isReached(kind) {
            downloads.append(Download(scope, DataPath.contact(of: kind, slug: slug), .saveContact, .phone))
        }
        if let calendar, hasOwnDays(kind), hasDays(id, calendar) {
            downloads.append(Download(scope, DataPath.calendar(of: kind, slug: slug), .saveDates, .day))
        }
        if ReportPanel.isShown(on: kind, frame.model, edition: frame.edition) {
            downloads +=
                scope.takeaways(of: .report, id)
                + scope.pressed(.report, scope.frame.strings.text(.report))
                + scope.pressed(.decisions, scope.frame.strings.text(.recordOfDecisions))
        } else {
            downloads += scope.pressed(.entry, scope.frame.kindWords[kind.id].name)
        }
        return downloads
    }
}
