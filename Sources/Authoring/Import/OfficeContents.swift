/// What a document of a word processor holds, read from its own XML: its texts with where they stand, and what is no text.
/// Converters leave out a good part of it without a word.
///
/// Sources: ODF 1.3, part 3; ECMA-376, part 1.
package struct OfficeContents {
    /// Where a text stands.
    package enum Room: Sendable, Hashable, CaseIterable {
        case text, textBox, headerOrFooter, comment, deleted
    }

    /// What was set into a text.
    package enum Object: Sendable, Hashable, CaseIterable {
        case chart, spreadsheet, formula, diagram, other
    }

    /// In the order of the document, paragraph by paragraph: the pieces of each.
    private(set) var texts: [(room: Room, pieces: [String])] = []
    private(set) var objects: [Object] = []
    /// Where pictures are that the document does not hold.
    private(set) var linkedPictures: [String] = []
    /// The boxes and lists of a form, by their labels; empty for one without.
    private(set) var controls: [String] = []

    /// - Parameter files: of the archive that the document is.
    init(_ files: [(path: String, bytes: [UInt8])]) {
        let names = Set(files.map(\.path))
        for (path, bytes) in files {
            if path == "content.xml" || path == "styles.xml" {
                readOpenDocument(bytes, names, files)
            } else if path.hasPrefix("word/"), path.hasSuffix(".xml") {
                readWord(path, bytes, files)
            }
        }
    }

    // MARK: OpenDocument

    private mutating func readOpenDocument(
        _ bytes: [UInt8], _ names: Set<String>, _ files: [(path: String, bytes: [UInt8])]
    ) {
        OfficeXML.read(bytes) { event, parents in
            switch event {
            case .start(let tag):
                switch tag.name {
                case "draw:image":
                    let target = tag["xlink:href"] ?? ""
                    let path = target.hasPrefix("./") ? String(target.dropFirst(2)) : target
                    // What is shown of an object is no picture of its own.
                    if !path.isEmpty, !names.contains(path), !path.hasPrefix("ObjectReplacements/") {
                        linkedPictures.append(target)
                    }
                case "draw:object":
                    let folder = (tag["xlink:href"] ?? "").replacing("./", with: "") + "/content.xml"
                    let held = files.first { $0.path == folder }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
                    objects.append(
                        held.contains("<office:chart")
                            ? .chart
                            : held.contains("<office:spreadsheet")
                                ? .spreadsheet
                                : held.contains("math") ? .formula : .other)
                case "draw:object-ole", "draw:plugin", "draw:floating-frame", "draw:applet": objects.append(.other)
                case "form:checkbox", "form:radio", "form:listbox", "form:combobox", "form:text", "form:textarea",
                    "form:date":
                    controls.append(tag["form:label"] ?? "")
                default: break
                }
            case .text(let text):
                if let place = Self.openDocumentRoom(parents) { add(text, place.room, beginning: place.paragraph) }
            }
        }
    }

    /// Nil for what is no text of an author: dates, names of those who commented, numbers of notes and pages.
    private static func openDocumentRoom(_ parents: [OfficeXML.Tag]) -> (room: Room, paragraph: Int)? {
        guard let paragraph = parents.lastIndex(where: { $0.name == "text:p" || $0.name == "text:h" }) else {
            return nil
        }
        for tag in parents.reversed() {
            switch tag.name {
            case "dc:creator", "dc:date", "text:note-citation", "text:page-number", "text:page-count", "svg:title",
                "svg:desc":
                return nil
            case "office:annotation": return (.comment, parents[paragraph].number)
            case "text:deletion": return (.deleted, parents[paragraph].number)
            case "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:line", "draw:polygon",
                "draw:caption":
                return (.textBox, parents[paragraph].number)
            case _ where tag.name.hasPrefix("style:header") || tag.name.hasPrefix("style:footer"):
                return (.headerOrFooter, parents[paragraph].number)
            default: continue
            }
        }
        return (.text, parents[paragraph].number)
    }

    // MARK: Office Open XML

    private mutating func readWord(_ path: String, _ bytes: [UInt8], _ files: [(path: String, bytes: [UInt8])]) {
        let name = path.dropFirst(5)
        let ofFile: Room? =
            name.hasPrefix("header") || name.hasPrefix("footer")
            ? .headerOrFooter : name == "comments.xml" ? .comment : nil
        guard ofFile != nil || ["document.xml", "footnotes.xml", "endnotes.xml"].contains(name) else { return }
        let links = OfficeXML.outside(files.first { $0.path == "word/_rels/\(name).rels" }?.bytes ?? [])
        OfficeXML.read(bytes) { event, parents in
            // What is there twice, for programs that do not know its first form.
            guard !parents.contains(where: { $0.name == "mc:Fallback" }) else { return }
            switch event {
            case .start(let tag):
                switch tag.name {
                case "a:blip":
                    if tag["r:embed"] == nil, let link = tag["r:link"] { linkedPictures.append(links[link] ?? link) }
                case "v:imagedata": if let link = tag["r:id"].flatMap({ links[$0] }) { linkedPictures.append(link) }
                case "c:chart": objects.append(.chart)
                case "dgm:relIds": objects.append(.diagram)
                case "o:OLEObject":
                    let program = tag["ProgID"] ?? ""
                    objects.append(
                        program.hasPrefix("Excel") ? .spreadsheet : program.hasPrefix("Equation") ? .formula : .other)
                case "w:checkBox", "w:ddList", "w:control":
                    controls.append("")
                default: break
                }
            case .text(let text):
                guard let own = parents.last?.name, own == "w:t" || own == "w:delText" else { return }
                let isBoxed = parents.contains { $0.name == "w:txbxContent" }
                let room = own == "w:delText" ? .deleted : ofFile ?? (isBoxed ? .textBox : .text)
                add(text, room, beginning: parents.last { $0.name == "w:p" }?.number ?? 0)
            }
        }
    }

    // MARK: Paragraphs

    /// The number of the paragraph's element to which the last text belongs.
    private var paragraph: (number: Int, room: Room)?

    private mutating func add(_ text: String, _ room: Room, beginning number: Int) {
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        if let paragraph, paragraph == (number, room), !texts.isEmpty {
            texts[texts.count - 1].pieces.append(text)
        } else {
            texts.append((room, [text]))
        }
        paragraph = (number, room)
    }
}
