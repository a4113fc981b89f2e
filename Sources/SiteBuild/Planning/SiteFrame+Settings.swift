internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering

extension SiteFrame {
    /// Adds what pages show of `site.yaml`. What it says of others, entries and views that this audience does not see among
    /// them, is left out: a digest would tell whoever guesses the name.
    func addSettings(to hash: inout ContentHash) {
        hash.add(settings.title)
        hash.add(settings.subtitle)
        hash.add(settings.searchExample ?? "")
        hash.add(word: settings.language == .french ? 1 : 0)
        hash.add(settings.timeZone)
        hash.add(word: settings.isSampleData ? 1 : 0)
        hash.add(settings.asOf?.description ?? "")
        hash.add(word: settings.givesData ? 1 : 0)
        hash.add(word: givesTakeaways ? 1 : 0)
        for documents in settings.documents {
            hash.add(documents.sort.rawValue)
            for form in documents.forms { hash.add(form.rawValue) }
        }
        hash.add(word: UInt64(settings.staleAfterDays))
        hash.add(settings.publicationDirector?.text ?? "")
        for share in settings.shares.sorted() { hash.add(share) }
        for (key, text) in settings.information.sorted(by: { $0.key < $1.key }) {
            hash.add(key)
            hash.add(text)
        }
        let shown = Set(viewsWithPages)
        let hidden = Set(model.views.identified.filter { !shown.contains($0.0) }.map { $1.name.folded })
        for doors in [settings.doors, settings.menu] {
            hash.add(word: UInt64(doors.count { $0.isEntry || !hidden.contains($0.view.text.folded) }))
            for door in doors where door.isEntry || !hidden.contains(door.view.text.folded) {
                hash.add(door.title)
                hash.add(door.view.text)
                for link in door.links where !hidden.contains(link.text.folded) { hash.add(link.text) }
                hash.add("")
            }
        }
    }
}
