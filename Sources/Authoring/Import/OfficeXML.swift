internal import Language

/// The XML of a document of a word processor, as far as it takes to know what stands in which elements. What is not
/// well-formed is read as far as it can be.
enum OfficeXML {
    struct Tag {
        let name: String
        /// Other elements of the file have other numbers.
        let number: Int
        fileprivate let attributes: Substring

        /// The value of an attribute.
        subscript(name: String) -> String? {
            for quote: Character in ["\"", "'"] {
                guard let start = attributes.firstRange(of: " \(name)=\(quote)")?.upperBound else { continue }
                return OfficeXML.plain(attributes[start...].prefix { $0 != quote })
            }
            return nil
        }
    }

    enum Event {
        case start(Tag)
        case text(String)
    }

    /// Calls with each element that begins and each text, and the elements around it, outermost first.
    static func read(_ bytes: [UInt8], _ take: (Event, [Tag]) -> Void) {
        var open: [Tag] = []
        var number = 0
        var place = bytes.startIndex
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            if place < start, !open.isEmpty {
                take(.text(plain(Substring(decoding: bytes[place..<start], as: UTF8.self))), open)
            }
            // In attributes, a `>` is written as a reference by all known word processors.
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return }
            place = end + 1
            switch bytes[start + 1] {
            case UInt8(ascii: "/"): if !open.isEmpty { open.removeLast() }
            case UInt8(ascii: "?"), UInt8(ascii: "!"): break
            default:
                let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
                let inside = Substring(decoding: bytes[(start + 1)..<(isEmpty ? end - 1 : end)], as: UTF8.self)
                let name = inside.prefix { !$0.isWhitespace }
                number += 1
                let tag = Tag(name: String(name), number: number, attributes: inside[name.endIndex...])
                take(.start(tag), open)
                if !isEmpty { open.append(tag) }
            }
        }
    }

    /// What a part of a document refers to outside of it, by the names that it has for that.
    static func outside(_ relations: [UInt8]) -> [String: String] {
        var targets: [String: String] = [:]
        read(relations) { event, _ in
            guard case .start(let tag) = event, tag["TargetMode"] == "External", let id = tag["Id"] else { return }
            targets[id] = tag["Target"]
        }
        return targets
    }

    fileprivate static func plain(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(String(text)) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}

extension Substring {
    fileprivate init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
        self = String(decoding: bytes, as: encoding)[...]
    }
}
