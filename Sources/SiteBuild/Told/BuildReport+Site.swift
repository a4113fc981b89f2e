internal import ContentModel
internal import KnowledgeBase
internal import Rendering

extension BuildReport {
    /// What is told beside the remarks: of the site as its audience sees it.
    mutating func keep(partsOf site: PlannedSite, _ options: SiteBuild.Options) {
        let (frame, edition) = (site.parts.frame, site.parts.edition)
        timeZone = frame.settings.timeZone
        language = frame.settings.language
        siteTitle = frame.settings.title
        baseURL = frame.baseURL
        endedSince = EndedSince.all(edition, former: formerDate, at: site.parts.orders.date)
        let seen = held.compactMap { entry -> (HeldEntry, EntryID)? in
            guard let slug = entry.slug, let kind = edition.model.kinds.first(where: { $0.key == entry.kind }) else {
                return nil
            }
            return edition.id(kind: kind.id, slug: slug).map { (entry, $0) }
        }
        if !seen.isEmpty {
            let names = frame.ownerNames(of: seen.map(\.1), site.parts.reader())
            for (entry, id) in seen { heldOwners[entry] = names[id] }
        }
        if options.gathersOwnedWork { ownedWork = frame.ownedWork(site.parts.reader()) }
    }
}
