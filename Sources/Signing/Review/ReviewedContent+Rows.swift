internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering
internal import SiteBuild

/// What changed in tables: who carries what, who took what upon himself, whom to call.
extension ReviewedContent {
    /// Kinds whose entries name somebody for a place, in some capacity.
    private var designations: [Kind] {
        content.model.kinds.filter { $0.roles[.person] != nil && $0.roles[.capacity] != nil }
    }

    private var commitments: [Kind] { content.model.kinds.filter { CommitmentRoles($0.roles) != nil } }

    func changedDesignations(since then: ReviewedContent) -> [VisaReview.Item] {
        designations.flatMap { changedEntries(of: $0, since: then) }
    }

    func changedCommitments(since then: ReviewedContent) -> [VisaReview.Item] {
        commitments.flatMap { changedEntries(of: $0, since: then) }
    }

    /// Of whatever entry that both have.
    func changedTelephones(since then: ReviewedContent) -> [VisaReview.Item] {
        content.model.kinds.flatMap { kind -> [VisaReview.Item] in
            let fields = kind.fields.identified.filter { $1.type == .telephone }.map(\.0)
            guard !fields.isEmpty else { return [] }
            return whole.ids(ofKind: kind.id).compactMap { id in
                guard let former = then.id(of: whole.reference(to: id)) else { return nil }
                return row(id, former, then, fields, kind)
            }
        }
    }

    /// Those that their own dates tell of, from the day after an act to today.
    func datedDesignations(since act: CalendarDate) -> [VisaReview.Item] {
        designations.flatMap { kind in
            whole.ids(ofKind: kind.id).compactMap { id -> VisaReview.Item? in
                let term = whole.term(of: id)
                if let from = term.from, isSince(act, from) {
                    return item(id, words.begins(from).capitalizedFirst + ".")
                }
                if let until = term.until, isSince(act, until) {
                    return item(id, words.ended(until).capitalizedFirst + ".")
                }
                return nil
            }
        }
    }

    func datedCommitments(since act: CalendarDate) -> [VisaReview.Item] {
        commitments.flatMap { kind in
            whole.ids(ofKind: kind.id).compactMap { id -> VisaReview.Item? in
                guard let roles = CommitmentRoles(kind.roles) else { return nil }
                if let day = roles.done.flatMap({ whole[id].date($0) }), isSince(act, day) {
                    return item(id, words.done(day).capitalizedFirst + ".")
                }
                let meeting = roles.madeAt.flatMap { whole[id].targets($0).first }
                let day = meeting.flatMap { meeting in
                    content.model.kinds[whole[meeting].kind].roles[.date].flatMap { whole[meeting].date($0) }
                }
                guard let day, isSince(act, day) else { return nil }
                return item(id, words.agreed(day).capitalizedFirst + ".")
            }
        }
    }

    private func isSince(_ act: CalendarDate, _ day: CalendarDate) -> Bool { day >= act && day <= content.date }

    // MARK: Rows of two bases

    private func changedEntries(of kind: Kind, since then: ReviewedContent) -> [VisaReview.Item] {
        let shown = kind.fields.identified.filter { field, declared in
            declared.type != .markdown && kind.visa?.fields.contains(field) != true && field != kind.review?.by
                && field != kind.roles[.confirmed]
        }.map(\.0)
        var items = whole.ids(ofKind: kind.id).compactMap { id -> VisaReview.Item? in
            guard let former = then.id(of: whole.reference(to: id)) else {
                return item(id, words.new.capitalizedFirst + ".")
            }
            return row(id, former, then, shown, kind)
        }
        guard let formerKind = then.content.model.kinds.first(where: { $0.key == kind.key }) else { return items }
        for former in then.whole.ids(ofKind: formerKind.id) {
            let name = then.whole.reference(to: former)
            guard id(of: name) == nil else { continue }
            items.append(
                VisaReview.Item(
                    name: name, title: then.whole[former].title, id: nil, text: words.gone.capitalizedFirst + "."))
        }
        return items
    }

    /// The fields in which an entry differs from what it was; nil where it does not.
    private func row(
        _ id: EntryID, _ former: EntryID, _ then: ReviewedContent, _ fields: [FieldID], _ kind: Kind
    ) -> VisaReview.Item? {
        let old = then.content.model.kinds[then.whole[former].kind]
        let parts = fields.compactMap { field -> VisaReview.Part? in
            let declared = kind.fields[field]
            let now = text(of: id, field, declared)
            let before = old.fieldIndex(declared.key).map { then.text(of: former, $0, old.fields[$0]) } ?? ""
            if now == before { return nil }
            let pieces = WordComparison.pieces(from: before, to: now)
            return VisaReview.Part(declared.label.capitalizedFirst, [VisaReview.Line(.paragraph, [pieces])])
        }
        if parts.isEmpty { return nil }
        var item = item(id, words.changed.capitalizedFirst + ".")
        item.parts = parts
        return item
    }

    private func text(of id: EntryID, _ field: FieldID, _ declared: Field) -> String {
        guard let value = whole[id].values[field] else { return "" }
        return ValueText.plain(value, type: declared.type, language: whole.language) { whole[$0].title }
    }
}
