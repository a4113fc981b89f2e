internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
public import Rendering
internal import SiteBuild

/// What is left to do with entries, by those to whom they belong.
extension ReviewedContent {
    /// - Parameter owner: a name among those that the result offers; nil, or another one, for none of them yet.
    /// - Returns: their drafts, entries in error, entries that wait for a visa and entries to be read again.
    public func work(of owner: String?) async -> VisaReview {
        let found: [(sort: VisaReview.Sort, items: [VisaReview.Item])] = [
            (.wrong, wrong), (.drafts, drafts), (.awaiting, awaiting(for: nil, nil).map(\.withoutText)),
            (.toReview, toReview),
        ]
        let names = await build.owners(of: found.flatMap(\.items).compactMap(\.id), content)
        let nobody = words.nobody
        func name(of item: VisaReview.Item) -> String { item.id.flatMap { names[$0] } ?? nobody }
        let counts = Dictionary(found.flatMap(\.items).map { (name(of: $0), 1) }, uniquingKeysWith: +)
        let known = counts.keys.sorted { ($0 == nobody ? 1 : 0, $0.folded) < ($1 == nobody ? 1 : 0, $1.folded) }
        let shown = known.first { $0 == owner }
        var review = VisaReview(
            validator: shown ?? "", lead: words.work(on: day, isChosen: shown != nil), remarks: [], lists: [])
        review.isWork = true
        review.choices = known.map { name in
            VisaReview.Choice(
                "\(name) (\(counts[name] ?? 0))", url: name == shown ? nil : "?par=" + name.percentEncoded)
        }
        if let shown {
            review.lists = found.map { list in
                VisaReview.List(list.sort, list.items.filter { name(of: $0) == shown })
            }
        }
        return review
    }

    private func kindName(_ id: EntryID) -> String { content.model.kinds[whole[id].kind].names.one.capitalizedFirst }

    private var drafts: [VisaReview.Item] {
        whole.ids.filter { id in
            whole[id].body != nil && whole.visaStanding(of: id) == .without(.draft)
        }.map { item($0, kindName($0) + ".") }
    }

    /// Each with what is wrong with it first.
    private var wrong: [VisaReview.Item] {
        var rows: [String: [(line: Int, id: EntryID)]] = [:]
        for id in whole.ids {
            let place = whole.origin(of: id).place
            rows[place.path, default: []].append((place.line, id))
        }
        var told: [EntryID: String] = [:]
        for error in errors {
            let candidates = rows[error.place.path] ?? []
            // A row of a table stands at its line; a file is one entry.
            let id = candidates.filter { $0.line <= max(1, error.place.line) }.max { $0.line < $1.line }?.id
            guard let id, told[id] == nil else { continue }
            let line = error.place.line > 0 ? ":\(error.place.line)" : ""
            told[id] = "\(error.place.path)\(line) – " + error.message(in: language == .french ? .french : .english)
        }
        return whole.ids.compactMap { id in told[id].map { item(id, kindName(id) + ". " + $0 + ".") } }
    }

    private var toReview: [VisaReview.Item] {
        whole.ids.compactMap { id in
            guard let review = content.model.kinds[whole[id].kind].review, let date = whole[id].date(review.by),
                date <= content.date
            else { return nil }
            return item(id, kindName(id) + ", " + words.dueOn(date) + ".")
        }
    }
}

extension VisaReview.Item {
    /// Without what is read before it is signed.
    fileprivate var withoutText: VisaReview.Item {
        var item = self
        (item.parts, item.isNew, item.isSignable) = ([], false, false)
        return item
    }
}
