internal import ContentModel
internal import KnowledgeBase
internal import Language

/// The text with which an entry begins: every field of its kind with its help, required ones first, others as comments.
struct BlankEntry {
    let model: Model
    let kind: Kind
    let language: SiteLanguage
    /// What references may lead to; nil where that is not told.
    let base: Edition?

    /// Above so many, known values are counted, not listed.
    private static let mostListed = 12

    /// - Parameters:
    ///   - title: what its title field says; empty for none.
    ///   - values: what other fields say, by folded name, as authors write it in the front matter.
    func text(title: String, values: [String: String] = [:]) -> String {
        var lines = [String]()
        for field in kind.fields where isSection(field) {
            lines += ["", "## \(field.name.capitalizedFirst)", "", "<!-- \(about(field)) -->"]
            if case .records(let columns) = field.type {
                lines += ["", row(columns.map(\.name)), row(columns.map { _ in "---" })]
            }
        }
        return head(title: title, values: values, withOthers: true) + lines.joined(separator: "\n") + "\n"
    }

    /// The front matter alone.
    /// - Parameter withOthers: whether the fields of which nothing is said stand there as comments.
    func head(title: String, values: [String: String], withOthers: Bool = false) -> String {
        var lines = ["---"]
        lines += comment("\(kind.names.one.capitalizedFirst)" + (kind.help.map { language.colon + $0 } ?? ""))
        let titleField = kind.titleField
        let fields = kind.fields.filter { !isSection($0) && !isSealed($0) }
        let (required, optional) = (fields.filter(\.isRequired), fields.filter { !$0.isRequired })
        for field in required where field.name.folded == titleField { lines += line(field, title.yaml) }
        for field in required where field.name.folded != titleField {
            let value = values[field.name.folded]
            lines += comment(about(field)) + line(field, value ?? "")
        }
        for field in optional {
            if let value = values[field.name.folded] {
                lines += comment(about(field)) + line(field, value)
            } else {
                if withOthers { lines += ["# \(field.name): \(language.colonless)\(about(field))"] }
            }
        }
        if let visa = kind.visa {
            let words = PublicationState.words(language)
            let (draft, submitted) = (
                words[PublicationState.draft.rawValue], words[PublicationState.submitted.rawValue]
            )
            let help =
                language == .french
                ? "« \(draft) » tant qu’on écrit ; « \(submitted) » pour demander un visa"
                : "“\(draft)” while it is written; “\(submitted)” to ask for a visa"
            lines += comment(help) + ["\(kind.fields[visa.state].name): \(draft)"]
        }
        lines.append("---")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The required fields that a text says nothing of yet, but for the title.
    var askedFields: [Field] {
        kind.fields.filter { $0.isRequired && !isSection($0) && !isSealed($0) && $0.name.folded != kind.titleField }
    }

    /// What a field is for, in one line.
    func about(_ field: Field) -> String {
        var parts: [String] = []
        if field.isRequired { parts.append(language == .french ? "obligatoire" : "required") }
        if let help = field.help { parts.append(help) }
        parts += form(of: field).map { [$0] } ?? []
        return parts.joined(separator: language == .french ? " ; " : "; ").replacing("--", with: "–")
    }

    // MARK: Fields

    /// Those that stand under a heading of the text.
    private func isSection(_ field: Field) -> Bool {
        switch field.type {
        case .markdown, .records: true
        default: false
        }
    }

    /// Those that a visa writes.
    private func isSealed(_ field: Field) -> Bool {
        guard let visa = kind.visa else { return false }
        return [visa.state, visa.by, visa.on, visa.fingerprint].contains { kind.fields[$0] == field }
    }

    private func line(_ field: Field, _ value: String) -> [String] {
        ["\(field.name):" + (value.isEmpty ? "" : " " + value)]
    }

    private func comment(_ text: String) -> [String] { text.isEmpty ? [] : ["# " + text] }

    private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// How a value is written, with the known ones.
    private func form(of field: Field) -> String? {
        let isFrench = language == .french
        let known: String?
        switch field.type {
        case .date: known = isFrench ? "AAAA-MM-JJ" : "YYYY-MM-DD"
        case .boolean, .searchable: known = isFrench ? "oui ou non" : "yes or no"
        case .duration: known = "1 h 30"
        case .time: known = "09:30"
        case .edition: known = model.editions.joined(separator: ", ")
        case .choice(let vocabulary, _): known = vocabulary.words.map(\.text).joined(separator: ", ")
        case .reference(let type): known = names(of: type)
        case .records(let columns):
            known = columns.map { $0.isRequired ? $0.name + "*" : $0.name }.joined(separator: ", ")
        default: known = nil
        }
        guard field.type.isMany, !isSection(field) else { return known }
        let many = isFrench ? "plusieurs : [un, autre]" : "several: [one, another]"
        return known.map { many + (isFrench ? " ; " : "; ") + $0 } ?? many
    }

    private func names(of type: ReferenceType) -> String? {
        guard let base else { return nil }
        let ids = base.ids.filter { type.kinds.contains(base[$0].kind) }
        guard !ids.isEmpty else { return nil }
        if ids.count <= Self.mostListed { return ids.map { base[$0].slug }.joined(separator: ", ") }
        let sample = ids.prefix(3).map { base[$0].slug }.joined(separator: ", ")
        return language == .french
            ? "l’identifiant ou le titre d’une fiche parmi \(ids.count) : \(sample)…"
            : "the identifier or the title of one of \(ids.count) entries: \(sample)…"
    }
}

extension SiteLanguage {
    fileprivate var colon: String { self == .french ? " : " : ": " }
    fileprivate var colonless: String { "  # " }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// As a value of a front matter, in quotes where YAML would read something else (YAML 1.2, 7.3.3).
    package var yaml: String {
        let isPlain =
            !isEmpty && first?.isLetter == true && !contains(": ") && !contains(" #") && !hasSuffix(":")
            && !["oui", "non", "true", "false", "null", "yes", "no"].contains(lowercased())
            && trimmingPrefix(while: \.isWhitespace).count == count && last?.isWhitespace != true
        guard !isPlain else { return self }
        return "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
