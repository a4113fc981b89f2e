internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

extension Linker {
    /// What a field's reference leads to; nil and reported when it leads nowhere, to several or to the wrong kind.
    func resolve(
        _ reference: WrittenReference, type: ReferenceType, into findings: inout Findings
    ) -> LinkedReference? {
        var name = reference.text.withoutBrackets
        var kinds = type.kinds
        if let (kind, rest) = kindPrefix(of: name) {
            guard kinds.contains(kind) else {
                report(wrongKind: name, expected: kinds, actual: kind, at: reference.place, into: &findings)
                return nil
            }
            (name, kinds) = (rest, [kind])
        }
        let candidates = candidates(name, kinds, in: reference.place)
        if candidates.count == 1, let id = candidates.first.first { return .entry(id) }
        if candidates.count > 1 {
            report(ambiguous: reference.text, candidates, at: reference.place, into: &findings)
            return nil
        }
        if type.isMany, let written = severalNames(in: reference, kinds) {
            report(
                .severalValues(reference.text, field: nil, written: written), at: reference.place, into: &findings)
            return nil
        }
        if let words = peopleless(name, kinds) { return .text(words) }
        if type.allowsText {
            if let near = slips.name(to: name, of: kinds) {
                let nouns = nouns(of: kinds)
                report(
                    .nearlyReference(reference.text, kinds: nouns), at: reference.place, suggestion: near,
                    into: &findings)
            }
            return .text(reference.text)
        }
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

    /// What stands where a field names people and there is nobody to name.
    private func peopleless(_ name: String, _ kinds: [KindID]) -> String? {
        guard kinds.contains(where: { !model.kinds[$0].roles.all(.names).isEmpty }) else { return nil }
        return [language.toReassign(by: ""), language.someoneWhoLeft].first { $0.folded == name.folded }
    }

    /// The entries that a reference of a field means: by name, else by a path.
    private func candidates(_ name: String, _ kinds: [KindID], in place: Place) -> NameTable.Candidates {
        let found = names.candidates(name) { kinds.contains($0) }
        guard found.isEmpty else { return found }
        if name.holds(0x2F) || name.hasSuffix(".md"), case .entries(let found) = target(ofPath: name, in: "") {
            return found.first.allSatisfy { kinds.contains(draft($0).current.whole.kind) } ? found : .init()
        }
        return found
    }

    /// How the names that a text joins by commas are written as several values; nil unless each of them is known.
    private func severalNames(in reference: WrittenReference, _ kinds: [KindID]) -> [String]? {
        guard let parts = reference.text.listed else { return nil }
        guard parts.allSatisfy({ part in names.candidates(part) { kinds.contains($0) }.count == 1 }) else { return nil }
        return reference.form.written(parts)
    }

    private func nouns(of kinds: [KindID]) -> String {
        kinds.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
    }

    /// `service:ddt` as a kind and a name; nil for a text whose part before the colon is no kind.
    func kindPrefix(of text: String) -> (kind: KindID, name: String)? {
        guard let colon = text.firstIndex(of: ":"), let kind = model.kind(named: String(text[..<colon])) else {
            return nil
        }
        return (kind.id, String(text[text.index(after: colon)...]).trimmed)
    }

    // MARK: Reports

    func report(
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

    func report(
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

    func report(
        wrongKind text: String, expected: [KindID], actual: KindID, at place: Place,
        into findings: inout Findings
    ) {
        let names = expected.map { model.kinds[$0].names.one }.joined(separator: language == .french ? " ou " : " or ")
        findings.add(
            Diagnostic(.content(.wrongKind(text, expected: names, actual: model.kinds[actual].names.one)), at: place))
    }

    func report(
        _ problem: ContentProblem, at place: Place, severity: Diagnostic.Severity? = nil, suggestion: String? = nil,
        into findings: inout Findings
    ) {
        findings.add(Diagnostic(.content(problem), at: place, severity: severity, suggestion: suggestion))
    }
}
