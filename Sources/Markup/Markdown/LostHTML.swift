internal import Diagnostics

/// What of a piece of HTML does not come on the page.
struct LostHTML {
    /// The first tag that is left out.
    private var tag: (text: String, place: Place)?
    /// The first words that are lost with it.
    private var words: (text: String, place: Place)?
    private var dropped: Set<String> = []

    /// Notes a tag that is left out.
    mutating func note(_ written: Bytes, at place: Place) {
        guard tag == nil else { return }
        tag = (String(written.string.prefix { $0 != "\n" }.prefix(60)), place)
    }

    /// Notes that an element is not read.
    mutating func drop(_ name: String) { dropped.insert(name) }

    /// Whether an element of that name was not read: its end tag is no second fault.
    func hasDropped(_ name: String) -> Bool { dropped.contains(name) }

    /// Notes words that are lost.
    mutating func add(_ written: Bytes, at place: Place) {
        add(written.string.sample, at: place)
    }

    private mutating func add(_ text: String, at place: Place) {
        guard !text.isEmpty else { return }
        guard let former = words else { return words = (text, place) }
        if former.text.utf8.count < 200 { words = (former.text + " " + text, former.place) }
    }

    /// Notes what attributes say.
    mutating func add(_ attributes: [(name: String, value: String)], at place: Place) {
        for attribute in attributes where HTMLElement.tellingAttributes.contains(attribute.name) {
            add(attribute.value.sample, at: place)
        }
    }

    /// Notes attributes that would run something.
    mutating func noteScripts(_ attributes: [(name: String, value: String)], _ written: Bytes, at place: Place) {
        if attributes.contains(where: { $0.name.hasPrefix("on") }) { note(written, at: place) }
    }

    /// An error where words are lost, else a warning where a tag is.
    var diagnostic: Diagnostic? {
        if let words { return Diagnostic(.markup(.lostHTML(words.text)), at: words.place) }
        return tag.map { Diagnostic(.markup(.rawHTML($0.text)), at: $0.place) }
    }
}

extension HTMLElement {
    /// Whether an attribute is written anew.
    func keeps(_ attribute: String) -> Bool {
        switch self {
        case .abbr: attribute == "title"
        case .a: attribute == "href"
        default: false
        }
    }
}

extension String {
    /// With each run of blanks and line ends as one space.
    var collapsingSpaces: String {
        var result = ""
        var isSpace = false
        for character in self {
            let isBlank = character == " " || character == "\n" || character == "\t" || character == "\r\n"
            if !(isBlank && isSpace) { result.append(isBlank ? " " : character) }
            isSpace = isBlank
        }
        return result
    }

    /// The first words, for a message.
    var sample: String {
        var text = collapsingSpaces[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text.count > 60 ? text.prefix(59) + "…" : String(text)
    }
}

extension Bytes {
    /// Up to the first blank or `>`.
    var firstWord: String {
        let end = firstIndex { $0 <= 0x20 || $0 == 0x3E } ?? count
        return String(part(0..<end).string.prefix(20))
    }
}
