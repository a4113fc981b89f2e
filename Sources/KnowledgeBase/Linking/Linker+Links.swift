internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// Links in texts.
extension Linker {
    func link(_ fragment: Fragment, of entry: Entry<Written>, into findings: inout Findings) -> LinkedPassage {
        LinkedPassage(
            fragment: fragment,
            targets: fragment.links.map { resolve($0, in: fragment, of: entry, into: &findings) })
    }

    func resolve(
        _ link: Link, in fragment: Fragment, of entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        let target = target(of: link, in: entry, into: &findings)
        if link.isImage, case .entry(let id, _) = target {
            report(.embedding(draft(id).current.whole.title), at: link.place, into: &findings)
        }
        return target
    }

    func target(
        of link: Link, in entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        switch link.target {
        case .external(let url):
            if let fault = WrittenAddress.fault(ofWhole: url) { report(fault, at: link.place, into: &findings) }
            return .external(url)
        case .share(let path):
            let server = path.prefix { $0 != "/" }.folded
            if shares.contains(server), !link.isImage, path.utf8.count > server.utf8.count + 1 { return .share(path) }
            report(WrittenAddress.share(path), at: link.place, into: &findings)
            return .none
        case .anchor(let anchor):
            guard !anchor.isEmpty else {
                report(.emptyAddress, at: link.place, into: &findings)
                return .none
            }
            let own = ownAnchor(anchor, of: entry, at: link.place, into: &findings)
            return .anchor(own, heading: link.text.isEmpty ? heading(own, of: entry) : nil)
        case .wiki(nil, let name, let anchor):
            return wiki(name, anchor, link, of: entry, into: &findings)
        case .wiki(let kind?, let name, let anchor), .typed(let kind, let name, let anchor):
            guard let kind = model.kind(named: kind) else {
                if ["vue", "view"].contains(kind.folded) { return view(name, at: link.place, into: &findings) }
                let suggestion = NearMiss.nearest(to: kind, among: model.kinds.map(\.key))
                if let fault = WrittenAddress.fault(kind + ":" + name) {
                    let near = NearMiss.nearest(to: kind, among: Link.Target.schemesAllowed.sorted())
                    report(fault, at: link.place, suggestion: near ?? suggestion, into: &findings)
                } else {
                    findings.add(Diagnostic(.model(.unknownKind(kind)), at: link.place, suggestion: suggestion))
                }
                return .none
            }
            if let anchor, let whole = titled(name, anchor, { $0 == kind.id }) {
                return target(whole, name: name, kinds: [kind.id], nil, link, into: &findings)
            }
            let candidates = names.candidates(name.trimmed) { $0 == kind.id }
            return target(candidates, name: name.trimmed, kinds: [kind.id], anchor, link, into: &findings)
        case .file(let path, let anchor):
            return file(path, anchor, link, of: entry, into: &findings)
        }
    }

    /// The entries whose title holds the `#` at which a name was cut: `Bilan #3`.
    func titled(_ name: String, _ anchor: String, _ isWanted: (KindID) -> Bool = { _ in true }) -> NameTable
        .Candidates?
    {
        let found = names.titled(name + "#" + anchor, kinds: isWanted)
        return found.isEmpty ? nil : found
    }

    /// `[[name]]`: an entry by its name; else, as Obsidian has it, an entry or a file by its path, or a file by its name.
    func wiki(
        _ written: String, _ anchor: String?, _ link: Link, of entry: Entry<Written>,
        into findings: inout Findings
    ) -> LinkTarget {
        if let anchor, let whole = titled(written, anchor) {
            return target(whole, name: written, kinds: nil, nil, link, into: &findings)
        }
        let name = written.trimmed
        let candidates = names.candidates(name)
        if !candidates.isEmpty, !link.isImage || file(named: name) == nil {
            return target(candidates, name: name, kinds: nil, anchor, link, into: &findings)
        }
        switch target(ofPath: name, in: entry.source) {
        case .entries(let found): return target(found, name: name, kinds: nil, anchor, link, into: &findings)
        case .file(let path): return .file(path)
        case .list(let kind): return list(kind, at: link.place, into: &findings)
        case .outside, .nothing: break
        }
        if let path = file(named: name) { return .file(path) }
        if let fault = WrittenAddress.fault(name) {
            report(fault, at: link.place, into: &findings)
            return .none
        }
        if link.isImage { return missingFile(name, at: link.place, of: entry, into: &findings) }
        return target(.init(), name: name, kinds: nil, anchor, link, into: &findings)
    }

