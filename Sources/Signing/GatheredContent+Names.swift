internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import SiteBuild
internal import Visas

/// What people write on the command line, and what it means.
extension GatheredContent {
    /// The entry that an argument names, of a kind that needs a visa: `kind:slug`, a path, or a slug. Nil and reported
    /// when there is none, or more than one.
    func entry(named argument: String, with fileSystem: FileSystem, _ diagnostics: inout [Diagnostic]) -> EntryID? {
        let candidates: [EntryID]
        let near: [String]
        if argument.hasSuffix(".md") || argument.contains("/") {
            let canonical = try? fileSystem.canonicalPath(argument)
            candidates = base.whole.ids.filter { id in
                let origin = base.whole.origin(of: id)
                return origin.place.path == argument || origin.source == argument
                    || canonical != nil && (try? fileSystem.canonicalPath(origin.place.path)) == canonical
            }
            near = base.whole.ids.filter { base.whole[$0].body != nil }.map { base.whole.origin(of: $0) }.flatMap {
                [$0.place.path, $0.source]
            }
        } else if let colon = argument.firstIndex(of: ":") {
            let word = String(argument[..<colon])
            guard let kind = model.kind(named: word) else {
                let suggestion = NearMiss.nearest(to: word, among: visaKinds.map(\.key))
                diagnostics.append(
                    Diagnostic(.model(.unknownKind(word)), at: Place(argument), suggestion: suggestion))
                return nil
            }
            let slug = String(argument[argument.index(after: colon)...]).entrySlug
            candidates = base.whole.id(kind: kind.id, slug: slug).map { [$0] } ?? []
            near = base.whole.ids(ofKind: kind.id).map { base.whole.reference(to: $0) }
        } else {
            let slug = argument.entrySlug
            let all = ids { $0.slug == slug }
            let underVisa = all.filter { model.kinds[base.whole[$0].kind].visa != nil }
            candidates = underVisa.isEmpty ? Array(all.prefix(1)) : underVisa
            near = visaKinds.flatMap { base.whole.ids(ofKind: $0.id) }.map { base.whole[$0].slug }
        }
        return single(candidates, argument, near: near, &diagnostics)
    }

    private func single(
        _ candidates: [EntryID], _ argument: String, near: [String], _ diagnostics: inout [Diagnostic]
    ) -> EntryID? {
        guard let id = candidates.first else {
            let kinds = base.language == .french ? "fiche" : "entry"
            diagnostics.append(
                Diagnostic(
                    .content(.unknownReference(argument, kinds: kinds)), at: Place(argument),
                    suggestion: NearMiss.nearest(to: argument, among: near)))
            return nil
        }
        guard candidates.count == 1 else {
            let notes = candidates.map {
                Diagnostic.Note(.candidate(base.whole.reference(to: $0)), at: base.whole.origin(of: $0).place)
            }
            diagnostics.append(Diagnostic(.content(.ambiguousReference(argument)), at: Place(argument), notes: notes))
            return nil
        }
        if model.kinds[base.whole[id].kind].visa == nil || base.whole[id].body == nil {
            diagnostics.append(
                Diagnostic(.visa(.notUnderVisa(entry: base.whole.reference(to: id))), at: Place(argument)))
            return nil
        }
        return id
    }

    private var visaKinds: [Kind] { model.kinds.filter { $0.visa != nil } }

    private func ids(where isMeant: (Entry<Linked>) -> Bool) -> [EntryID] {
        base.whole.ids.filter { isMeant(base.whole[$0]) }
    }

    /// A validator as `site.yaml` names it, from that name or from the title of the entry that it names; what was
    /// written where `site.yaml` names nobody. Nil and reported when it is none of them.
    func validator(_ name: String, _ diagnostics: inout [Diagnostic]) -> String? {
        let validators = sources.settings.validators.map(\.text)
        if validators.isEmpty { return name }
        if let known = validators.first(where: { $0.folded == name.folded || $0.slug == name.slug }) { return known }
        let titled = validators.map { validator in
            (validator, ids { $0.slug == validator.slug }.map { base.whole[$0].title })
        }
        if let known = titled.first(where: { $0.1.contains { $0.folded == name.folded } }) { return known.0 }
        diagnostics.append(
            Diagnostic(
                .content(.unknownValidator(name, among: validators)), at: Place("--by"),
                suggestion: NearMiss.nearest(to: name, among: validators + titled.flatMap(\.1))))
        return nil
    }

    /// The day of the last act on an entry: of its visa, of that of its kept version, of its line in the register.
    func lastAct(on id: EntryID) -> CalendarDate? {
        let entry = base.whole[id]
        let kept = kept.intact[base.whole.origin(of: id).source]?.on
        let entered = register.latest[base.whole.reference(to: id)]?.on
        guard let visa = model.kinds[entry.kind].visa, base.whole.publicationState(of: id) == .validated else {
            return [kept, entered].compactMap { $0 }.max()
        }
        return [entry.date(visa.on), kept, entered].compactMap { $0 }.max()
    }

    /// Who validated an entry, as its file says.
    func writtenValidator(of id: EntryID) -> String? {
        let entry = base.whole[id]
        guard let visa = model.kinds[entry.kind].visa else { return nil }
        switch entry.values[visa.by]?.each.first {
        case .reference(.entry(let person))?:
            let slug = base.whole[person].slug
            return sources.settings.validators.map(\.text).first { $0.slug == slug } ?? slug
        case .reference(.text(let text))?, .text(let text)?: return text
        default: return nil
        }
    }

    /// The fields' names as the model declares them.
    func fieldNames(of kind: KindID) -> [String] { model.kinds[kind].fields.map(\.name) }
}
