package import ContentModel
package import Diagnostics
package import KnowledgeBase
internal import Language

/// Holds what files say of visas against the register, which alone proves them.
package struct RegisterCheck {
    private let register: VisaRegister
    private let latest: [String: VisaRegister.Line]
    package private(set) var diagnostics: [Diagnostic] = []
    /// Visas that nothing proves: what an acceptance would take on.
    package private(set) var unproven: [(entry: String, seal: String)] = []
    /// The lines on which something that is published rests, or that keep something out, in the order of entries.
    package private(set) var lines: [VisaRegister.Line] = []

    /// Looks at every entry of a kind that needs a visa.
    package init(_ drafts: [Draft<Written>], _ kept: KeptVersions, _ register: VisaRegister, model: Model) {
        self.register = register
        latest = register.latest
        let needsVisa = model.kinds.map { $0.visa != nil }
        var known: Set<String> = []
        for draft in drafts where needsVisa[draft.current.whole.kind] {
            let entry = draft.current.whole
            let kind = model.kinds[entry.kind]
            guard entry.hasText, let visa = kind.visa, let standing = entry.visaStanding(kind) else { continue }
            let name = kind.key + ":" + entry.slug
            known.insert(name)
            let place = entry.writtenOrigin.place(of: visa.fingerprint)
            let record: VisaRecord?
            switch standing {
            case .sealed: record = VisaRecord(entry, kind: kind)
            case .changed, .without, .unsealed:
                let source = entry.writtenOrigin.source
                record = kept.replacements[source] == nil ? nil : kept.intact[source]
            }
            if let record {
                check(record, of: name, at: place)
            } else if standing == .without(.withdrawn) {
                checkWithdrawal(of: name, at: entry.writtenOrigin.place(of: visa.state))
            }
        }
        for line in register.lines where latest[line.entry] == line {
            switch line.act {
            case .visa where !known.contains(line.entry):
                report(.goneWithoutWithdrawal(entry: line.entry), at: register.place(of: line))
            case .visa, .withdrawal, .acceptance: continue
            }
        }
    }

    private mutating func check(_ record: VisaRecord, of name: String, at place: Place) {
        func unproven(_ problem: RegisterProblem) {
            self.unproven.append((name, record.seal?.written ?? ""))
            report(problem, at: place)
        }
        guard let line = latest[name] else { return unproven(.noLine(entry: name)) }
        switch line.act {
        case .withdrawal: return unproven(.withdrawn(entry: name, on: line.on, by: line.by))
        case .visa, .acceptance: break
        }
        let isSame = line.seal == record.seal?.written
        // Whoever takes something on stands for it, whatever the file says of others.
        let isTheirs = line.act == .acceptance || line.by.slug == record.by.slug && line.on == record.on
        guard isSame, isTheirs else {
            return unproven(.otherLine(entry: name, on: line.on, by: line.by, isSameText: isSame))
        }
        lines.append(line)
    }

    private mutating func checkWithdrawal(of name: String, at place: Place) {
        guard let line = latest[name] else { return }
        switch line.act {
        case .withdrawal: lines.append(line)
        case .visa, .acceptance: report(.withdrawnWithoutLine(entry: name), at: place)
        }
    }

    private mutating func report(_ problem: RegisterProblem, at place: Place) {
        diagnostics.append(Diagnostic(.register(problem), at: place))
    }
}
