internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

extension RowDecoder {
    /// The value of a field; nil when there is none or when it cannot be read, which is then reported.
    mutating func value(of input: Input, for field: Field) -> FieldValue<Written>? {
        switch field.type {
        case .records(let fields): return records(input, fields: fields, of: field)
        case .markdown: return passage(input, of: field)
        default: break
        }
        listForm = form(of: input)
        guard let texts = texts(of: input, for: field) else { return nil }
        if field.type.isMany {
            let values = texts.compactMap { scalar($0, type: field.type, field: field) }
            return values.isEmpty ? nil : .list(values)
        }
        if texts.count > 1 {
            report(.wrongType(field: field.name, expected: .single, actual: texts[1].text), at: texts[1].place)
            return nil
        }
        return texts.first.flatMap { scalar($0, type: field.type, field: field) }
    }

    private func form(of input: Input) -> ListForm {
        switch input {
        case .node: .frontMatter
        case .cell(let cell): cell.place.path.hasSuffix(".csv") ? .tableCell : .markdownCell
        case .section: .items
        }
    }

    /// The texts that an input holds; nil when it holds something else, which is reported.
    private mutating func texts(of input: Input, for field: Field) -> [LocatedText]? {
        switch input {
        case .cell(let cell):
            let values = field.type.isMany ? cell.values.map { ($0.text, $0.place) } : [(cell.text, cell.place)]
            return values.map { plain($0.0, at: $0.1, for: field) }
        case .section(let section):
            guard let list = section.list else {
                if !section.isEmpty {
                    report(.wrongSection(section.name, columns: []), at: section.place)
                }
                return nil
            }
            return list.map { LocatedText(text: written($0, in: section, for: field), place: $0.place) }
        case .node(let node):
            switch node.content {
            case .null: return []
            case .scalar: return [plain(node, for: field)].compactMap(\.self)
            case .sequence(let nodes):
                return nodes.compactMap { item in
                    if item.isNull { return nil }
                    if let text = plain(item, for: field) { return text }
                    report(.wrongType(field: field.name, expected: .text, actual: item.sample), at: item.place)
                    return nil
                }
            case .mapping:
                report(.wrongType(field: field.name, expected: .text, actual: node.sample), at: node.place)
                return nil
            }
        }
    }

    /// One value of a type that is no record and no Markdown.
    mutating func scalar(_ written: LocatedText, type: FieldType, field: Field) -> FieldValue<Written>? {
        let text = written.text.trimmed
        if text.isEmpty { return nil }
        switch type {
        case .text, .texts:
            if let length = field.length, text.count != length {
                report(.wrongLength(text, field: field.name, expected: length), at: written.place)
                return nil
            }
            if let slip = decoder.slips.slip(in: text) {
                diagnostics.append(Diagnostic(.markup(slip), at: written.place))
            }
            return .text(text)
        case .markdown: return .passage(decoder.passage(written, id: field.key, into: &diagnostics))
        case .integer:
            return checked(Int(text.filter { !$0.isWhitespace }).map { .integer($0) }, .integer, written, field)
        case .decimal: return checked(Decimal.parse(text).map { .text($0) }, .decimal, written, field)
        case .date: return date(text, written, field)
        case .boolean, .searchable:
            return checked(Boolean.parse(text).map { .boolean($0) }, .boolean, written, field)
        case .mail: return checked(Contact.mail(text).map { .text($0) }, .mail, written, field)
        case .telephone:
            if Contact.hasLostZero(text) {
                report(.lostZero(text), at: written.place)
                return nil
            }
            return checked(Contact.telephone(text).map { .text($0) }, .telephone, written, field)
        case .url: return checked(Contact.url(text).map { .text($0) }, .url, written, field)
        case .duration: return checked(TimeSpan.duration(text).map { .integer($0) }, .duration, written, field)
        case .time: return checked(TimeSpan.timeOfDay(text).map { .integer($0) }, .time, written, field)
        case .file: return checked(Contact.url(text) == nil ? .file(text) : nil, .file, written, field)
        case .aliases: return checked(Alias.parse(text).map { .text($0) }, .alias, written, field)
        case .choice(let vocabulary, _):
            return word(text, among: vocabulary.words.map(\.text), written, field).map { .word($0) }
        case .edition: return word(text, among: decoder.model.editions, written, field).map { .integer($0) }
        case .publicationState:
            return word(text, among: PublicationState.words(decoder.language), written, field).map { .integer($0) }
        case .reference: return .reference(WrittenReference(text: text, place: written.place, form: listForm))
        case .records: return nil
        }
    }

    /// A day; the time behind it, which the field does not hold, and a day of the week that is another one's are told.
    private mutating func date(_ text: String, _ written: LocatedText, _ field: Field) -> FieldValue<Written>? {
        let plain = WrittenDay(text)
        let moment = plain == nil ? WrittenMoment(text) : nil
        guard let day = plain ?? moment?.day else {
            report(.wrongType(field: field.name, expected: .date, actual: written.text), at: written.place)
            return nil
        }
        guard let date = CalendarDate(year: day.year, month: day.month, day: day.day) else {
            let problem: ContentProblem =
                day.exists
                ? .wrongType(field: field.name, expected: .date, actual: written.text)
                : .noSuchDay(text, field: field.name, day)
            report(problem, at: written.place)
            return nil
        }
        if let moment, !moment.isMidnight { report(.timeOfDate(text, field: field.name), at: written.place) }
        if day.contradictsWeekday { report(.wrongWeekday(text, field: field.name, date), at: written.place) }
        return .date(date)
    }

