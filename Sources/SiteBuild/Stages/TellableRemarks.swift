internal import Checks
internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language

/// Which remarks a build for an audience may tell: those that name nothing that the audience cannot see. The others still
/// stop publication; `unisson check` tells them all.
///
/// A remark is told when all that it says is in files, versions and rows that this audience reads whole. In doubt it is not.
struct TellableRemarks {
    private let content: GatheredContent
    private let edition: Edition
    /// By file: where its entries begin, ascending, and whether the audience reads them whole.
    private let rows: [String: [(line: Int, isSeen: Bool)]]
    private let breaches: Set<Diagnostic>
    private let attachments: Set<String>
    /// By which an entry that the audience sees may be suggested, folded.
    private let names: Set<String>
    private let hidesNothing: Bool
    /// Whether there is a wider audience. Whether it sees anything more is not to be told.
    var isNarrow: Bool { edition.number < content.model.editions.count - 1 }

    init(_ content: GatheredContent, for edition: Edition) {
        self.content = content
        self.edition = edition
        hidesNothing = !content.base.hides(from: edition)
        guard !hidesNothing else {
            (rows, breaches, attachments, names) = ([:], [], [], [])
            return
        }
        let whole = content.base.whole
        var rows: [String: [(line: Int, isSeen: Bool)]] = [:]
        for id in whole.ids {
            let place = whole.origin(of: id).place
            rows[place.path, default: []].append((place.line, content.base.showsWhole(id, to: edition)))
        }
        self.rows = rows.mapValues { $0.sorted { $0.line < $1.line } }
        breaches = Set(edition.breaches(at: content.date))
        let used = edition.usedFiles
        attachments = Set(content.sources.attachments.filter { used.contains($0.path) }.map(\.location))
        names = Set(edition.ids.flatMap { [edition[$0].slug, edition[$0].title.folded] })
    }

    /// Those of the remarks that may be told, without suggestions that may not.
    func told(of remarks: [Diagnostic]) -> [Diagnostic] {
        hidesNothing ? remarks : remarks.compactMap(tellable)
    }

    private func tellable(_ remark: Diagnostic) -> Diagnostic? {
        // Where it is, not what it is.
        if case .site(.leak) = remark.problem { return Diagnostic(.site(.leak("…")), at: remark.place) }
        if breaches.contains(remark) { return remark }
        // It is about a page that the audience has; the file behind it may hold more.
        if case .page(let found) = remark.problem, !isSeen(remark.place) {
            return Diagnostic(remark.problem, at: Place(found.page), severity: remark.severity)
        }
        guard isSeen(remark.place), remark.notes.allSatisfy({ isSeen($0.place) }) else { return nil }
        // A count of others would count those that are hidden.
        let counts = remark.notes.contains { if case .others = $0.text { true } else { false } }
        guard !counts else { return nil }
        var told = remark
        switch remark.problem {
        case .content(let problem):
            guard Self.saysOnlyWhatIsWritten(problem) else { return nil }
            if let suggestion = remark.suggestion, namesSomething(problem), !names.contains(suggestion.folded) {
                told.suggestion = nil
            }
        case .markup, .model, .template, .site, .visa, .register, .publication, .generation, .page,
            .remainder:
            break
        }
        return told
    }

    /// Whether the audience reads all that stands at a place.
    private func isSeen(_ place: Place) -> Bool {
        if let rows = rows[place.path] { return Self.isSeen(place.line, in: rows) }
        let root = content.sources.root
        guard place.path.hasPrefix(root + "/") else { return true }
        let path = String(place.path.dropFirst(root.utf8.count + 1))
        return ["site.yaml", "model.yaml"].contains(path) || path.hasPrefix("templates/")
            || attachments.contains(place.path)
    }

    /// The row that holds a line is the last one that begins there or above: a table has as many remarks as rows.
    private static func isSeen(_ line: Int, in rows: [(line: Int, isSeen: Bool)]) -> Bool {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].line <= line { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? rows[low - 1].isSeen : rows.allSatisfy(\.isSeen)
    }

    /// Whether a suggestion would be the name of an entry or of a file.
    private func namesSomething(_ problem: ContentProblem) -> Bool {
        switch problem {
        case .unknownReference, .missingFile, .unknownValidator, .nearlyReference: true
        default: false
        }
    }

    /// Whether a message has no other words than those of its own entry and of the model.
    private static func saysOnlyWhatIsWritten(_ problem: ContentProblem) -> Bool {
        switch problem {
        case .wrongKind, .unknownAnchor, .pagelessTarget, .successionCycle, .notUnique, .overLimit, .uncovered,
            .tooClose,
            .outside, .wrongSum, .duplicateValue, .unknownValidator, .embedding, .severalValues, .nearlyReference,
            .toReassign:
            false
        default: true
        }
    }
}
