internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

extension Linker {
    /// What a field's reference leads to; nil and reported when it leads nowhere, to several or to the wrong kind.
    func resolve(
        _ reference: WrittenReference, type: ReferenceType, into findings: inout Findings
    ) -> LinkedReference? {
        var name = reference.text
        var kinds = type.kinds
        if let (kind, rest) = kindPrefix(of: name) {
            guard kinds.contains(kind) else {
                report(wrongKind: name, expected: kinds, actual: kind, at: reference.place, into: &findings)
                return nil
            }
            (name, kinds) = (rest, [kind])
        }
        let candidates = names.candidates(name) { kinds.contains($0) }
        if candidates.count == 1, let id = candidates.first.first { return .entry(id) }
        if candidates.count > 1 {
            report(ambiguous: reference.text, candidates, at: reference.place, into: &findings)
            return nil
        }
        if type.allowsText { return .text(reference.text) }
        let elsewhere = names.candidates(name)
        if let other = elsewhere.first.first {
            report(
                wrongKind: reference.text, expected: kinds, actual: draft(other).current.whole.kind,
                at: reference.place,
                into: &findings)
            return nil
        }
        report(
            unknown: reference.text, name: name, kinds: kinds, at: reference.place,
            severity: type.isLenient ? .warning : nil, into: &findings)
        return nil
    }

    /// `service:ddt` as a kind and a name; nil for a text whose part before the colon is no kind.
    func kindPrefix(of text: String) -> (kind: KindID, name: String)? {
        guard let colon = text.firstIndex(of: ":"), let kind = model.kind(named: String(text[..<colon])) else {
            return nil
        }
        return (kind.id, String(text[text.index(after: colon)...]).trimmed)
    }

    // MARK: Links in texts

    func link(_ fragment: Fragment, of entry: Entry<Written>, into findings: inout Findings) -> LinkedPassage {
        LinkedPassage(
            fragment: fragment,
            targets: fragment.links.map { resolve($0, in: fragment, of: entry, into: &findings) })
    }

    private func resolve(
        _ link: Link, in fragment: Fragment, of entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        switch link.target {
        case .external(let url): return .external(url)
        case .anchor(let anchor):
            if !hasAnchor(anchor, entry) { report(anchor: anchor, of: entry, at: link.place, into: &findings) }
            return .anchor(anchor, heading: link.text.isEmpty ? heading(anchor, of: entry) : nil)
        case .wiki(nil, let name, let anchor):
            let candidates = names.candidates(name)
            return target(candidates, name: name, kinds: nil, anchor, link, into: &findings)
        case .wiki(let kind?, let name, let anchor), .typed(let kind, let name, let anchor):
            guard let kind = model.kind(named: kind) else {
                if ["vue", "view"].contains(kind.folded) { return view(name, at: link.place, into: &findings) }
                let suggestion = NearMiss.nearest(to: kind, among: model.kinds.map(\.key))
                findings.add(Diagnostic(.model(.unknownKind(kind)), at: link.place, suggestion: suggestion))
                return .none
            }
            let candidates = names.candidates(name) { $0 == kind.id }
            return target(candidates, name: name, kinds: [kind.id], anchor, link, into: &findings)
        case .file(let path, let anchor):
            return file(path, anchor, link, of: entry, into: &findings)
        }
    }

    /// `vue:calendrier`: the page of a view.
    private func view(_ name: String, at place: Place, into findings: inout Findings) -> LinkTarget {
        if let position = model.views.firstID(where: { $0.key == name.slug }) { return .view(position) }
        findings.add(
            Diagnostic(
                .content(.unknownReference(name, kinds: language == .french ? "vue" : "view")), at: place,
                suggestion: NearMiss.nearest(to: name, among: model.views.map(\.key))))
        return .none
    }

    /// - Parameter kinds: those that the link may mean, for what is reported; all of them when nil.
    private func target(
        _ candidates: NameTable.Candidates, name: String, kinds: [KindID]?, _ anchor: String?, _ link: Link,
        into findings: inout Findings
    ) -> LinkTarget {
        guard let id = candidates.first.first else {
            let kinds = kinds ?? Array(model.kinds.ids)
            report(unknown: name, name: name, kinds: kinds, at: link.place, into: &findings)
            return .none
        }
        guard candidates.count == 1 else {
            report(ambiguous: name, candidates, at: link.place, into: &findings)
            return .none
        }
        return target(id, anchor, link, into: &findings)
    }

