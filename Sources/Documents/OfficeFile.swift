internal import Language
internal import Publishing

/// A document of an office as other programs leave it: an archive of XML and pictures.
struct OfficeFile {
    private(set) var files: [(path: String, bytes: [UInt8])]

    /// Nil for what is no archive.
    init?(_ bytes: [UInt8]) {
        guard let files = SmallArchive.files(of: bytes) else { return nil }
        self.files = files
    }

    /// The same files give the same bytes: programs write the moment, whatever the day of what they say.
    func bytes(of day: CalendarDate) -> [UInt8] { SmallArchive.bytes(files, of: day) }

    /// Says what pictures say: pandoc leaves it out of OpenDocument texts. Source: ODF 1.3, part 3, 10.3.17.
    /// - Parameter texts: one for each picture, in their order, escaped.
    mutating func describePictures(_ texts: [String]) {
        rewrite("content.xml") { text in
            var parts = text.components(after: "<draw:image ")
            guard parts.count == texts.count + 1 else { return text }
            for (number, alt) in texts.enumerated() where !alt.isEmpty {
                guard let end = parts[number + 1].range(of: "/>") else { continue }
                parts[number + 1].replaceSubrange(end, with: "/><svg:title>\(alt)</svg:title>")
            }
            return parts.joined(separator: "<draw:image ")
        }
    }

    /// Gives the cells of tables the look that the theme's styles have for them: pandoc writes its own, without any, into
    /// each text.
    mutating func dressCells() {
        guard let theme = files.first(where: { $0.path == "styles.xml" }) else { return }
        let styles = String(decoding: theme.bytes, as: UTF8.self)
        rewrite("content.xml") { text in
            ["TableHeaderRowCell", "TableRowCell"].reduce(text) { text, name in
                guard let wanted = Self.style(name, in: styles), let own = Self.style(name, in: text) else {
                    return text
                }
                return String(text[..<own.lowerBound] + styles[wanted] + text[own.upperBound...])
            }
        }
    }

    /// Where a style is declared, whatever the order of its attributes.
    private static func style(_ name: String, in text: String) -> Range<String.Index>? {
        guard let key = text.firstRange(of: " style:name=\"\(name)\""),
            let start = text[..<key.lowerBound].lastIndex(of: "<"),
            let end = text[key.upperBound...].firstRange(of: "</style:style>")
        else { return nil }
        return start..<end.upperBound
    }

    /// Names fonts in the order of what they are: where two of a family differ in a trait, LibreOffice numbers them by where
    /// they stand in its memory.
    mutating func nameFonts() {
        for path in ["content.xml", "styles.xml"] { rewrite(path, FontNames.ordered) }
    }

    private mutating func rewrite(_ path: String, _ change: (String) -> String) {
        guard let place = files.firstIndex(where: { $0.path == path }) else { return }
        files[place].bytes = Array(change(String(decoding: files[place].bytes, as: UTF8.self)).utf8)
    }
}

extension String {
    fileprivate func components(after sign: String) -> [String] {
        split(separator: sign, omittingEmptySubsequences: false).map(String.init)
    }

    fileprivate func range(of sign: String) -> Range<String.Index>? { firstRange(of: sign) }
}

/// The fonts that an OpenDocument file declares, and what refers to them. Source: ODF 1.3, part 3, 16.23 and 20.276.
private enum FontNames {
    private static let (start, end) = ("<office:font-face-decls>", "</office:font-face-decls>")
    private static let face = "<style:font-face style:name=\""
    private static let uses = ["style:font-name", "style:font-name-asian", "style:font-name-complex"]

    static func ordered(_ text: String) -> String {
        guard let open = text.firstRange(of: start), let close = text.firstRange(of: end),
            open.upperBound <= close.lowerBound
        else { return text }
        // What follows the name tells one from another.
        let faces = text[open.upperBound..<close.lowerBound].split(separator: face).map { declared in
            (name: declared.prefix { $0 != "\"" }, rest: declared.drop { $0 != "\"" })
        }.sorted { ($0.rest, $0.name) < ($1.rest, $1.name) }
        var names: [Substring: String] = [:]
        for (number, face) in faces.enumerated() { names[face.name] = "F\(number + 1)" }
        let declarations = faces.map { face + (names[$0.name] ?? "") + $0.rest }.joined()
        var rest = String(text[close.lowerBound...])
        for use in uses {
            let sign = " \(use)=\""
            let parts = rest.split(separator: sign, omittingEmptySubsequences: false)
            rest =
                (parts.first.map(String.init) ?? "")
                + parts.dropFirst().map { part in
                    let name = part.prefix { $0 != "\"" }
                    return sign + (names[name] ?? String(name)) + part.dropFirst(name.count)
                }.joined()
        }
        return text[..<open.upperBound] + declarations + rest
    }
}
