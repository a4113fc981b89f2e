internal import Diagnostics
internal import Language

/// HTML that is read without the site: nothing in it is fetched, and links lead to the site's address or nowhere.
///
/// It reads what our own templates write: attributes in double quotes, no `>` in them but escaped, no link within a link.
struct StandaloneHTML {
    /// From the page to the site's root.
    let root: String
    /// The site's, ending with `/`; nil where it is not known.
    let address: String?
    /// What stands in the text itself; nil where pictures are but what they say.
    var pictures: DocumentPictures?
    /// What is said of a picture that is left out of a document with pictures.
    var elsewhere = ""

    /// The same text, links and pictures changed.
    func bytes(_ html: [UInt8]) -> (bytes: [UInt8], problem: Diagnostic?) {
        let anchors = Self.anchors(html)
        var embedding = PictureEmbedding(pictures: pictures, root: root, elsewhere: elsewhere)
        var result: [UInt8] = []
        result.reserveCapacity(html.count)
        var position = 0
        // Whether the link that is open lost its tag, and its end must go too.
        var isBare = false
        while let start = html[position...].firstIndex(of: UInt8(ascii: "<")) {
            result += html[position..<start]
            let end = html[start...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
            let tag = html[start...end]
            position = end + 1
            if tag.starts(with: "<a ".utf8) {
                let target = Self.attribute("href", in: tag).map { self.target($0, anchors) } ?? nil
                isBare = target == nil
                if let target { result += Self.replacing("href", by: target, in: tag) }
            } else if tag.elementsEqual("</a>".utf8) {
                if !isBare { result += tag }
                isBare = false
            } else if tag.starts(with: "<img ".utf8) {
                result += embedding.picture(tag)
            } else {
                result += tag
            }
        }
        return (result + html[position...], embedding.problem)
    }

    /// Where a link leads from outside the site; nil for nowhere.
    private func target(_ href: ArraySlice<UInt8>, _ anchors: Set<ArraySlice<UInt8>>) -> [UInt8]? {
        if href.starts(with: "#".utf8) { return anchors.contains(href.dropFirst()) ? Array(href) : nil }
        for scheme in ["https:", "http:", "mailto:", "tel:"] where href.starts(with: scheme.utf8) { return Array(href) }
        guard let address else { return nil }
        let path = href.starts(with: root.utf8) ? href.dropFirst(root.utf8.count) : href
        return address.utf8 + Array(path)
    }

    /// The places of the text itself that links lead to.
    private static func anchors(_ html: [UInt8]) -> Set<ArraySlice<UInt8>> {
        var anchors: Set<ArraySlice<UInt8>> = []
        var position = 0
        while let start = html[position...].firstIndex(of: UInt8(ascii: "<")) {
            let end = html[start...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
            if let id = attribute("id", in: html[start...end]) { anchors.insert(id) }
            position = end + 1
        }
        return anchors
    }

    /// The bytes between the quotes of an attribute, escaped as they are.
    static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        range(of: name, in: tag).map { tag[$0] }
    }

    private static func range(of name: String, in tag: ArraySlice<UInt8>) -> Range<Int>? {
        let key = Array(" \(name)=\"".utf8)
        var start = tag.startIndex
        while start + key.count <= tag.endIndex {
            if tag[start..<start + key.count].elementsEqual(key) {
                let begin = start + key.count
                return tag[begin...].firstIndex(of: UInt8(ascii: "\"")).map { begin..<$0 }
            }
            start += 1
        }
        return nil
    }

    static func replacing(_ name: String, by value: [UInt8], in tag: ArraySlice<UInt8>) -> [UInt8] {
        guard let range = range(of: name, in: tag) else { return Array(tag) }
        return tag[..<range.lowerBound] + value + tag[range.upperBound...]
    }
}
