internal import KnowledgeBase
internal import Markup

/// A Markdown text without its markup, parted at its headings, for the search index.
struct PlainText {
    /// What stands under one heading; the first part has none.
    struct Part {
        var heading: [UInt8] = []
        var anchor: [UInt8] = []
        var text: [UInt8] = []
    }

    private(set) var parts = [Part()]
    private var isInHeading = false
    /// Inside a reference to a note, whose number is no word of the text.
    private var isInNote = false

    /// Reads a fragment's HTML. `title` gives the words of a link that has none of its own.
    init(_ passage: LinkedPassage, title: (EntryID) -> String) {
        let fragment = passage.fragment
        var position = 0
        for slot in fragment.slots {
            read(fragment.html[position..<slot.offset])
            position = slot.offset
            guard case .linkOpen(let index) = slot.kind, fragment.links[index].text.isEmpty else { continue }
            if case .entry(let id, _) = passage.targets[index] { append(title(id).utf8) }
        }
        read(fragment.html[position...])
    }

    /// The whole text on one line.
    var joined: [UInt8] {
        var line: [UInt8] = []
        for part in parts {
            for text in [part.heading, part.text] where !text.isEmpty {
                if !line.isEmpty { line.append(0x20) }
                line.append(contentsOf: text)
            }
        }
        return Array(line.drop { $0 == 0x20 })
    }

    private mutating func read(_ html: ArraySlice<UInt8>) {
        var position = html.startIndex
        while position < html.endIndex {
            switch html[position] {
            case UInt8(ascii: "<"):
                let end = html[position...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex - 1
                tag(html[position + 1..<end])
                position = end + 1
            case UInt8(ascii: "&"):
                let end = html[position...].prefix(8).firstIndex(of: UInt8(ascii: ";")) ?? position
                append([end > position ? Self.character(html[position + 1..<end]) : html[position]])
                position = end + 1
            default:
                let text = html[position...].prefix { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
                append(text)
                position = text.endIndex
            }
        }
    }

    private static func character(_ entity: ArraySlice<UInt8>) -> UInt8 {
        switch String(decoding: entity, as: UTF8.self) {
        case "lt": UInt8(ascii: "<")
        case "gt": UInt8(ascii: ">")
        case "quot": UInt8(ascii: "\"")
        case "#39": UInt8(ascii: "'")
        default: UInt8(ascii: "&")
        }
    }

    private mutating func append(_ bytes: some Sequence<UInt8>) {
        if isInNote { return }
        if isInHeading {
            parts[parts.count - 1].heading.append(contentsOf: bytes)
        } else {
            parts[parts.count - 1].text.append(contentsOf: bytes)
        }
    }

    /// Tags within a line part no words; all others do.
    private static let inline = ["a", "em", "strong", "code", "abbr", "span", "del", "mark", "img", "input"]
        .map { Array($0.utf8) }

    private mutating func tag(_ tag: ArraySlice<UInt8>) {
        let isEnd = tag.first == UInt8(ascii: "/")
        let slash = UInt8(ascii: "/")
        let name = tag.drop { $0 == slash }.prefix { (byte: UInt8) -> Bool in byte > 0x20 && byte != slash }
        if name.elementsEqual("sup".utf8) {
            isInNote = !isEnd
        } else if name.count == 2, name.first == UInt8(ascii: "h"), name.last.map({ $0 &- 0x30 < 10 }) == true {
            if !isEnd { parts.append(Part(anchor: Self.identifier(tag))) }
            isInHeading = !isEnd
        } else if !Self.inline.contains(where: { name.elementsEqual($0) }) {
            append([0x20])
        }
    }

    private static func identifier(_ tag: ArraySlice<UInt8>) -> [UInt8] {
        let mark = Array(" id=\"".utf8)
        var position = tag.startIndex
        while position + mark.count < tag.endIndex {
            if tag[position..<position + mark.count].elementsEqual(mark) {
                return Array(tag[(position + mark.count)...].prefix { $0 != UInt8(ascii: "\"") })
            }
            position += 1
        }
        return []
    }
}
