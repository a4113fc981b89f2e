/// Tags that WeasyPrint leaves out of a PDF: which cells of a head name columns and which rows, which are wide, what
/// pictures say, which text is which link. They are added behind the file's end, as ISO 32000-1 has it in 7.5.6; the tags
/// themselves are in 14.8.4 and 14.9.3.
///
/// It reads what WeasyPrint writes: objects one by one, a table of where they stand. Where a later version writes otherwise,
/// or these tags itself, the file stays as it is.
struct PDFTags {
    private let bytes: [UInt8]
    /// Where objects begin, by number, in bytes.
    private let offsets: [Int]
    private let tableStart: Int
    private let trailer: Substring
    /// The elements of the structure, by their objects' numbers.
    private let elements: [Int: String]
    /// The places of a page that lead elsewhere; so below.
    let annotations: [Int: String]
    /// What refers to them from the structure (14.7.4.3).
    let references: [Int: String]
    /// To which elements the contents of pages and annotations belong (14.7.4.4), and its object's number.
    private(set) var parentTree: (number: Int, text: String)?

    init?(_ pdf: [UInt8]) {
        let tail = String(decoding: pdf.suffix(1024), as: UTF8.self)
        guard let mark = tail.ranges(of: "startxref").last,
            let start = Int(tail[mark.upperBound...].drop(while: \.isNewline).prefix(while: \.isNumber)),
            start < pdf.count
        else { return nil }
        let text = String(decoding: pdf[start...], as: UTF8.self)
        guard text.hasPrefix("xref"), let trailer = text.firstRange(of: "trailer"),
            let end = text[trailer.upperBound...].firstRange(of: "startxref")
        else { return nil }
        let lines = text[..<trailer.lowerBound].split(whereSeparator: \.isNewline).dropFirst(2)
        (bytes, tableStart, self.trailer) = (pdf, start, text[trailer.upperBound..<end.lowerBound])
        offsets = lines.map { Int($0.prefix(10)) ?? 0 }
        var elements: [Int: String] = [:]
        var annotations: [Int: String] = [:]
        var references: [Int: String] = [:]
        for (number, offset) in offsets.enumerated() where offset > 0 && offset < pdf.count {
            let begin = String(decoding: pdf[offset...].prefix(64), as: UTF8.self)
            func object() -> String? {
                PressText.find("endobj", in: pdf, from: offset).map {
                    String(decoding: pdf[offset..<$0], as: UTF8.self)
                }
            }
            if begin.contains("/Type /StructElem") {
                elements[number] = object()
            } else if begin.contains("/Subtype /Link") {
                annotations[number] = object()
            } else if begin.contains("/Type /OBJR") {
                references[number] = object()
            } else if begin.contains("/Nums [") {
                parentTree = object().map { (number, $0) }
            }
        }
        (self.elements, self.annotations, self.references) = (elements, annotations, references)
    }

    /// The file with its tags.
    /// - Parameters:
    ///   - alternatives: what each picture says, in their order; each stands in an element of its own (`Span`).
    ///   - spans: how many columns each cell takes, in their order.
    func completed(_ alternatives: [String], spans: [Int]) -> [UInt8] {
        var changed: [Int: String] = linked()
        let cells = elements.keys.filter { ["TH", "TD"].contains(kind(of: $0)) }.sorted()
        for (place, number) in cells.enumerated() {
            guard let element = elements[number], !element.contains("/Scope") else { continue }
            var said = ""
            if kind(of: number) == "TH" {
                let row = parent(of: number)
                let isColumn = row.flatMap { parent(of: $0) }.map { kind(of: $0) == "THead" } ?? false
                said += " /Scope /\(isColumn ? "Column" : "Row")"
            }
            if cells.count == spans.count, spans[place] > 1 { said += " /ColSpan \(spans[place])" }
            if !said.isEmpty { changed[number] = Self.adding("/A << /O /Table\(said) >>", to: element) }
        }
        // Their numbers are in the order of the text.
        let pictures = elements.keys.filter { kind(of: $0) == "Span" }.sorted()
        if pictures.count == alternatives.count {
            for (number, words) in zip(pictures, alternatives) where !words.isEmpty {
                let figure = (elements[number] ?? "").replacing("/S /Span", with: "/S /Figure")
                changed[number] = Self.adding("/Alt <\(Self.hexadecimal(words))>", to: figure)
            }
        }
        return changed.isEmpty ? bytes : appending(changed)
    }

    private func appending(_ objects: [Int: String]) -> [UInt8] {
        var result = bytes
        if result.last != 0x0A { result.append(0x0A) }
        var table = ""
        for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
            let offset = String(result.count)
            table += "\(number) 1\n" + String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            result += (object + "endobj\n").utf8
        }
        let start = result.count
        let ending = Self.adding("/Prev \(tableStart)", to: String(trailer))
        return result + "xref\n\(table)trailer\(ending)startxref\n\(start)\n%%EOF\n".utf8
    }

    func kind(of number: Int) -> String { value("/S /", in: number) ?? "" }

    private func parent(of number: Int) -> Int? { value("/P ", in: number).flatMap { Int($0) } }

    /// An element with one more kid, at its end.
    func adding(kid: Int, to number: Int, _ changed: [Int: String]) -> String? {
        guard let element = changed[number] ?? elements[number], let key = element.firstRange(of: "\n/K ["),
            let end = element[key.upperBound...].firstIndex(of: "]")
        else { return nil }
        return element[..<end] + "\(kid) 0 R " + element[end...]
    }

    /// The word behind a key.
    private func value(_ key: String, in number: Int) -> String? {
        guard let element = elements[number], let place = element.firstRange(of: "\n" + key) else { return nil }
        return String(element[place.upperBound...].prefix { !$0.isWhitespace })
    }

    /// A dictionary with one more key, at its end.
    private static func adding(_ entry: String, to dictionary: String) -> String {
        guard let end = dictionary.ranges(of: ">>").last else { return dictionary }
        return dictionary[..<end.lowerBound] + entry + "\n" + dictionary[end.lowerBound...]
    }

    /// A text as PDF has it (7.9.2.2): UTF-16, its first byte the higher, with a mark before it.
    private static func hexadecimal(_ text: String) -> String {
        ("\u{FEFF}" + text).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
