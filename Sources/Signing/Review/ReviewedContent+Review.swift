internal import Files
internal import Language
public import Rendering
internal import SiteBuild
internal import Visas

extension ReviewedContent {
    /// In days: what ends sooner is told.
    private static let soon = 30

    /// What somebody is shown before they sign.
    /// - Parameter validator: nil for a sheet of all that waits, whoever is to sign.
    public func review(for validator: Validator?) async -> VisaReview {
        guard let validator else {
            let lists = [VisaReview.List(.awaiting, awaiting(for: nil, nil))]
            return VisaReview(validator: "", lead: words.all(on: day), remarks: [], lists: lists)
        }
        let register = content.register
        let last = register.lines.lastIndex { $0.by.slug == validator.name.slug || $0.by.slug == validator.title.slug }
        let act = last.map { register.lines[$0] }
        var remarks: [String] = []
        let (past, folder) = await past(since: act, &remarks)
        defer { if let folder { try? surroundings.fileSystem.remove(folder) } }
        let waiting = awaiting(for: validator, past)
        var lists = [VisaReview.List(.awaiting, waiting)]
        if let act, let last {
            let later = register.lines[(last + 1)...]
            lists.append(VisaReview.List(.validated, validated(after: later, but: Set(waiting.map(\.name)), past)))
            lists.append(VisaReview.List(.withdrawn, withdrawn(after: later)))
            lists.append(VisaReview.List(.ending, ending(within: Self.soon)))
            lists += rows(since: act.on, past)
        } else {
            lists.append(VisaReview.List(.ending, ending(within: Self.soon)))
        }
        return VisaReview(
            validator: validator.title, lead: words.since(act?.on, on: day), remarks: remarks, lists: lists)
    }

    private func rows(since act: CalendarDate, _ past: ReviewedPast?) -> [VisaReview.List] {
        guard let then = past?.then else {
            return [
                VisaReview.List(.designations, datedDesignations(since: act)),
                VisaReview.List(.commitments, datedCommitments(since: act)),
                VisaReview.List(.telephones, [], unknown: words.unknownWithoutHistory),
            ]
        }
        return [
            VisaReview.List(.designations, changedDesignations(since: then)),
            VisaReview.List(.commitments, changedCommitments(since: then)),
            VisaReview.List(.telephones, changedTelephones(since: then)),
        ]
    }

    /// The content as it stood when the register had its line, by the commit that brought it: days are no help, for the site's
    /// may be fixed. With a folder that is to be removed.
    private func past(
        since act: VisaRegister.Line?, _ remarks: inout [String]
    ) async -> (ReviewedPast?, folder: String?) {
        guard let act else {
            remarks.append(words.unknownWithoutAct)
            return (nil, nil)
        }
        guard let history = ContentHistory(of: folder, on: surroundings.machine), let head = history.head else {
            remarks.append(words.noHistory)
            return (nil, nil)
        }
        let brought = history.commit(bringing: act.chain, into: VisaRegister.path)
        if brought == nil { remarks.append(words.actNotSaved) }
        var past = ReviewedPast(history: history, commit: brought ?? head)
        let work = history.checkOut(past.commit)
        if let work {
            var options = options
            options.content = work + "/tree"
            past.then = await ReviewedContent.open(options, in: surroundings).0
        }
        if past.then == nil { remarks.append(words.noHistory) }
        return (past, work)
    }
}