    private func target(_ id: EntryID, _ anchor: String?, _ link: Link, into findings: inout Findings) -> LinkTarget {
        // An entry without a page may stand in an index, under its own anchor.
        let target = draft(id)
        let kind = target.current.whole.kind
        if !model.kinds[kind].hasPages && !model.hasIndex(ofKind: kind) {
            findings.add(Diagnostic(.content(.pagelessTarget(target.current.whole.title)), at: link.place))
            return .none
        }
        if let anchor { check(anchor, of: id, at: link.place, into: &findings) }
        return .entry(id, anchor: anchor)
    }

    /// `../services/ddt.md#missions` or a file to be published beside the page.
    private func file(
        _ path: String, _ anchor: String?, _ link: Link, of entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        guard let full = normalized(String(entry.source.folder) + path) else {
            findings.add(Diagnostic(.site(.outsideContent(path)), at: link.place))
            return .none
        }
        if let id = names.entry(source: full) ?? names.entry(source: full + ".md") {
            return target(id, anchor, link, into: &findings)
        }
        if files.contains(full) { return .file(full) }
        findings.add(.content(.missingFile(path)), at: link.place, near: full, among: .sources)
        return .none
    }

    /// The path without `.` and `..`; nil when it leads above the content folder.
    private func normalized(_ path: String) -> String? {
        if isNormal(path) { return path }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
        }
        return path.hasPrefix("/") ? nil : parts.joined(separator: "/")
    }

    /// Whether no part of a path is empty or begins with a dot, the usual case.
    private func isNormal(_ path: String) -> Bool {
        var last = UInt8(ascii: "/")
        for byte in path.utf8 {
            if last == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
            last = byte
        }
        return last != UInt8(ascii: "/")
    }

    /// The words of a heading, by its anchor.
    private func heading(_ anchor: String, of entry: Entry<Written>) -> String? {
        if let heading = entry.body?.headings.first(where: { $0.id == anchor }) { return heading.text }
        for (value, field) in zip(entry.values, model.kinds[entry.kind].fields) {
            if field.key == anchor, value != nil { return field.label }
            guard case .passage(let fragment)? = value else { continue }
            if let heading = fragment.headings.first(where: { $0.id == anchor }) { return heading.text }
        }
        return nil
    }

    // MARK: Reports

    private func report(
        unknown text: String, name: String, kinds: [KindID], at place: Place, severity: Diagnostic.Severity? = nil,
        into findings: inout Findings
    ) {
        let noun =
            kinds.count == model.kinds.count
            ? (language == .french ? "fiche" : "entry")
            : kinds.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
        findings.add(
            .content(.unknownReference(text, kinds: noun)), at: place, severity: severity, near: name,
            among: .entries(kinds))
    }

    private func report(
        ambiguous text: String, _ candidates: NameTable.Candidates, at place: Place, into findings: inout Findings
    ) {
        let notes = candidates.first.map { id in
            let entry = draft(id).current.whole
            return Diagnostic.Note(.candidate("\(model.kinds[entry.kind].key):\(entry.slug)"), at: entry.place)
        }
        findings.add(
            Diagnostic(
                .content(.ambiguousReference(text)), at: place,
                notes: Diagnostic.Note.first(of: notes, count: candidates.count)))
    }

    private func report(
        wrongKind text: String, expected: [KindID], actual: KindID, at place: Place,
        into findings: inout Findings
    ) {
        let names = expected.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
        findings.add(
            Diagnostic(.content(.wrongKind(text, expected: names, actual: model.kinds[actual].names.one)), at: place))
    }

    /// A heading must stand in the text as it is; where only the validated version lacks it, its readers land on the
    /// page's top until the next visa.
    private func check(_ anchor: String, of id: EntryID, at place: Place, into findings: inout Findings) {
        let draft = draft(id)
        if !hasAnchor(anchor, draft.current.whole) {
            report(anchor: anchor, of: draft.current.whole, at: place, into: &findings)
        } else if let validated = draft.validated?.whole, !hasAnchor(anchor, validated) {
            report(anchor: anchor, of: validated, at: place, severity: .warning, into: &findings)
        }
    }

    private func report(
        anchor: String, of entry: Entry<Written>, at place: Place, severity: Diagnostic.Severity? = nil,
        into findings: inout Findings
    ) {
        findings.add(
            .content(.unknownAnchor(anchor, page: entry.title)), at: place, severity: severity, near: anchor,
            among: anchorPool(of: entry))
    }
}
