package import Diagnostics

/// Finds in SVG and other XML what may run, or lead elsewhere, when somebody opens the file from a web server.
///
/// Not a parser: whatever looks like a tag or an attribute counts as one, in comments and texts too, so that nothing hides
/// in what one parser reads otherwise than another. Source of what runs: SVG 2, chapters 5.2, 15 and 16; HTML, "Event
/// handlers".
package struct ActiveMarkup {
    /// In lower case.
    private let bytes: [UInt8]
    private let isPicture: Bool

    /// What is active in a text; nil for nothing.
    package static func content(of contents: [UInt8]) -> ActiveContent? {
        let markup = ActiveMarkup(contents)
        return markup.whole ?? markup.element ?? markup.attribute ?? markup.styleAddress
    }

    private init(_ contents: [UInt8]) {
        bytes = contents.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        isPicture = bytes.offset(of: "2000/svg") != nil || bytes.offset(of: "<svg") != nil
    }

    private func holds(_ text: String) -> Bool { bytes.offset(of: text) != nil }

    /// What can be told of the whole text.
    private var whole: ActiveContent? {
        // UTF-16 and UTF-32 have zeros; other encodings than UTF-8 are declared.
        if bytes.contains(0) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            return .encoding
        }
        if let start = bytes.offset(of: "encoding="), start < 200 {
            let declared = value(from: start + 9)
            if !["utf-8", "utf8", "us-ascii", "ascii"].contains(declared) { return .encoding }
        }
        if holds("<?xml-stylesheet") { return .styleSheet }
        if holds("<!entity") || holds("<!attlist") || holds("<!element") { return .entities }
        if holds("1999/xhtml") { return .element("html") }
        if isPicture, holds("@import") || holds("expression(") || holds("style") && bytes.contains(0x5C) {
            return .styleSheet
        }
        return isPicture && holds("javascript:") ? .address("javascript:") : nil
    }

    /// The first element that may run.
    private var element: ActiveContent? {
        guard isPicture else { return nil }
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            index = open + 1
            let name = Self.localName(
                String(decoding: bytes[index...].prefix(80).prefix(while: Self.isOfName), as: UTF8.self))
            if Self.elements.contains(name) { return .element(name) }
        }
        return nil
    }

    /// The first attribute that runs or leads elsewhere.
    private var attribute: ActiveContent? {
        var index = 0
        while let sign = bytes[index...].firstIndex(of: 0x3D) {
            index = sign + 1
            let full = name(before: sign)
            let name = Self.localName(full)
            // A namespace spelt with references would not be recognised.
            if full.hasPrefix("xmlns"), value(from: index).contains("&") { return .entities }
            guard isPicture else { continue }
            if name.hasPrefix("on"), name.utf8.count > 3, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                return .handler(name)
            }
            if Self.addresses.contains(name), !Self.staysInside(value(from: index)) {
                return .address(String(value(from: index).prefix(40)))
            }
            if name == "attributename" {
                let animated = Self.localName(value(from: index).filter { !$0.isWhitespace })
                if Self.addresses.contains(animated) || animated.hasPrefix("on") || animated.contains("&") {
                    return .handler(animated)
                }
            }
        }
        return nil
    }

    /// The first `url(…)` of styles and attributes that leads elsewhere.
    private var styleAddress: ActiveContent? {
        guard isPicture else { return nil }
        var start = 0
        while let open = bytes.offset(of: "url(", from: start) {
            start = open + 4
            let rest = bytes[start...].prefix(60)
            let address = String(decoding: rest.prefix { $0 != 0x29 }, as: UTF8.self)
                .replacing("&quot;", with: "").replacing("&apos;", with: "").filter { $0 != "\"" && $0 != "'" }
            if !Self.staysInside(address) { return .address(String(address.prefix(40))) }
        }
        return nil
    }

    /// A place in the file, or a picture written into it; whatever is spelt with references is taken for another.
    private static func staysInside(_ address: String) -> Bool {
        let address = address.prefix(80).filter { !$0.isWhitespace }
        if address.isEmpty || address.hasPrefix("#") { return true }
        return ["png", "jpeg", "jpg", "gif", "webp"].contains { address.hasPrefix("data:image/\($0);base64,") }
    }

    private static let elements: Set<String> = [
        "script", "iframe", "embed", "object", "applet", "base", "html", "frame", "foreignobject", "handler",
        "listener",
        "audio", "video", "form", "meta", "link", "import",
    ]
    private static let addresses: Set<String> = ["href", "src", "action", "formaction", "data", "base"]

    // MARK: Bytes

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    private static func localName(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// The name before a sign `=`, spaces between.
    private func name(before sign: Int) -> String {
        var end = sign
        while end > 0, Self.isSpace(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > 0, end - start < 80, Self.isOfName(bytes[start - 1]) { start -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The beginning of a value; one that is not in quotes, which XML does not know, is read to the next space.
    private func value(from start: Int) -> String {
        let rest = bytes[start...].drop(while: Self.isSpace)
        guard let quote = rest.first else { return "" }
        let isQuoted = quote == 0x22 || quote == 0x27
        let text = (isQuoted ? rest.dropFirst() : rest).prefix(200)
        return String(
            decoding: text.prefix { isQuoted ? $0 != quote : !Self.isSpace($0) && $0 != 0x3E }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Where a text of ASCII stands first from an offset on.
    fileprivate func offset(of text: String, from start: Int = 0) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index < count, let found = self[index...].firstIndex(of: wanted[0]) {
            if self[found...].starts(with: wanted) { return found }
            index = found + 1
        }
        return nil
    }
}
