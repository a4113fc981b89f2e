public import ContentModel
internal import Diagnostics
public import Language
internal import Markup

extension Readings<Written> {
    /// Writes them for a later run that parses by the same model.
    /// - Parameter file: where the text stands, as its places name it.
    public func write(to writer: inout StoredWriter, in file: String) {
        whole.write(to: &writer, in: file)
        writer.add(each: cut) { $1.write(to: &$0, in: file) }
    }

    /// Reads what `write` wrote, of the same file.
    /// - Parameter kind: the file's kind.
    public init(_ reader: inout StoredReader, of kind: Kind, in file: String) {
        self.init(
            whole: Entry<Written>(&reader, of: kind, in: file),
            cut: reader.each { Entry<Written>(&$0, of: kind, in: file) })
    }
}

extension Entry<Written> {
    fileprivate func write(to writer: inout StoredWriter, in file: String) {
        writer.add(slug)
        writer.add(title)
        writer.add(each: values) { $0.add($1) { $1.write(to: &$0, in: file) } }
        writer.add(body) { $1.write(to: &$0, in: file) }
        writer.add(summary)
        writer.add(edition)
        writer.add(fingerprint) { $0.add($1) }
        origin.place.write(to: &writer, in: file)
        writer.add(origin.source)
        writer.add(each: origin.places) { $0.add($1) { $1.write(to: &$0, in: file) } }
    }

    fileprivate convenience init(_ reader: inout StoredReader, of kind: Kind, in file: String) {
        let (slug, title) = (reader.text(), reader.text())
        let values = reader.each { $0.optional { FieldValue<Written>(&$0, in: file) } }
        let body = reader.optional { Fragment(&$0, in: file) }
        let (summary, edition) = (reader.text(), reader.number())
        let fingerprint = reader.optional { $0.text() }
        let origin = EntryOrigin(
            place: Place(&reader, in: file), source: reader.text(),
            places: reader.each { $0.optional { Place(&$0, in: file) } })
        if values.count != kind.fields.count || origin.places.count != kind.fields.count { _ = reader.fail(0) }
        self.init(
            kind: kind.id, slug: slug, title: title, values: values, body: body, summary: summary, edition: edition,
            said: (), fingerprint: fingerprint, origin: origin)
    }
}

extension FieldValue<Written> {
    fileprivate func write(to writer: inout StoredWriter, in file: String) {
        switch self {
        case .text(let text):
            writer.add(0)
            writer.add(text)
        case .integer(let number):
            writer.add(1)
            writer.add(number)
        case .date(let date):
            writer.add(2)
            for part in [date.year, date.month, date.day] { writer.add(part) }
        case .boolean(let flag):
            writer.add(3)
            writer.add(flag)
        case .word(let word):
            writer.add(4)
            writer.add(word)
        case .passage(let fragment):
            writer.add(5)
            fragment.write(to: &writer, in: file)
        case .reference(let reference):
            writer.add(6)
            writer.add(reference.text)
            reference.place.write(to: &writer, in: file)
            writer.add(ListForm.stored.firstIndex(of: reference.form) ?? 0)
        case .file(let path):
            writer.add(7)
            writer.add(path)
        case .record(let record):
            writer.add(8)
            writer.add(each: record.values) { $0.add($1) { $1.write(to: &$0, in: file) } }
            record.place.write(to: &writer, in: file)
        case .list(let values):
            writer.add(9)
            writer.add(each: values) { $1.write(to: &$0, in: file) }
        }
    }

    fileprivate init(_ reader: inout StoredReader, in file: String) {
        switch reader.position(below: 10) {
        case 0: self = .text(reader.text())
        case 1: self = .integer(reader.number())
        case 2:
            let date = CalendarDate(year: reader.number(), month: reader.number(), day: reader.number())
            self = date.map { .date($0) } ?? reader.fail(.integer(0))
        case 3: self = .boolean(reader.flag())
        case 4: self = .word(reader.number())
        case 5: self = .passage(Fragment(&reader, in: file))
        case 6:
            self = .reference(
                WrittenReference(
                    text: reader.text(), place: Place(&reader, in: file),
                    form: ListForm.stored[reader.position(below: ListForm.stored.count)]))
        case 7: self = .file(reader.text())
        case 8:
            self = .record(
                Record(
                    values: reader.each { $0.optional { FieldValue(&$0, in: file) } },
                    place: Place(&reader, in: file)))
        default: self = .list(reader.each { FieldValue(&$0, in: file) })
        }
    }
}

extension ListForm {
    fileprivate static let stored: [ListForm] = [.frontMatter, .tableCell, .markdownCell, .items]
}
