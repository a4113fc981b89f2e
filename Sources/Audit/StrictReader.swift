import Glibc

/// Reads a page of which every element is written out, as the generator's templates do: what all parsers read alike.
///
/// A full parser takes as long for a page as all the rest of a build. This reader knows nothing of how browsers mend a page:
/// where one would have to be mended, or only might, it says that it is not sure, and the page is read by gumbo instead
/// (`TreeReader`). Where it is sure, both give the same outline.
struct StrictReader {
    let page: UnsafeBufferPointer<UInt8>
    private let names: PageNames
    private var position = 0
    var open: [Open] = []
    /// The depth of the open SVG image.
    private var image: Int?
    /// Whether names keep their capitals, as they do in SVG.
    private var keepsCapitals = false
    var paragraphs = 0
    var hasHead = false, hasBody = false
    /// The names of the attributes of one tag.
    private var attributeNames: [Range<Int>] = []

    struct Open {
        var element: ElementName
        var name: Range<Int>
    }

    /// Why the page is read otherwise.
    struct Doubt: Error {
        /// Where, in bytes from the start.
        let offset: Int
        /// Whether tags do not match there, rather than that they need not.
        var isFault = false
    }

    private init(_ page: UnsafeBufferPointer<UInt8>, _ names: PageNames) {
        self.page = page
        self.names = names
    }

    /// Reads a page to its end.
    static func read(
        _ page: UnsafeBufferPointer<UInt8>, _ names: PageNames, into builder: inout OutlineBuilder
    ) throws(Doubt) {
        var reader = StrictReader(page, names)
        try reader.readAll(&builder)
    }

    private mutating func readAll(_ builder: inout OutlineBuilder) throws(Doubt) {
        let doctype = page.prefix(15)
        skipBlank()
        guard doctype.count == 15, matches("<!doctype html>") else { throw Doubt(offset: 0) }
        position += 15
        while position < page.count {
            let start = position
            if page[position] != UInt8(ascii: "<") {
                let end = index(of: UInt8(ascii: "<"), from: position)
                try readText(start..<end, &builder)
                position = end
                continue
            }
            guard position + 1 < page.count else { throw Doubt(offset: start, isFault: true) }
            switch page[position + 1] {
            case UInt8(ascii: "/"): try readEnd(&builder)
            case UInt8(ascii: "!"): try skipComment()
            case 0x61...0x7A: try readStart(&builder)
            default: throw Doubt(offset: start, isFault: true)
            }
        }
        guard open.isEmpty, hasBody else { throw Doubt(offset: position, isFault: true) }
    }

    // MARK: Text

    private func readText(_ range: Range<Int>, _ builder: inout OutlineBuilder) throws(Doubt) {
        let text = UnsafeBufferPointer(rebasing: page[range])
        if builder.textDepth == 0 {
            switch open.last?.element {
            case .html, .head, .table, .colgroup, .thead, .tbody, .tfoot, .tr, nil: break
            default: return
            }
            if text.allSatisfy({ $0 <= 0x20 }) { return }
            throw Doubt(offset: range.lowerBound)
        }
        let read = PageText(text, isWritten: true)
        guard read.isPlain, !text.contains(0) else { throw Doubt(offset: range.lowerBound) }
        builder.add(read)
    }

    private mutating func skipComment() throws(Doubt) {
        let start = position
        guard matches("<!--"), !page[(position + 4)...].starts(with: ">".utf8),
            !page[(position + 4)...].starts(with: "->".utf8)
        else { throw Doubt(offset: start) }
        position += 4
        while position + 2 < page.count {
            if matches("-->") {
                position += 3
                return
            }
            if matches("--!") { break }
            position += 1
        }
        throw Doubt(offset: start)
    }

    // MARK: Tags

    private mutating func readEnd(_ builder: inout OutlineBuilder) throws(Doubt) {
        let start = position
        position += 2
        let name = readName()
        guard position < page.count, page[position] == UInt8(ascii: ">"), let last = open.last, same(last.name, name)
        else { throw Doubt(offset: start, isFault: true) }
        position += 1
        open.removeLast()
        if last.element == .p { paragraphs -= 1 }
        if image == open.count { (image, keepsCapitals) = (nil, false) }
        builder.close()
    }

