internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// One entry in the making: its values so far and what was wrong with them.
struct RowDecoder {
    let decoder: EntryDecoder
    let kind: Kind
    let place: Place
    var values: [FieldValue<Written>?]
    var places: [Place?]
    var diagnostics: [Diagnostic] = []
    /// Where a field stands in a document with its name alone.
    private var emptyPlaces: [FieldID: Place] = [:]
    /// The fields that the entry's table has no column for, which is reported there.
    var absent: Set<FieldID> = []
    /// How several values are written in what is being read.
    var listForm = ListForm.frontMatter
    /// The notes of the texts that are shown whole.
    var shownNotes: Set<Footnote> = []
    /// What stands under a name that no field has, with the field whose name is nearest.
    private var misnamed: [(field: FieldID, input: Input, name: String, place: Place)] = []

    /// Where a value comes from.
    enum Input {
        case node(YAMLNode)
        case cell(CSVTable.Cell)
        case section(FieldSection)

        /// Whether it is a cell of a table: the row is then the place of what it lacks.
        var isCell: Bool { if case .cell = self { true } else { false } }

        /// Whether nothing is said: a field with a name alone counts as one that is not there.
        var isBlank: Bool {
            switch self {
            case .node(let node): node.isNull && !node.isBroken || node.text.map(\.trimmed.isEmpty) ?? false
            case .cell(let cell): cell.text.trimmed.isEmpty
            case .section(let section): section.isEmpty
            }
        }
    }

    init(decoder: EntryDecoder, kind: Kind, place: Place) {
        self.decoder = decoder
        self.kind = kind
        self.place = place
        values = Array(repeating: nil, count: kind.fields.count)
        places = Array(repeating: nil, count: kind.fields.count)
    }

    /// Reads the value of the field that an author's word names.
    mutating func take(_ input: Input, named name: String, at place: Place) {
        guard let index = kind.fieldIndex(name.slug) else {
            let near = NearMiss.nearest(to: name, among: kind.fields.map(\.name))
            report(.unknownField(name, kind: kind.names.one), at: place, suggestion: near)
            if let index = near.flatMap({ kind.fieldIndex($0.slug) }) { misnamed.append((index, input, name, place)) }
            return
        }
        take(input, field: index, named: name, at: place)
    }

    /// Reads what stands under misspelt names as what was meant, where nothing else says it, so that one mistake is
    /// not reported as two.
    mutating func takeMisnamed() {
        for item in misnamed where places[item.field] == nil {
            take(item.input, field: item.field, named: item.name, at: item.place)
        }
    }

    mutating func take(_ input: Input, field index: FieldID, named name: String, at place: Place) {
        if let first = places[index] {
            report(.fieldTwice(name), at: place, notes: [.init(.firstDefinedHere, at: first)])
            return
        }
        if input.isBlank || hasHeaderAlone(input, for: kind.fields[index]) {
            if emptyPlaces[index] == nil, !input.isCell { emptyPlaces[index] = place }
            return reportEmptyRestriction(input, of: kind.fields[index], at: place)
        }
        places[index] = valuePlace(of: input) ?? place
        values[index] = value(of: input, for: kind.fields[index])
    }

    /// Whether a table of records has no record: it says as little as a field that is not there.
    private func hasHeaderAlone(_ input: Input, for field: Field) -> Bool {
        guard case .records = field.type, case .section(let section) = input, let table = section.table else {
            return false
        }
        return table.rows.isEmpty
    }

    private func valuePlace(of input: Input) -> Place? {
        switch input {
        case .node(let node): node.isNull ? nil : node.place
        case .cell(let cell): cell.place
        case .section(let section): section.place
        }
    }

