package import Diagnostics
package import Language
internal import Markup

extension VisaRegister {
    /// Reads what stands at a place; nothing where there is no register yet.
    ///
    /// A line that cannot be read, or that does not follow from the one before it, is an error at its place.
    /// - Parameters:
    ///   - location: to show.
    ///   - bytes: nil where there is none.
    package static func read(_ location: String, _ bytes: [UInt8]?, language: SiteLanguage) -> VisaRegister {
        var register = VisaRegister(location: location, written: bytes ?? [], language: language)
        guard let bytes else { return register }
        let names = SiteLanguage.allCases.map { columns($0).map(\.folded) }
        let (file, found) = SourceFile.decode(path: location, contents: bytes)
        register.diagnostics += found
        guard let file else { return register }
        let (table, problems) = CSVTable.parse(file) { name in names.contains { $0.contains(name.folded) } }
        register.diagnostics += problems
        guard let table else { return register }
        guard names.contains(table.header.map(\.text.folded)) else {
            register.diagnostics.append(
                Diagnostic(.register(.unreadable(columns(language))), at: table.header[0].place))
            return register
        }
        for row in table.rows { register.add(row) }
        return register
    }

    private mutating func add(_ row: [CSVTable.Cell]) {
        let texts = row.map(\.text)
        let place = row[0].place
        let word = texts[0].folded
        let act = Act.allCases.first { act in SiteLanguage.allCases.contains { act.word($0) == word } }
        guard let act, let date = CalendarDate(parsing: texts[4]), date.description == texts[4], texts.count == 8,
            !texts[3].isEmpty
        else {
            diagnostics.append(Diagnostic(.register(.unreadableLine), at: place))
            return
        }
        var line = Line(act, entry: texts[1], seal: texts[2], by: texts[3], on: date)
        (line.reason, line.chain, line.signature, line.number) = (texts[5], texts[6], texts[7], place.line)
        if line.chain != line.chain(after: head) {
            diagnostics.append(Diagnostic(.register(.brokenChain), at: place))
        }
        if let former = lines.last(where: { $0.entry == line.entry && !line.entry.isEmpty }), former.on > date {
            diagnostics.append(Diagnostic(.register(.backwards(date, former: former.on)), at: place))
        }
        lines.append(line)
    }
}
