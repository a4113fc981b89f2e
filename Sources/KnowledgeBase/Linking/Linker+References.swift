internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

extension Linker {
    /// What a field's reference leads to; nil and reported when it leads nowhere, to several or to the wrong kind.
    func resolve(
        _ reference: WrittenReference, type: ReferenceType, into diagnostics: inout [Diagnostic]
    ) -> LinkedReference? {
        var name = reference.text
        var kinds = type.kinds
        if let (kind, rest) = kindPrefix(of: name) {
            guard kinds.contains(kind) else {
                report(wrongKind: name, expected: kinds, actual: kind, at: reference.place, into: &diagnostics)
                return nil
            }
            (name, kinds) = (rest, [kind])
        }
        let candidates = names.candidates(name) { kinds.contains($0) }
        if candidates.count == 1 { return .entry(candidates[0]) }
        if candidates.count > 1 {
            report(ambiguous: reference.text, candidates, at: reference.place, into: &diagnostics)
            return nil
        }
        if type.allowsText { return .text(reference.text) }
        let elsewhere = names.candidates(name)
        if let other = elsewhere.first {
            report(
                wrongKind: reference.text, expected: kinds, actual: draft(other).current.whole.kind,
                at: reference.place,
                into: &diagnostics)
            return nil
        }
        report(
            unknown: reference.text, name: name, kinds: kinds, at: reference.place,
            severity: type.isLenient ? .warning : nil, into: &diagnostics)
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

    func link(_ fragment: Fragment, of entry: Entry<Written>, into diagnostics: inout [Diagnostic]) -> LinkedPassage {
        LinkedPassage(
            fragment: fragment,
            targets: fragment.links.map { resolve($0, in: fragment, of: entry, into: &diagnostics) })
    }

    private func resolve(
        _ link: Link, in fragment: Fragment, of entry: Entry<Written>, into diagnostics: inout [Diagnostic]
    ) -> LinkTarget {
        switch link.target {
        case .external(let url): return .external(url)
        case .anchor(let anchor):
            if !headings(of: entry).contains(anchor) {
                report(anchor: anchor, of: entry, at: link.place, into: &diagnostics)
            }
            return .anchor(anchor)
        case .wiki(nil, let name, let anchor):
            let candidates = names.candidates(name)
            return target(candidates, name: name, kinds: nil, anchor, link, into: &diagnostics)
        case .wiki(let kind?, let name, let anchor), .typed(let kind, let name, let anchor):
            guard let kind = model.kind(named: kind) else {
                if ["vue", "view"].contains(kind.folded) { return view(name, at: link.place, into: &diagnostics) }
                let suggestion = NearMiss.nearest(to: kind, among: model.kinds.map(\.key))
                diagnostics.append(Diagnostic(.model(.unknownKind(kind)), at: link.place, suggestion: suggestion))
                return .none
            }
            let candidates = names.candidates(name) { $0 == kind.id }
            return target(candidates, name: name, kinds: [kind.id], anchor, link, into: &diagnostics)
        case .file(let path, let anchor):
            return file(path, anchor, link, of: entry, into: &diagnostics)
        }
    }

    /// `vue:calendrier`: the page of a view.
    private func view(_ name: String, at place: Place, into diagnostics: inout [Diagnostic]) -> LinkTarget {
        if let position = model.views.firstID(where: { $0.key == name.slug }) { return .view(position) }
        diagnostics.append(
            Diagnostic(
                .content(.unknownReference(name, kinds: language == .french ? "vue" : "view")), at: place,
                suggestion: NearMiss.nearest(to: name, among: model.views.map(\.key))))
        return .none
    }

    /// - Parameter kinds: those that the link may mean, for what is reported; all of them when nil.
    private func target(
        _ candidates: [EntryID], name: String, kinds: [KindID]?, _ anchor: String?, _ link: Link,
        into diagnostics: inout [Diagnostic]
    ) -> LinkTarget {
        guard let id = candidates.first else {
            let kinds = kinds ?? Array(model.kinds.ids)
            report(unknown: name, name: name, kinds: kinds, at: link.place, into: &diagnostics)
            return .none
        }
        guard candidates.count == 1 else {
            report(ambiguous: name, candidates, at: link.place, into: &diagnostics)
            return .none
        }
        // An entry without a page may stand in an index, under its own anchor.
        let target = draft(id)
        let kind = target.current.whole.kind
        if !model.kinds[kind].hasPages && !model.hasIndex(ofKind: kind) {
            diagnostics.append(Diagnostic(.content(.pagelessTarget(target.current.whole.title)), at: link.place))
            return .none
        }
        if let anchor { check(anchor, of: target, at: link.place, into: &diagnostics) }
        return .entry(id, anchor: anchor)
    }

    /// `../services/ddt.md#missions` or a file to be published beside the page.
    private func file(
        _ path: String, _ anchor: String?, _ link: Link, of entry: Entry<Written>, into diagnostics: inout [Diagnostic]
    ) -> LinkTarget {
        guard let full = normalized(String(entry.source.folder) + path) else {
            diagnostics.append(Diagnostic(.site(.outsideContent(path)), at: link.place))
            return .none
        }
        if let id = names.entry(source: full) ?? names.entry(source: full + ".md") {
            return target([id], name: path, kinds: nil, anchor, link, into: &diagnostics)
        }
        if files.contains(full) { return .file(full) }
        let suggestion = NearMiss.nearest(to: full, among: files.sorted() + names.allSources.sorted())
        diagnostics.append(Diagnostic(.content(.missingFile(path)), at: link.place, suggestion: suggestion))
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

    /// The anchors of an entry's page: the headings of its text and of its Markdown fields, and the fields themselves.
    private func headings(of entry: Entry<Written>) -> Set<String> {
        var anchors = Set(entry.body?.headings.map(\.id) ?? [])
        let kind = model.kinds[entry.kind]
        for (value, field) in zip(entry.values, kind.fields) {
            guard let value else { continue }
            anchors.insert(field.key)
            if case .passage(let fragment) = value { anchors.formUnion(fragment.headings.map(\.id)) }
        }
        return anchors
    }

    // MARK: Reports

    private func report(
        unknown text: String, name: String, kinds: [KindID], at place: Place, severity: Diagnostic.Severity? = nil,
        into diagnostics: inout [Diagnostic]
    ) {
        let noun =
            kinds.count == model.kinds.count
            ? (language == .french ? "fiche" : "entry")
            : kinds.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
        var suggestion = NearMiss.nearest(to: name, among: names.allNames(kinds: kinds))
        // A name is found folded; an author reads it as it is written.
        if let folded = suggestion, let id = names.candidates(folded, kinds: { kinds.contains($0) }).first,
            draft(id).current.whole.title.folded == folded
        {
            suggestion = draft(id).current.whole.title
        }
        diagnostics.append(
            Diagnostic(
                .content(.unknownReference(text, kinds: noun)), at: place, severity: severity, suggestion: suggestion))
    }

    private func report(
        ambiguous text: String, _ candidates: [EntryID], at place: Place, into diagnostics: inout [Diagnostic]
    ) {
        let notes = candidates.map { id in
            let entry = draft(id).current.whole
            return Diagnostic.Note(.candidate("\(model.kinds[entry.kind].key):\(entry.slug)"), at: entry.place)
        }
        diagnostics.append(Diagnostic(.content(.ambiguousReference(text)), at: place, notes: notes))
    }

    private func report(
        wrongKind text: String, expected: [KindID], actual: KindID, at place: Place,
        into diagnostics: inout [Diagnostic]
    ) {
        let names = expected.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
        diagnostics.append(
            Diagnostic(.content(.wrongKind(text, expected: names, actual: model.kinds[actual].names.one)), at: place))
    }

    /// A heading must stand in the text as it is; where only the validated version lacks it, its readers land on the
    /// page's top until the next visa.
    private func check(
        _ anchor: String, of draft: Draft<Written>, at place: Place, into diagnostics: inout [Diagnostic]
    ) {
        let current = headings(of: draft.current.whole)
        if !current.contains(anchor) {
            report(anchor: anchor, of: draft.current.whole, at: place, into: &diagnostics)
        } else if let validated = draft.validated?.whole, !headings(of: validated).contains(anchor) {
            report(anchor: anchor, of: validated, at: place, severity: .warning, into: &diagnostics)
        }
    }

    private func report(
        anchor: String, of entry: Entry<Written>, at place: Place, severity: Diagnostic.Severity? = nil,
        into diagnostics: inout [Diagnostic]
    ) {
        diagnostics.append(
            Diagnostic(
                .content(.unknownAnchor(anchor, page: entry.title)), at: place, severity: severity,
                suggestion: NearMiss.nearest(to: anchor, among: headings(of: entry).sorted())))
    }
}
