internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// Fields that an author wrote where they would say nothing.
extension RowDecoder {
    /// Reports the headings of the text that name a short field: what stands under them is no value of it. A field that
    /// restricts is refused there; another is only told of, where the front matter does not give it.
    mutating func reportShortSections(in body: MarkdownDocument) {
        for heading in body.body.headings { reportShortSection(heading, isInField: false) }
        for section in body.fieldSections {
            for heading in section.fragment.headings { reportShortSection(heading, isInField: true) }
        }
    }

    private mutating func reportShortSection(_ heading: Heading, isInField: Bool) {
        guard let index = field(named: heading.text) ?? restriction(near: heading.text),
            !isSectionField(kind.fields[index])
        else { return }
        let field = kind.fields[index]
        if case .edition = field.type {
            report(.shortFieldAsSection(field.name), at: heading.place, severity: .error)
        } else if !isInField, places[index] == nil {
            report(.shortFieldAsSection(field.name), at: heading.place)
        }
    }

    /// The field whose key is the slug of a heading, which is made only where a key begins with the heading's first letters:
    /// most headings name no field.
    private func field(named heading: String) -> FieldID? {
        let letters = heading.utf8.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        func begins(_ key: String) -> Bool { key.utf8.starts(with: letters.lazy.map { $0 | 0x20 }) }
        guard kind.fields.contains(where: { begins($0.key) }) else { return nil }
        return kind.fieldIndex(heading.slug)
    }

    /// Reports the notes that only lists, tables or sections that are not read call: the page shows none of them.
    mutating func reportLostNotes(in text: MarkdownDocument) {
        let called = text.fieldSections.flatMap(\.fragment.notes)
        guard !called.isEmpty else { return }
        var reported = shownNotes.union(text.body.notes)
        for note in called where reported.insert(note).inserted {
            diagnostics.append(Diagnostic(.markup(.unusedNote(note.label)), at: note.place))
        }
    }

    /// The field that restricts whose name is near a heading that no field has.
    private func restriction(near name: String) -> FieldID? {
        kind.fields.ids.first { index in
            guard case .edition = kind.fields[index].type else { return false }
            return NearMiss.nearest(to: name, among: [kind.fields[index].name]) != nil
        }
    }

    private func isSectionField(_ field: Field) -> Bool { kind.sectionFields.contains(field.name.folded) }

    /// A restriction that names nobody must not open the entry to all; an empty cell of a table is no restriction.
    mutating func reportEmptyRestriction(_ input: Input, of field: Field, at place: Place) {
        guard case .edition = field.type else { return }
        if case .cell = input { return }
        report(.emptyRestriction(field.name, among: decoder.model.editions), at: place)
    }
}
