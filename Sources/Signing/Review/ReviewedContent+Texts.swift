internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering
internal import SiteBuild
internal import Visas

/// What is asked of Git about one review.
struct ReviewedPast {
    var history: ContentHistory
    /// Where the content stood at the last act.
    var commit: String
    /// The content as it stood then; nil where it could not be read.
    var then: ReviewedContent?
}

extension ReviewedContent {
    // MARK: What waits

    /// The entries that wait for a visa: submitted, changed since theirs, or without what proves it.
    func awaiting(for validator: Validator?, _ past: ReviewedPast?) -> [VisaReview.Item] {
        whole.ids.compactMap { item(awaiting: $0, validator, past) }
    }

    private func item(awaiting id: EntryID, _ validator: Validator?, _ past: ReviewedPast?) -> VisaReview.Item? {
        let entry = whole[id]
        let kind = content.model.kinds[entry.kind]
        guard let visa = kind.visa, entry.body != nil, let standing = whole.visaStanding(of: id),
            let file = file(of: id)
        else { return nil }
        let hasOtherFiles = entry.seal(visa).map { $0.files != content.filesFingerprint(of: id) } ?? false
        let why: String
        var addressee: String?
        switch standing {
        case .without(.submitted):
            why = words.submitted
            addressee = content.writtenValidator(of: id)
        case .changed(let day): why = words.changed(day, by: title(of: content.writtenValidator(of: id) ?? ""))
        case .unsealed: why = words.unsealed
        case .sealed where hasOtherFiles: why = words.otherFiles
        case .sealed, .without: return nil
        }
        let kept = keptFile(of: id)
        let names = validators.filter { addressee == nil || $0.name.slug == addressee?.slug }
        let isTheirs = validator.map { names.contains($0) } ?? true
        var item = item(id, kind.names.one.capitalizedFirst + ", " + why + ".")
        item.signers = words.anyOf(names.map(\.title))
        item.isNew = kept == nil
        item.digest = content.digest(of: id, file.bytes)
        item.isSignable = isTheirs
        if !isTheirs, let addressee {
            item.text += " " + words.addressed(to: title(of: addressee))
        }
        if let unfinished = file.placeholders.first, case .visa(.placeholder(let text)) = unfinished.problem {
            item.isSignable = false
            item.text += " " + words.unfinished(text)
        }
        compare(kept, file, of: id, past, &item)
        return item
    }

    // MARK: What others did

    /// The visas that others gave after a line of the register, of entries that do not wait again.
    func validated(after lines: ArraySlice<VisaRegister.Line>, but known: Set<String>, _ past: ReviewedPast?)
        -> [VisaReview.Item]
    {
        var items: [VisaReview.Item] = []
        let latest = content.register.latest
        for line in lines where line.act == .visa && latest[line.entry] == line && !known.contains(line.entry) {
            guard let id = id(of: line.entry), let file = file(of: id) else { continue }
            let kind = content.model.kinds[whole[id].kind]
            let what = words.validated(by: title(of: line.by), on: line.on)
            var item = item(id, kind.names.one.capitalizedFirst + ", " + what + ".")
            if let past {
                let then = past.then.flatMap { then in then.id(of: line.entry).flatMap { then.file(of: $0) } }
                item.isNew = then == nil
                compare(then, file, of: id, past, &item)
            }
            items.append(item)
        }
        return items
    }

    func withdrawn(after lines: ArraySlice<VisaRegister.Line>) -> [VisaReview.Item] {
        let latest = content.register.latest
        return lines.filter { $0.act == .withdrawal && latest[$0.entry] == $0 }.map { line in
            let text = words.withdrawn(by: title(of: line.by), on: line.on, reason: line.reason)
            guard let id = id(of: line.entry) else {
                return VisaReview.Item(name: line.entry, title: line.entry, id: nil, text: text.capitalizedFirst + ".")
            }
            let kind = content.model.kinds[whole[id].kind]
            return item(id, kind.names.one.capitalizedFirst + ", " + text + ".")
        }
    }

    /// The entries of kinds that need a visa which end within so many days.
    func ending(within days: Int) -> [VisaReview.Item] {
        whole.ids.compactMap { id -> (CalendarDate, VisaReview.Item)? in
            let kind = content.model.kinds[whole[id].kind]
            guard kind.visa != nil, let until = whole.term(of: id).until, until >= content.date,
                until <= content.date.adding(days: days), whole.validity(of: id, at: content.date) == .inForce
            else { return nil }
            return (until, item(id, kind.names.one.capitalizedFirst + ", " + words.ends(until) + "."))
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    // MARK: Parts

    func item(_ id: EntryID, _ text: String) -> VisaReview.Item {
        VisaReview.Item(name: whole.reference(to: id), title: whole[id].title, id: id, text: text)
    }

    /// The entry that a line of the register names.
    func id(of name: String) -> EntryID? {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = content.model.kinds.first(where: { $0.key == parts[0] }) else { return nil }
        return whole.id(kind: kind.id, slug: parts[1])
    }

    private func compare(
        _ former: SourceFile?, _ current: SourceFile, of id: EntryID, _ past: ReviewedPast?,
        _ item: inout VisaReview.Item
    ) {
        let kind = content.model.kinds[whole[id].kind]
        let parts = TextComparison.parts(
            from: former.map { TextOutline($0, kind: kind, in: whole) },
            to: TextOutline(current, kind: kind, in: whole))
        let source = whole.origin(of: id).source
        let lines = past.map { $0.history.lines(of: source, since: $0.commit) }
        item.parts = parts.map { part in
            var shown = part.part
            if shown.title.isEmpty { shown.title = words.text }
            var authors: [ContentHistory.Author] = []
            let numbers = part.lines.flatMap(\.self)
            for author in numbers.compactMap({ lines?.authors[$0] }) where !authors.contains(author) {
                authors.append(author)
            }
            let isUnsaved = numbers.contains { lines?.unsaved.contains($0) == true }
            // Of a text that is all new, who wrote it stands above it.
            if !item.isNew { shown.authors = words.authors(authors, isUnsaved: isUnsaved) }
            return shown
        }
        if let past {
            item.authors = words.authors(
                past.history.authors(of: source, since: past.commit), isUnsaved: past.history.isUnsaved(source))
        }
        let hasChanged = former.map { TextFingerprint.of($0, kind: kind) != TextFingerprint.of(current, kind: kind) }
        if parts.isEmpty, hasChanged == true { item.text += " " + words.onlyBlanks.capitalizedFirst + "." }
    }
}
