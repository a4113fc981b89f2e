internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering

extension PlannedSite {
    /// What the site says, to be kept beside it.
    var said: GenerationFacts {
        let (frame, edition, reader) = (parts.frame, parts.edition, parts.reader())
        let settings = frame.settings
        var facts = GenerationFacts(
            site: GenerationFacts.Site(
                title: settings.title, language: settings.language, baseURL: frame.baseURL,
                edition: edition.model.editions[edition.number], date: parts.orders.date,
                isDateFixed: frame.fixedDate != nil || parts.options.asOf != nil, timeZone: settings.timeZone))
        facts.views = frame.viewsWithPages.map { edition.model.views[$0] }.map {
            GenerationFacts.View(key: $0.key, title: $0.title)
        }
        facts.tellsWhoIsLate = frame.tellsWhoIsLate(reader)
        facts.files = parts.attachments.map { Self.path(of: $0) }.sorted()
        let steps = frame.stepNames
        var late: [EntryID: [String]] = [:]
        for item in frame.lateWork(reader) { late[item.entry, default: []].append(item.step ?? "") }
        for kind in edition.model.kinds where edition.count(ofKind: kind.id) > 0 {
            facts.kinds.append(
                GenerationFacts.Kind(
                    key: kind.key, one: kind.names.one, many: kind.names.many, gender: kind.names.gender.rawValue,
                    inForce: kind.validity?.inForce ?? "", steps: steps[kind.id] ?? ""))
            let number = facts.kinds.count - 1
            for (field, declared) in kind.fields.identified {
                if edition.ids(ofKind: kind.id).contains(where: { edition[$0].values[field] != nil }) {
                    facts.kinds[number].filled.append(declared.key)
                } else {
                    facts.kinds[number].empty.append(declared.key)
                }
            }
            facts.entries += edition.ids(ofKind: kind.id).map { entry($0, kind, number, late[$0] ?? [], reader) }
        }
        return facts
    }

    private func entry(
        _ id: EntryID, _ kind: Kind, _ number: Int, _ late: [String], _ reader: BaseReader
    ) -> GenerationFacts.Entry {
        let (edition, date) = (parts.edition, parts.orders.date)
        let entry = edition[id]
        let review = kind.review.flatMap { entry.date($0.by) }
        let whole = parts.whole.contains(id) ? parts.whole[id].said : 0
        return GenerationFacts.Entry(
            kind: number, slug: entry.slug, title: entry.title, address: reader.address(of: id),
            digest: edition.shownDigest(of: id), withheld: whole == entry.said ? 0 : whole,
            personal: edition.personalDigests(of: id), standing: .init(edition.validity(of: id, at: date)),
            until: edition.term(of: id).until, isToReview: review.map { $0 < date } ?? false, late: late)
    }
}

extension GenerationFacts.Standing {
    fileprivate init(_ state: ValidityState) {
        self =
            switch state {
            case .inForce: .inForce
            case .notYet: .notYet
            case .ended: .ended
            case .replaced: .replaced
            case .notPublished: .notPublished
            }
    }
}