    /// `vue:calendrier`: the page of a view.
    func view(_ name: String, at place: Place, into findings: inout Findings) -> LinkTarget {
        if let position = model.views.firstID(where: { $0.key == name.slug }) { return .view(position) }
        findings.add(
            Diagnostic(
                .content(.unknownReference(name, kinds: language == .french ? "vue" : "view")), at: place,
                suggestion: NearMiss.nearest(to: name, among: model.views.map(\.key))))
        return .none
    }

    /// - Parameter kinds: those that the link may mean, for what is reported; all of them when nil.
    func target(
        _ candidates: NameTable.Candidates, name: String, kinds: [KindID]?, _ anchor: String?, _ link: Link,
        into findings: inout Findings
    ) -> LinkTarget {
        guard let id = candidates.first.first else {
            if let kinds, let other = names.candidates(name).first.first {
                let kind = draft(other).current.whole.kind
                report(wrongKind: name, expected: kinds, actual: kind, at: link.place, into: &findings)
                return .none
            }
            let kinds = kinds ?? Array(model.kinds.ids)
            report(unknown: name, name: name, kinds: kinds, at: link.place, into: &findings)
            return .none
        }
        guard candidates.count == 1 else {
            report(ambiguous: name, candidates, at: link.place, into: &findings)
            return .none
        }
        // An entry without a page may stand in an index, under its own anchor.
        let target = draft(id)
        let kind = target.current.whole.kind
        if !model.kinds[kind].hasPages && !model.hasIndex(ofKind: kind) {
            findings.add(Diagnostic(.content(.pagelessTarget(target.current.whole.title)), at: link.place))
            return .none
        }
        let part = anchor.flatMap { $0.isEmpty ? nil : $0 }.map {
            self.anchor($0, of: id, at: link.place, into: &findings)
        }
        return .entry(id, anchor: part)
    }

    /// `../services/ddt.md#missions` or a file to be published beside the page.
    func file(
        _ path: String, _ anchor: String?, _ link: Link, of entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        guard !path.trimmed.isEmpty else {
            report(.emptyAddress, at: link.place, into: &findings)
            return .none
        }
        switch target(ofPath: path, in: entry.source) {
        case .entries(let found): return target(found, name: path, kinds: nil, anchor, link, into: &findings)
        case .file(let full): return .file(full)
        case .list(let kind): return list(kind, at: link.place, into: &findings)
        case .outside:
            findings.add(Diagnostic(.site(.outsideContent(path)), at: link.place))
            return .none
        case .nothing:
            if let fault = WrittenAddress.fault(path) {
                report(fault, at: link.place, into: &findings)
                return .none
            }
            return missingFile(path, at: link.place, of: entry, into: &findings)
        }
    }

    /// The file that a field means: its path from the content folder; nil and reported for none.
    func file(
        _ path: String, at place: Place, of entry: Entry<Written>, into findings: inout Findings
    ) -> String? {
        if files.contains(path) { return path }
        switch target(ofPath: path, in: entry.source) {
        case .file(let full): return full
        case .outside: findings.add(Diagnostic(.site(.outsideContent(path)), at: place))
        case .entries, .list, .nothing:
            if let full = file(named: path) { return full }
            let decoded = Link.Target.path(decoding: path)
            if decoded != path { return file(decoded, at: place, of: entry, into: &findings) }
            if let fault = WrittenAddress.fault(path), !path.holds(0x40) {
                report(fault, at: place, into: &findings)
            } else {
                _ = missingFile(path, at: place, of: entry, into: &findings)
            }
        }
        return nil
    }

    func list(_ kind: KindID, at place: Place, into findings: inout Findings) -> LinkTarget {
        if !model.kinds[kind].hasPages {
            report(.pagelessTarget(model.kinds[kind].names.section), at: place, into: &findings)
        }
        return .list(kind)
    }

    func missingFile(
        _ path: String, at place: Place, of entry: Entry<Written>, into findings: inout Findings
    ) -> LinkTarget {
        if let elsewhere = filesByName[path.lastName.folded]?.first {
            report(.missingFile(path), at: place, suggestion: elsewhere, into: &findings)
        } else if path.holds(0x2F) || path.holds(0x2E) {
            let full = normalized(String(entry.source.folder) + path) ?? path
            findings.add(.content(.missingFile(path)), at: place, near: full, among: .sources)
        } else {
            findings.add(.content(.missingFile(path)), at: place, near: path, among: .entries(Array(model.kinds.ids)))
        }
        return .none
    }
}