    mutating func report(
        _ problem: ContentProblem, at place: Place, severity: Diagnostic.Severity? = nil, suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(.content(problem), at: place, severity: severity, suggestion: suggestion, notes: notes))
    }

    /// The identifier that a file's name or an `id` cell gives; reported and nil when it gives none.
    mutating func slug(from text: String) -> String? {
        let slug = text.entrySlug
        if !slug.isEmpty { return slug }
        report(.badID(text), at: place)
        return nil
    }

    /// The identifier that the title gives.
    mutating func slugFromTitle() -> String? {
        applyDefaults()
        let title = title()
        if !title.isEmpty { return slug(from: title) }
        reportAbsences(in: nil)
        return nil
    }

    /// The entry, with defaults, and with what is missing reported.
    mutating func entry(
        slug: String, source: String, body: MarkdownDocument?, fingerprint: String? = nil
    ) -> Entry<Written> {
        applyDefaults()
        reportAbsences(in: body)
        if let body { reportShortSections(in: body) }
        let title = title()
        return Entry(
            kind: kind.id, slug: slug, title: title.isEmpty ? slug : title, values: values, body: body?.body,
            summary: body?.summary ?? "", edition: edition(),
            said: (), fingerprint: fingerprint,
            origin: EntryOrigin(place: place, source: source, places: places))
    }

    /// Reports the required fields and the title that are not there.
    private mutating func reportAbsences(in body: MarkdownDocument?) {
        for (index, field) in kind.fields.identified where field.isRequired && values[index] == nil {
            // A value that was there but could not be read, and a column that is not, are reported already.
            guard places[index] == nil, !absent.contains(index) else { continue }
            if let heading = misspeltHeading(of: field, in: body) {
                report(.unknownField(heading.text, kind: kind.names.one), at: heading.place, suggestion: field.name)
            } else {
                let isSection = body != nil && field.type.isWrittenAsSection
                let empty = emptyPlaces[index]
                report(
                    .missingField(field.name, kind: kind.names.one, isSection: isSection, isEmpty: empty != nil),
                    at: empty ?? place)
            }
        }
        reportNearHeadings(in: body)
        if let body, !kind.hasPages, !body.body.html.isEmpty {
            report(.textWithoutPage(kind: kind.names.one), at: body.bodyPlace ?? place)
        }
        reportHidden()
        if title().isEmpty, kind.title.parts.allSatisfy({ part in isReadable(part) }) {
            report(.noTitle(kind: kind.names.one), at: place)
        }
    }

    /// Warns of long fields that neither a page nor an index nor a table shows.
    private mutating func reportHidden() {
        guard !kind.hasPages, !decoder.model.hasIndex(ofKind: kind.id) else { return }
        for (index, field) in kind.fields.identified where values[index] != nil {
            guard !kind.display.columns.contains(index), let place = places[index] else { continue }
            switch field.type {
            case .markdown, .records: report(.fieldWithoutPage(field.name, kind: kind.names.one), at: place)
            default: continue
            }
        }
    }

    /// Warns of headings that are almost the name of a field that is not there: what stands under them is no field.
    private mutating func reportNearHeadings(in body: MarkdownDocument?) {
        for (index, field) in kind.fields.identified where !field.isRequired && places[index] == nil {
            guard let heading = misspeltHeading(of: field, in: body) else { continue }
            diagnostics.append(
                Diagnostic(
                    .content(.unknownField(heading.text, kind: kind.names.one)), at: heading.place, severity: .warning,
                    suggestion: field.name))
        }
    }

    /// The heading of the text that was probably meant to begin a field.
    private func misspeltHeading(of field: Field, in body: MarkdownDocument?) -> Heading? {
        guard let body, kind.sectionFields.contains(field.name.folded) else { return nil }
        return body.body.headings.first { heading in
            heading.text.folded != field.name.folded && NearMiss.nearest(to: heading.text, among: [field.name]) != nil
        }
    }

    /// Whether a missing title has not been reported as a missing or unreadable field.
    private func isReadable(_ part: TitlePattern.Part) -> Bool {
        switch part {
        case .literal: true
        case .field(let index): !kind.fields[index].isRequired && places[index] == nil && !absent.contains(index)
        }
    }

    private mutating func applyDefaults() {
        for index in kind.fields.ids where values[index] == nil && places[index] == nil {
            guard case .text(let text)? = kind.fields[index].defaultValue else { continue }
            let field = kind.fields[index]
            values[index] = scalar(LocatedText(text: text, place: field.place), type: field.type, field: field)
        }
    }

    /// The title as far as it can be told from the entry alone: references by what the author wrote.
    private func title() -> String {
        var title = ""
        for part in kind.title.parts {
            switch part {
            case .literal(let text): title += text
            case .field(let index):
                title += (values[index]?.each ?? []).map { plainText($0, type: kind.fields[index].type) }
                    .joined(separator: ", ")
            }
        }
        return title.trimmed
    }

    private func plainText(_ value: FieldValue<Written>, type: FieldType) -> String {
        switch value {
        case .text(let text), .file(let text): text
        case .integer(let number): String(number)
        case .date(let date): decoder.language.format(date)
        case .reference(let reference): reference.text
        case .word(let index):
            if case .choice(let vocabulary, _) = type { vocabulary.words[index].text } else { "" }
        case .boolean, .passage, .record, .list: ""
        }
    }

    /// The least audience that may see the entry: the smallest that its fields of type `edition` name, else all.
    private func edition() -> Int {
        var least = 0
        for index in kind.fields.ids {
            if case .edition = kind.fields[index].type, case .integer(let edition)? = values[index] {
                least = max(least, edition)
            }
        }
        return least
    }
}

/// A text and where it stands.
struct LocatedText {
    var text: String
    var place: Place
}

extension String {
    /// Without white space at the ends.
    var trimmed: String {
        // Printable ASCII at both ends, the usual case: there is nothing to cut.
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return self
        }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
