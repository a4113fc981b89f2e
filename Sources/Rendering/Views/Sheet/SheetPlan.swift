internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Which sheets a view has: the combinations of what entries are about and for whom they are.
struct SheetPlan {
    let sheet: SheetBody
    let view: View
    let kind: Kind
    /// Kinds of what sheets are about.
    let subjectKinds: [KindID]

    init(_ sheet: SheetBody, _ view: View, _ model: Model) {
        (self.sheet, self.view) = (sheet, view)
        kind = model.kinds[sheet.kind]
        subjectKinds = kind.fields[sheet.subject].type.targets
    }

    /// The choice whose words each have a sheet.
    var choice: FieldID? { sheet.word }
    /// Whether an entry that refers to nothing is about everything.
    var emptyMeansAll: Bool { sheet.emptyMeansAll }

    /// The views of sheets that an audience has.
    static func all(_ frame: SiteFrame) -> [SheetPlan] {
        frame.model.views.compactMap { view in
            guard view.edition <= frame.edition, let sheet = view.body as? SheetBody else { return nil }
            return SheetPlan(sheet, view, frame.model)
        }
    }

    /// What an entry is about; nothing for one that is about everything.
    func subjects(of entry: Entry<Linked>) -> [EntryID] { entry.targets(sheet.subject) }

    /// The words under which an entry stands: all of them where it has none. One nil for sheets without words.
    func words(of entry: Entry<Linked>) -> [Int?] {
        guard let choice else { return [nil] }
        let words = kind.fields[choice].type.words
        return words.indices.filter { words[$0].meaning != .all && entry.covers($0, of: choice, kind) }
    }

    /// By what a sheet is about: the words for which there is one, in the order of the vocabulary.
    func combinations(
        of ids: some Sequence<EntryID>, subjects all: some Sequence<EntryID>, entry: (EntryID) -> Entry<Linked>
    ) -> [EntryID: [Int?]] {
        var found: [EntryID: Set<Int?>] = [:]
        for id in ids {
            let entry = entry(id)
            for subject in subjects(of: entry) { found[subject, default: []].formUnion(words(of: entry)) }
        }
        // What holds everywhere holds also for those that nobody names.
        if emptyMeansAll && choice == nil { for subject in all { found[subject, default: []].insert(nil) } }
        return found.mapValues { words in words.sorted { ($0 ?? -1) < ($1 ?? -1) } }
    }

    func path(_ slug: String, _ word: Int?) -> String {
        let words = choice.map { kind.fields[$0].type.words } ?? []
        let suffix = word.map { words.indices.contains($0) ? "-" + words[$0].text.slug : "" } ?? ""
        return "\(view.key)/\(slug)\(suffix).html"
    }

    func wordText(_ word: Int) -> String { choice.map { ValueText.word(word, type: kind.fields[$0].type) } ?? "" }
}

extension SheetPlan {
    /// The combinations as a page sees them.
    func combinations(_ scope: PageScope) -> [EntryID: [Int?]] {
        combinations(of: scope.reader.entries(ofKind: kind.id), subjects: subjects(scope)) { scope.reader.entry($0) }
    }

    /// Everything that a sheet could be about.
    private func subjects(_ scope: PageScope) -> [EntryID] {
        emptyMeansAll ? subjectKinds.flatMap { scope.reader.entries(ofKind: $0) } : []
    }

    func url(_ subject: EntryID, _ word: Int?, _ scope: PageScope) -> String {
        scope.url(path(scope.reader.slug(of: subject), word))
    }

    /// The entries for a sheet, by title: those about its subject itself, then those about what the subject belongs to.
    func entries(about subject: EntryID, word: Int?, _ scope: PageScope) -> [EntryID] {
        scope.lineage(of: subject).flatMap { subject in
            let sources = scope.reader.backlinks(of: subject).filter {
                $0.origin == .field(sheet.subject) && scope.reader.kind(of: $0.source) == kind.id
            }.map(\.source)
            return scope.reader.byTitle(sources).filter { id in words(of: scope.reader.entry(id)).contains(word) }
        }.reduce(into: []) { ids, id in if !ids.contains(id) { ids.append(id) } }
    }
}
