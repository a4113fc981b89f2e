internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Visas

extension ParsedContent {
    /// Takes for drafts the copies of entries whose visas were copied with them: nobody validated those.
    ///
    /// A copy has no kept version of its own. Its name says so, as file managers name copies, when the original is there or
    /// only a machine gives such a name; or it carries the seal of another entry, whose kept version is there.
    mutating func takeCopiesForDrafts(_ sources: SiteSources, _ model: Model) {
        let kept = Set(sources.keptVersions.map(\.path))
        var originals: [Seal: String] = [:]
        var names: Set<Name> = []
        let kindsWithVisas = model.kinds.map { $0.visa != nil }
        let suspects = drafts.indices.filter { position in
            guard kindsWithVisas[drafts[position].current.whole.kind] else { return false }
            let entry = drafts[position].current.whole
            guard entry.hasText, let record = record(of: entry, model), record.state == .validated else {
                return false
            }
            names.insert(Name(kind: entry.kind, slug: entry.slug))
            guard kept.contains(entry.writtenOrigin.source) else { return true }
            if let text = record.fingerprint {
                originals[Seal(kind: entry.kind, text: text)] = entry.writtenOrigin.source
            }
            return false
        }
        guard !suspects.isEmpty else { return }
        for draft in drafts { names.insert(Name(kind: draft.current.whole.kind, slug: draft.current.whole.slug)) }
        for position in suspects {
            let entry = drafts[position].current.whole
            let own = String(entry.writtenOrigin.source.entryName)
            var original: String?
            if let name = CopyName.original(of: own),
                CopyName.isSure(own) || names.contains(Name(kind: entry.kind, slug: name.entrySlug))
            {
                original = name + ".md"
            } else if let text = record(of: entry, model)?.fingerprint {
                original = originals[Seal(kind: entry.kind, text: text)].map { String($0.lastName) }
            }
            if let original { takeForDraft(position, of: original, model.kinds[entry.kind]) }
        }
    }

    private struct Seal: Hashable {
        let kind: KindID
        let text: String
    }

    private struct Name: Hashable {
        let kind: KindID
        let slug: String
    }

    private func record(of entry: Entry<Written>, _ model: Model) -> VisaRecord? {
        model.kinds[entry.kind].visa == nil ? nil : VisaRecord(entry, kind: model.kinds[entry.kind])
    }

    private mutating func takeForDraft(_ position: Int, of original: String, _ kind: Kind) {
        guard let visa = kind.visa else { return }
        func asDraft(_ entry: Entry<Written>) -> Entry<Written> {
            var values = entry.values
            values[visa.state] = .integer(PublicationState.draft.rawValue)
            return entry.with(values: values)
        }
        let former = drafts[position].current
        let readings = Readings(whole: asDraft(former.whole), cut: former.cut.map(asDraft))
        drafts[position] = Draft(current: readings)
        let entry = readings.whole
        let problem = VisaProblem.copied(entry: kind.key + ":" + entry.slug, of: original)
        diagnostics.append(Diagnostic(.visa(problem), at: entry.writtenOrigin.place(of: visa.state)))
    }
}
