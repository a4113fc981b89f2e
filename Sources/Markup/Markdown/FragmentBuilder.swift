internal import Diagnostics
internal import Language

/// A fragment while it is written.
struct FragmentBuilder {
    /// A field's heading.
    struct Field {
        var name: String
        var folded: String
        var place: Place
        /// As written, 1 to 6.
        var level: Int
    }

    /// Stands before every id.
    let idPrefix: String
    /// The level of the outermost headings.
    let firstLevel: Int
    /// Nil for the body.
    let field: Field?

    var html: [UInt8] = []
    var slots: [Slot] = []
    var links: [Link] = []
    var headings: [Heading] = []
    /// All text without markup, one line per block. Parts of it become headings, link texts, summary, sections.
    var plain: [UInt8] = []
    /// The links without text of their own, and where their names stand in `plain`.
    var unnamedLinks: [TextSection.UnnamedLink] = []
    /// Where a heading's own text ends in `plain`, for each heading.
    var sectionStarts: [(start: Int, end: Int)] = []
    /// The headings that contain the current place: level as written and as rendered.
    private var openLevels: [(written: Int, rendered: Int)] = []
    /// The last number given to an id.
    private var usedIDs: [String: Int] = [:]
    /// Footnote definitions in order of first reference, and how often each was referred to.
    var notes: [(node: SyntaxNode, note: Footnote, references: Int)] = []
    var noteNumbers: [SyntaxNode: Int] = [:]
    var tableCount = 0
    /// Blocks at the top level.
    var blockCount = 0
    var table: FieldTable?
    var list: [FieldCell]?

    init(idPrefix: String, firstLevel: Int, field: Field? = nil) {
        self.idPrefix = idPrefix
        self.firstLevel = firstLevel
        self.field = field
    }

    // MARK: Writing

    mutating func put(_ text: StaticString) {
        html.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func put(_ text: String) { html.append(contentsOf: text.utf8) }

    mutating func put(_ number: Int) {
        if (0...9).contains(number) { html.append(0x30 + UInt8(number)) } else { put(String(number)) }
    }

    mutating func putEscaped(_ text: String) {
        var text = text
        text.withUTF8 { html.append(escaping: $0, .exceptApostrophe) }
    }

    /// Starts a line unless one has just started.
    mutating func startLine() {
        if let last = html.last, last != 0x0A { html.append(0x0A) }
    }

    /// Ends a block of plain text.
    mutating func endPlainLine() {
        if let last = plain.last, last != 0x0A { plain.append(0x0A) }
    }

    /// Plain text from `start` on.
    func plainText(from start: Int) -> String { String(decoding: plain[start...], as: UTF8.self) }

    /// The same without the names of links that have no text: ids must not tell what an audience may not see.
    func ownText(from start: Int) -> String {
        guard let last = unnamedLinks.last, last.name.lowerBound >= start else { return plainText(from: start) }
        var text = plain
        for link in unnamedLinks.reversed() where link.name.lowerBound >= start { text.removeSubrange(link.name) }
        return String(decoding: text[start...], as: UTF8.self)
    }

    // MARK: Headings

    /// The level at which a heading of a written level is rendered: one below the heading that contains it, so that
    /// none is skipped.
    mutating func renderedLevel(written: Int) -> Int {
        while let last = openLevels.last, last.written >= written { openLevels.removeLast() }
        let level = min(6, (openLevels.last?.rendered ?? firstLevel - 1) + 1)
        openLevels.append((written, level))
        return level
    }

    /// An id that no other heading of the fragment has.
    mutating func id(for text: String) -> String {
        let slug = text.slug
        let base = slug.isEmpty ? "section" : slug
        guard let last = usedIDs[base] else {
            if usedIDs.isEmpty { usedIDs.reserveCapacity(8) }
            usedIDs[base] = 1
            return idPrefix + base
        }
        var number = last + 1
        while usedIDs["\(base)-\(number)"] != nil { number += 1 }
        usedIDs[base] = number
        usedIDs["\(base)-\(number)"] = 1
        return "\(idPrefix)\(base)-\(number)"
    }

    /// Inserts bytes behind an element's name; slots behind move along.
    mutating func insert(_ bytes: [UInt8], at offset: Int) {
        html.insert(contentsOf: bytes, at: offset)
        var index = slots.count - 1
        while index >= 0, slots[index].offset >= offset {
            slots[index].offset += bytes.count
            index -= 1
        }
    }

    // MARK: Result

    func fragment(withSections: Bool) -> Fragment {
        // As much memory as it takes: what was set aside for a longer text serves the next one.
        Fragment(
            html: html.withUnsafeBufferPointer { Array($0) }, slots: slots, links: links, headings: headings,
            notes: notes.map(\.note),
            sections: withSections ? sections : [])
    }

    private var sections: [TextSection] {
        var result: [TextSection] = []
        var start = 0
        var nextLink = 0
        for index in 0...sectionStarts.count {
            let end = index < sectionStarts.count ? sectionStarts[index].start : plain.count
            let whole = plain[start..<max(start, end)]
            let bytes = Array(whole).withUnsafeBufferPointer { Array($0.trimmed) }
            let margin = start + whole.prefix { $0 <= 0x20 }.count
            let heading = index > 0 ? headings[index - 1] : nil
            // In the order of the text, as sections are: each link is looked at once.
            var unnamed: [TextSection.UnnamedLink] = []
            while nextLink < unnamedLinks.count, unnamedLinks[nextLink].name.lowerBound < whole.endIndex {
                if unnamedLinks[nextLink].name.lowerBound >= start { unnamed.append(unnamedLinks[nextLink]) }
                nextLink += 1
            }
            if !bytes.isEmpty || heading != nil {
                result.append(
                    TextSection(
                        headingID: heading?.id, heading: heading?.text ?? "",
                        text: String(decoding: bytes, as: UTF8.self),
                        unnamedLinks: unnamed.map {
                            let name = $0.name.lowerBound - margin..<$0.name.upperBound - margin
                            return TextSection.UnnamedLink(link: $0.link, name: name)
                        }))
            }
            if index < sectionStarts.count { start = sectionStarts[index].end }
        }
        return result
    }

    func fieldSection(_ field: Field, withSections: Bool) -> FieldSection {
        FieldSection(
            name: field.name, folded: field.folded, place: field.place, fragment: fragment(withSections: withSections),
            table: blockCount == 1 ? table : nil, list: blockCount == 1 ? list : nil)
    }
}
