internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// What can be linked to on an entry's page: the headings of its text and of its Markdown fields, and the fields
/// themselves.
struct PageAnchors: Sendable {
    private(set) var ids: Set<String> = []
    /// By form, as other tools spell it: the anchor, nil where several have that form.
    private var spelled: [String: String?] = [:]

    init(_ entry: Entry<Written>, _ kind: Kind) {
        for heading in entry.body?.headings ?? [] { add(heading.id, heading.text) }
        for (value, field) in zip(entry.values, kind.fields) {
            guard let value else { continue }
            add(field.key, field.name)
            guard case .passage(let fragment) = value else { continue }
            for heading in fragment.headings { add(heading.id, heading.text) }
        }
    }

    private mutating func add(_ id: String, _ text: String) {
        ids.insert(id)
        for form in AnchorSpelling.forms(of: text) where !form.isEmpty {
            if let known = spelled[form], known != id { spelled[form] = .some(nil) } else { spelled[form] = id }
        }
    }

    /// The anchor that an author's word means: the anchor itself, else the heading as it is written or as other tools spell its
    /// anchor, when that fits one heading only. Nil for none.
    subscript(written: String) -> String? {
        if ids.contains(written) { return written }
        // Obsidian names the headings above, too: `#Missions#Urbanisme`.
        let last = written.split(separator: "#").last.map(String.init) ?? written
        return spelled[AnchorSpelling.letters(of: last.folded)] ?? nil
    }
}

extension Linker {
    /// More headings than this are looked up in a set: a page may have thousands, and as many links to them.
    private static let fewHeadings = 16

    /// By the entries' places: the anchors of those with many headings.
    static func manyAnchors(_ drafts: [Draft<Written>], _ model: Model) -> [Place: PageAnchors] {
        var many: [Place: PageAnchors] = [:]
        func add(_ entry: Entry<Written>) {
            var count = entry.body?.headings.count ?? 0
            for case .passage(let fragment)? in entry.values { count += fragment.headings.count }
            if count > fewHeadings { many[entry.place] = PageAnchors(entry, model.kinds[entry.kind]) }
        }
        for index in drafts.indices {
            add(drafts[index].current.whole)
            if let validated = drafts[index].validated { add(validated.whole) }
        }
        return many
    }

    private func anchor(_ written: String, in entry: Entry<Written>) -> String? {
        if !manyAnchors.isEmpty, let anchors = manyAnchors[entry.place] { return anchors[written] }
        if entry.body?.headings.contains(where: { $0.id == written }) == true { return written }
        return PageAnchors(entry, model.kinds[entry.kind])[written]
    }

    /// The anchor in an entry that a link of its own means; reported, and as it is written, when there is none.
    func ownAnchor(
        _ written: String, of entry: Entry<Written>, at place: Place, into findings: inout Findings
    ) -> String {
        if let anchor = anchor(written, in: entry) { return anchor }
        report(anchor: written, of: entry, at: place, into: &findings)
        return written
    }

    /// A heading must stand in the text as it is; where only the validated version lacks it, its readers land on the
    /// page's top until the next visa.
    func anchor(_ written: String, of id: EntryID, at place: Place, into findings: inout Findings) -> String {
        let draft = draft(id)
        guard let anchor = anchor(written, in: draft.current.whole) else {
            report(anchor: written, of: draft.current.whole, at: place, into: &findings)
            return written
        }
        if let validated = draft.validated?.whole, self.anchor(anchor, in: validated) != anchor {
            report(anchor: anchor, of: validated, at: place, severity: .warning, into: &findings)
        }
        return anchor
    }

    private func report(
        anchor: String, of entry: Entry<Written>, at place: Place, severity: Diagnostic.Severity? = nil,
        into findings: inout Findings
    ) {
        if anchor.hasPrefix("^") { return report(.blockAnchor(anchor), at: place, into: &findings) }
        findings.add(
            .content(.unknownAnchor(anchor, page: entry.title)), at: place, severity: severity, near: anchor,
            among: anchorPool(of: entry))
    }

    /// The words of a heading, by its anchor.
    func heading(_ anchor: String, of entry: Entry<Written>) -> String? {
        if let heading = entry.body?.headings.first(where: { $0.id == anchor }) { return heading.text }
        for (value, field) in zip(entry.values, model.kinds[entry.kind].fields) {
            if field.key == anchor, value != nil { return field.label.capitalizedFirst }
            guard case .passage(let fragment)? = value else { continue }
            if let heading = fragment.headings.first(where: { $0.id == anchor }) { return heading.text }
        }
        return nil
    }

    /// The anchors that one which is not there may have meant.
    private func anchorPool(of entry: Entry<Written>) -> Findings.NamePool {
        if manyAnchors[entry.place] != nil { return .anchors(entry.place) }
        return .names(PageAnchors(entry, model.kinds[entry.kind]).ids)
    }
}

/// How tools spell the anchor of a heading, compared by letters and digits alone.
enum AnchorSpelling {
    /// GitHub and GitLab keep accents and drop signs; kramdown drops what is not ASCII and what precedes the first letter;
    /// Obsidian writes the heading.
    static func forms(of heading: String) -> Set<String> {
        let whole = letters(of: heading.folded)
        let ascii = letters(of: String(heading.lowercased().unicodeScalars.filter(\.isASCII)))
        func fromLetter(_ form: String) -> String { String(form.drop { $0.isNumber }) }
        return [whole, ascii, fromLetter(whole), fromLetter(ascii)]
    }

    /// Letters and digits alone.
    static func letters(of folded: String) -> String { folded.filter { $0.isLetter || $0.isNumber } }
}
