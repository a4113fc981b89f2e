package import ContentModel
package import Diagnostics
package import KnowledgeBase
package import Language

extension Edition {
    /// The files of the content folder that entries show or link.
    package var usedFiles: Set<String> {
        var files = Set<String>()
        for id in ids { files.formUnion(self[id].usedFiles) }
        return files
    }

    /// What is to be mended as an audience may know it: remarks on entries that it cannot see would name them, so that
    /// every edition but the last knows only what breaks the rules among its own entries.
    package func remarks(_ all: [Diagnostic], at date: CalendarDate) -> [Diagnostic] {
        number == model.editions.count - 1 ? all : breaches(at: date).ordered
    }

    /// The settings with each single entry of the menu named by kind and identifier; those that the audience cannot see
    /// are left out.
    /// - Parameter whole: the edition that sees everything: what it does not know either is a mistake.
    package func menuEntries(
        _ settings: SiteSettings, knownTo whole: Edition, _ diagnostics: inout [Diagnostic]
    ) -> SiteSettings {
        func resolved(_ doors: [SiteSettings.Door], _ diagnostics: inout [Diagnostic]) -> [SiteSettings.Door] {
            doors.compactMap { door in
                if !door.isEntry { return door }
                guard let found = entry(named: door.view.text, at: door.view.place, knownTo: whole, &diagnostics)
                else { return nil }
                var door = door
                door.view.text = reference(to: found)
                return door
            }
        }
        var settings = settings
        settings.doors = resolved(settings.doors, &diagnostics)
        settings.menu = resolved(settings.menu, &diagnostics)
        return settings
    }

    /// The entries that `site.yaml` wants in the footer; those that the audience cannot see are left out.
    /// - Parameter whole: the edition that sees everything: what it does not know either is a mistake.
    package func footer(
        _ settings: SiteSettings, knownTo whole: Edition, _ diagnostics: inout [Diagnostic]
    ) -> [EntryID] {
        settings.footer.compactMap { entry(named: $0.text, at: $0.place, knownTo: whole, &diagnostics) }
    }

    private func entry(
        named name: String, at place: Place, knownTo whole: Edition, _ diagnostics: inout [Diagnostic]
    ) -> EntryID? {
        if let found = entry(named: name) { return found }
        if whole.entry(named: name) != nil { return nil }
        let slug = (name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? "").slug
        let slugs = ids.filter { model.kinds[self[$0].kind].hasPages }.map { self[$0].slug }
        diagnostics.append(
            Diagnostic(
                .content(.unknownReference(name, kinds: language == .french ? "fiche" : "entry")), at: place,
                suggestion: NearMiss.nearest(to: slug, among: slugs)))
        return nil
    }

    /// The entry with a page that `site.yaml` names: `aide`, or `page:aide` where several kinds have one.
    private func entry(named name: String) -> EntryID? {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let only = parts.count == 2 ? model.kind(named: parts[0])?.id : nil
        let slug = (parts.last ?? "").slug
        let kinds = model.kinds.filter { $0.hasPages && (parts.count < 2 || $0.id == only) }
        return kinds.compactMap { id(kind: $0.id, slug: slug) }.first
    }

    /// People whom `site.yaml` names and whom the base does not know. Validators are an error where visas must refer to
    /// entries; where a text does too, as for the director, a name that is nearly an entry's is a warning.
    package func unknownPeople(_ settings: SiteSettings) -> [Diagnostic] {
        let types = model.kinds.compactMap { kind in kind.visa.map { kind.fields[$0.by].type } }
        guard !types.isEmpty else { return [] }
        let allowsText = types.contains { if case .reference(let type) = $0 { type.allowsText } else { true } }
        let people = Set(types.flatMap(\.targets)).flatMap { ids(ofKind: $0) }
        let names = Set(people.flatMap { [self[$0].slug, self[$0].title] })
        let known = Set(names.map(\.folded))
        func unknown(_ name: SiteSettings.Name, as role: String, allowsText: Bool) -> Diagnostic? {
            if known.contains(name.text.folded) { return nil }
            let suggestion = NearMiss.nearest(to: name.text, among: names.sorted())
            if allowsText, suggestion == nil { return nil }
            return Diagnostic(
                .content(.unknownReference(name.text, kinds: role)), at: name.place,
                severity: allowsText ? .warning : .error, suggestion: suggestion)
        }
        let (validator, director) =
            language == .french ? ("validateur", "directeur de la publication") : ("validator", "publication director")
        return settings.validators.compactMap { unknown($0, as: validator, allowsText: allowsText) }
            + [settings.publicationDirector].compactMap {
                $0.flatMap { unknown($0, as: director, allowsText: true) }
            }
    }

    /// Visas by people who are not among the site's validators. Nothing to say where none are named.
    package func unknownValidators(_ settings: SiteSettings) -> [Diagnostic] {
        guard !settings.validators.isEmpty else { return [] }
        let names = settings.validators.map(\.text)
        let known = Set(names.map(\.folded))
        return model.kinds.flatMap { kind -> [Diagnostic] in
            guard let visa = kind.visa else { return [] }
            return ids(ofKind: kind.id).flatMap { id in
                (self[id].values[visa.by]?.each ?? []).compactMap { value -> Diagnostic? in
                    let signed: [String] =
                        switch value {
                        case .reference(.entry(let person)): [self[person].slug, self[person].title]
                        case .reference(.text(let text)), .text(let text): [text]
                        default: []
                        }
                    if signed.contains(where: { known.contains($0.folded) }) { return nil }
                    let name = signed.first ?? ""
                    return Diagnostic(
                        .content(.unknownValidator(name, among: names)),
                        at: origin(of: id).place(of: visa.by),
                        suggestion: NearMiss.nearest(to: name, among: names))
                }
            }
        }
    }
}
