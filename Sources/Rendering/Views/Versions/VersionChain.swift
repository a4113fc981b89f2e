internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Entries that replace one another through a field.
struct VersionChain {
    let scope: PageScope
    /// A reference field to the same kind.
    let through: FieldID

    /// What an entry replaces.
    func former(of id: EntryID) -> [EntryID] { scope.reader.entry(id).targets(through).filter { $0 != id } }

    /// What replaces an entry.
    func successors(of id: EntryID) -> [EntryID] {
        let kind = scope.reader.kind(of: id)
        return scope.reader.backlinks(of: id).filter {
            $0.origin == .field(through) && $0.source != id && scope.reader.kind(of: $0.source) == kind
        }.map(\.source)
    }

    /// The last version that follows an entry; the entry itself in a cycle, which the rules report.
    func newest(from id: EntryID) -> EntryID {
        var seen: Set<EntryID> = [id]
        var current = id
        while let next = successors(of: current).first(where: { !seen.contains($0) }) {
            seen.insert(next)
            current = next
        }
        return current
    }

    /// An entry and all that it replaced, newest first.
    func line(of id: EntryID) -> [EntryID] {
        var line = [id]
        var position = 0
        while position < line.count {
            for former in former(of: line[position]) where !line.contains(former) { line.append(former) }
            position += 1
        }
        return line
    }

    /// The first and last day of an entry: a published successor closes what it replaces from its own first day.
    func term(of id: EntryID) -> (from: CalendarDate?, until: CalendarDate?) {
        let kind = scope.reader.identity(id).kind
        guard let validity = kind.validity else { return (nil, nil) }
        let entry = scope.reader.entry(id)
        func date(_ field: FieldID?) -> CalendarDate? { field.flatMap { entry.date($0) } }
        let closing = successors(of: id).filter { scope.reader.validity(of: $0) != .notPublished }.compactMap {
            successor in
            validity.from.flatMap { scope.reader.entry(successor).date($0) }?.adding(days: -1)
        }
        return (date(validity.from), ([date(validity.until)].compactMap { $0 } + closing).min())
    }

    /// A line of the history; `page` is the entry on whose page it stands.
    func version(_ id: EntryID, on page: EntryID?) -> Version {
        let (from, until) = term(of: id)
        let words = scope.reader.identity(id).kind.validity
        let text = StateText.text(of: id, scope) ?? scope.typeset(words?.inForce ?? "")
        let (tone, icon): (Tone?, Icon) =
            switch scope.reader.validity(of: id) {
            case .inForce: (.good, .yes)
            case .notYet, .notPublished: (.caution, .time)
            case .ended, .replaced: (nil, .no)
            }
        return Version(
            link: scope.link(to: id), isSelf: id == page,
            dates: TermText.span(from: from, until: until, scope).capitalizedFirst,
            badge: text.isEmpty ? nil : Badge(scope, tone, icon, text.capitalizedFirst))
    }
}