    private mutating func readStart(_ builder: inout OutlineBuilder) throws(Doubt) {
        let start = position
        position += 1
        let name = readName()
        let element = names.element(UnsafeBufferPointer(rebasing: page[name]))
        let isForeign = image != nil || element == .svg
        keepsCapitals = isForeign
        let isEmpty = try readAttributes(start, &builder)
        keepsCapitals = image != nil
        if isForeign {
            guard element.mayStandInImage, !isUnsureInImage(name) else { throw Doubt(offset: start) }
            guard element != .script, element != .style, image != nil || isAtPlace(element) else {
                throw Doubt(offset: start)
            }
        } else {
            guard isAtPlace(element) else {
                throw Doubt(offset: start, isFault: element.endsParagraph && paragraphs > 0)
            }
            if isEmpty, !element.isVoid { throw Doubt(offset: start, isFault: true) }
        }
        builder.open(element, at: start, isForeign: isForeign)
        if isForeign ? isEmpty : element.isVoid { return builder.close() }
        if element == .svg, image == nil { (image, keepsCapitals) = (open.count, true) }
        open.append(Open(element: element, name: name))
        switch element {
        case .p: paragraphs += 1
        case .head: hasHead = true
        case .body: hasBody = true
        case .title where !isForeign: try readRawText("</title", isCode: false, &builder)
        case .textarea: try readRawText("</textarea", isCode: false, &builder)
        case .script: try readRawText("</script", isCode: true, &builder)
        case .style: try readRawText("</style", isCode: true, &builder)
        default: break
        }
    }

    /// Text in which only one end tag counts.
    private mutating func readRawText(
        _ end: StaticString, isCode: Bool, _ builder: inout OutlineBuilder
    ) throws(Doubt) {
        let start = position
        while position < page.count, !matches(end) { position += 1 }
        let text = UnsafeBufferPointer(rebasing: page[start..<position])
        guard position < page.count, !text.contains(0) else { throw Doubt(offset: start, isFault: true) }
        if isCode, text.contains(UInt8(ascii: "<")) { throw Doubt(offset: start) }
        guard !text.isEmpty else { return }
        let read = PageText(text, isWritten: !isCode)
        guard read.isPlain else { throw Doubt(offset: start) }
        builder.add(read)
    }

    /// - Returns: whether the tag ends with `/>`.
    private mutating func readAttributes(_ start: Int, _ builder: inout OutlineBuilder) throws(Doubt) -> Bool {
        builder.attributes.removeAll(keepingCapacity: true)
        attributeNames.removeAll(keepingCapacity: true)
        while true {
            skipBlank()
            guard position < page.count else { throw Doubt(offset: start, isFault: true) }
            switch page[position] {
            case UInt8(ascii: ">"):
                position += 1
                return false
            case UInt8(ascii: "/"):
                guard position + 1 < page.count, page[position + 1] == UInt8(ascii: ">") else {
                    throw Doubt(offset: start, isFault: true)
                }
                position += 2
                return true
            default: try readAttribute(start, &builder)
            }
        }
    }

    private mutating func readAttribute(_ start: Int, _ builder: inout OutlineBuilder) throws(Doubt) {
        let name = readName()
        guard !name.isEmpty, position < page.count else { throw Doubt(offset: start, isFault: true) }
        guard !attributeNames.contains(where: { same($0, name) }) else { throw Doubt(offset: start, isFault: true) }
        attributeNames.append(name)
        var value = name.upperBound..<name.upperBound
        if page[position] == UInt8(ascii: "=") {
            position += 1
            guard position < page.count else { throw Doubt(offset: start, isFault: true) }
            let quote = page[position]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw Doubt(offset: start) }
            let end = index(of: quote, from: position + 1)
            guard end < page.count else { throw Doubt(offset: start, isFault: true) }
            value = position + 1..<end
            position = end + 1
            guard position < page.count, page[position] <= 0x20 || [0x2F, 0x3E].contains(page[position]) else {
                throw Doubt(offset: start, isFault: true)
            }
        } else if page[position] > 0x20, page[position] != UInt8(ascii: ">"), page[position] != UInt8(ascii: "/") {
            throw Doubt(offset: start, isFault: true)
        }
        let known = names.attribute(UnsafeBufferPointer(rebasing: page[name]))
        guard known != .other else { return }
        let read = PageText(UnsafeBufferPointer(rebasing: page[value]), isWritten: true)
        guard read.isPlain, !read.bytes.contains(0) else { throw Doubt(offset: start) }
        builder.attributes.append((known, read))
    }

    // MARK: Bytes

    /// Letters, digits and what names of SVG have besides; in capitals only where a reader of SVG keeps them.
    private mutating func readName() -> Range<Int> {
        let start = position
        while position < page.count {
            switch page[position] {
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"): position += 1
            case 0x41...0x5A where keepsCapitals: position += 1
            default: return start..<position
            }
        }
        return start..<position
    }

    private mutating func skipBlank() {
        while position < page.count, page[position] <= 0x20 { position += 1 }
    }

    /// Whether a text stands here, in small letters or capitals.
    private func matches(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            guard position + text.count <= page.count else { return false }
            for index in text.indices {
                let byte = page[position + index]
                let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                if small != text[index] { return false }
            }
            return true
        }
    }

    private func same(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        a.count == b.count && page[a].elementsEqual(page[b])
    }

    private func index(of byte: UInt8, from start: Int) -> Int {
        guard let base = page.baseAddress, start < page.count,
            let found = memchr(base + start, Int32(byte), page.count - start)
        else { return page.count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
