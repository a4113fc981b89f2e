public import Diagnostics
public import Language

extension Fragment {
    /// Writes it for a later run.
    /// - Parameter file: where its text stands, as its places name it.
    public func write(to writer: inout StoredWriter, in file: String) {
        writer.add(html)
        writer.add(each: slots) { $1.write(to: &$0) }
        writer.add(each: links) { $1.write(to: &$0, in: file) }
        writer.add(each: headings) { writer, heading in
            writer.add(heading.level)
            writer.add(heading.text)
            writer.add(heading.id)
            heading.place.write(to: &writer, in: file)
        }
        writer.add(each: notes) { writer, note in
            writer.add(note.label)
            note.place.write(to: &writer, in: file)
        }
        writer.add(each: sections) { writer, section in
            writer.add(section.headingID) { $0.add($1) }
            writer.add(section.heading)
            writer.add(section.text)
            writer.add(each: section.unnamedLinks) { writer, link in
                writer.add(link.link)
                writer.add(link.name.lowerBound)
                writer.add(link.name.count)
            }
        }
    }

    /// Reads what `write` wrote, of the same file.
    public init(_ reader: inout StoredReader, in file: String) {
        html = reader.blob()
        let length = html.count
        slots = reader.each { Slot(&$0, within: length) }
        links = reader.each { Link(&$0, in: file) }
        headings = reader.each { reader in
            Heading(
                level: reader.number(), text: reader.text(), id: reader.text(), place: Place(&reader, in: file))
        }
        notes = reader.each { Footnote(label: $0.text(), place: Place(&$0, in: file)) }
        sections = reader.each { reader in
            TextSection(
                headingID: reader.optional { $0.text() }, heading: reader.text(), text: reader.text(),
                unnamedLinks: reader.each { reader in
                    let (link, start, count) = (reader.number(), reader.number(), reader.number())
                    let isRange = start >= 0 && count >= 0 && start <= Int.max - count
                    return TextSection.UnnamedLink(
                        link: link, name: isRange ? start..<start + count : reader.fail(0..<0))
                })
        }
        let links = links.count
        if slots.contains(where: { !$0.kind.isOf(links: links, bytes: length - $0.offset) }) { _ = reader.fail(0) }
    }
}

extension Slot {
    fileprivate func write(to writer: inout StoredWriter) {
        writer.add(offset)
        let (kind, number) =
            switch kind {
            case .linkOpen(let link): (0, link)
            case .linkClose(let link): (1, link)
            case .image(let link): (2, link)
            case .term(let length): (3, length)
            }
        writer.add(kind)
        writer.add(number)
    }

    fileprivate init(_ reader: inout StoredReader, within length: Int) {
        offset = reader.position(below: length + 1)
        let kinds: [(Int) -> Kind] = [Kind.linkOpen, Kind.linkClose, Kind.image, { .term(length: $0) }]
        let kind = reader.position(below: kinds.count)
        self.kind = kinds[kind](reader.number())
    }
}

extension Slot.Kind {
    /// Whether its number can be one of a fragment with so many links, and so many bytes behind it.
    fileprivate func isOf(links: Int, bytes: Int) -> Bool {
        switch self {
        case .linkOpen(let link), .linkClose(let link), .image(let link): link >= 0 && link < links
        case .term(let length): length >= 0 && length <= bytes
        }
    }
}

extension Link {
    fileprivate func write(to writer: inout StoredWriter, in file: String) {
        target.write(to: &writer)
        place.write(to: &writer, in: file)
        writer.add(text)
        writer.add(title) { $0.add($1) }
        writer.add(isImage)
    }

    fileprivate init(_ reader: inout StoredReader, in file: String) {
        target = Target(&reader)
        place = Place(&reader, in: file)
        text = reader.text()
        title = reader.optional { $0.text() }
        isImage = reader.flag()
    }
}

extension Link.Target {
    fileprivate func write(to writer: inout StoredWriter) {
        func add(_ kind: Int, _ texts: String?...) {
            writer.add(kind)
            for text in texts { writer.add(text) { $0.add($1) } }
        }
        switch self {
        case .wiki(let kind, let name, let anchor): add(0, kind, name, anchor)
        case .typed(let kind, let name, let anchor): add(1, kind, name, anchor)
        case .file(let path, let anchor): add(2, path, anchor)
        case .share(let path): add(3, path)
        case .anchor(let id): add(4, id)
        case .external(let address): add(5, address)
        }
    }

    fileprivate init(_ reader: inout StoredReader) {
        func text() -> String? { reader.optional { $0.text() } }
        func needed() -> String { text() ?? reader.fail("") }
        switch reader.position(below: 6) {
        case 0: self = .wiki(kind: text(), name: needed(), anchor: text())
        case 1: self = .typed(kind: needed(), name: needed(), anchor: text())
        case 2: self = .file(path: needed(), anchor: text())
        case 3: self = .share(needed())
        case 4: self = .anchor(needed())
        default: self = .external(needed())
        }
    }
}