    private mutating func checked(
        _ value: FieldValue<Written>?, _ shape: ContentShape, _ written: LocatedText, _ field: Field
    ) -> FieldValue<Written>? {
        if value == nil {
            report(.wrongType(field: field.name, expected: shape, actual: written.text), at: written.place)
        }
        return value
    }

    private mutating func word(_ text: String, among words: [String], _ written: LocatedText, _ field: Field) -> Int? {
        if let index = words.firstIndex(of: text) { return index }
        let folded = text.folded
        if let index = words.firstIndex(where: { $0.folded == folded }) { return index }
        if field.type.isMany, let parts = text.listed,
            parts.allSatisfy({ part in words.contains { $0.folded == part.folded } })
        {
            report(.severalValues(text, field: field.name, written: listForm.written(parts)), at: written.place)
            return nil
        }
        let suggestion = NearMiss.nearest(to: text, among: words)
        let among = suggestion == nil && words.count < 10 ? words : []
        report(.unknownWord(text, field: field.name, among: among), at: written.place, suggestion: suggestion)
        return nil
    }

    /// A Markdown field: its section's text, or a scalar's.
    private mutating func passage(_ input: Input, of field: Field) -> FieldValue<Written>? {
        switch input {
        case .section(let section):
            shownNotes.formUnion(section.fragment.notes)
            return .passage(section.fragment)
        case .cell(let cell):
            let text = LocatedText(text: cell.text, place: cell.place)
            return .passage(decoder.passage(text, id: field.key, into: &diagnostics))
        case .node(let node):
            if node.isNull { return nil }
            guard let text = node.text else {
                report(.wrongType(field: field.name, expected: .text, actual: node.sample), at: node.place)
                return nil
            }
            if case .scalar(_, .plain) = node.content { checkComment(text, at: node.place, of: field) }
            let written = LocatedText(text: text, place: node.contentPlace)
            return .passage(decoder.passage(written, id: field.key, into: &diagnostics))
        }
    }

    /// A records field: a table or a list of mappings.
    private mutating func records(_ input: Input, fields: [Field], of field: Field) -> FieldValue<Written>? {
        var rows: [FieldValue<Written>] = []
        switch input {
        case .cell(let cell):
            report(.wrongType(field: field.name, expected: .records, actual: cell.text), at: cell.place)
            return nil
        case .section(let section):
            guard let table = section.table else {
                report(.wrongSection(section.name, columns: fields.map(\.name)), at: section.place)
                return nil
            }
            let columns = subfields(table.header.map { ($0.text, $0.place) }, of: fields, in: field)
            for cells in table.rows {
                var pairs: [(FieldID, Input)] = []
                for (cell, column) in zip(cells, columns) where !cell.text.trimmed.isEmpty {
                    guard let column else { continue }
                    var text = written(cell, in: section, for: fields[column])
                    // A line break parts values as a bar does.
                    if fields[column].type.isMany { text = text.replacing("\n", with: "|") }
                    pairs.append((column, .cell(CSVTable.Cell(text, at: cell.place))))
                }
                rows.append(record(pairs, fields: fields, of: field, at: cells.first?.place ?? section.place))
            }
        case .node(let node):
            if node.isNull { return nil }
            for item in node.items ?? [node] {
                guard let pairs = item.pairs else {
                    report(.wrongType(field: field.name, expected: .records, actual: item.sample), at: item.place)
                    continue
                }
                let indices = subfields(pairs.map { ($0.key, $0.keyPlace) }, of: fields, in: field)
                let columns = zip(indices, pairs).compactMap { index, pair in
                    index.map { ($0, Input.node(pair.value)) }
                }
                rows.append(record(columns, fields: fields, of: field, at: item.place))
            }
        }
        return rows.isEmpty ? nil : .list(rows)
    }

    /// The fields of a record that these names mean. A misspelt one is reported and taken for the field whose name is
    /// nearest, unless another is that field.
    private mutating func subfields(
        _ names: [(text: String, place: Place)], of fields: [Field], in field: Field
    ) -> [FieldID?] {
        var indices = names.map { name in
            let key = name.text.slug
            return fields.firstID { $0.key == key }
        }
        for (position, name) in names.enumerated() where indices[position] == nil {
            let near = NearMiss.nearest(to: name.text, among: fields.map(\.name))
            report(.unknownField(name.text, kind: field.name), at: name.place, suggestion: near)
            guard let index = fields.firstID(where: { $0.name == near }), !indices.contains(index) else { continue }
            indices[position] = index
        }
        return indices
    }

    private mutating func record(
        _ inputs: [(FieldID, Input)], fields: [Field], of field: Field, at place: Place
    ) -> FieldValue<Written> {
        var values: [FieldValue<Written>?] = Array(repeating: nil, count: fields.count)
        var given = Set<FieldID>()
        for (index, input) in inputs where !input.isBlank {
            if !given.insert(index).inserted { report(.fieldTwice(fields[index].name), at: place) }
            values[index] = value(of: input, for: fields[index])
        }
        for (index, subfield) in fields.identified where !given.contains(index) {
            if case .text(let text)? = subfield.defaultValue {
                values[index] = scalar(
                    LocatedText(text: text, place: subfield.place), type: subfield.type, field: subfield)
            } else if subfield.isRequired {
                report(.missingField(subfield.name, kind: field.name), at: place)
            }
        }
        return .record(FieldValue.Record(values: values, place: place))
    }
}
