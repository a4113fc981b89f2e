internal import FoundationEssentials

extension PressText {
    /// A file in the place of a picture.
    struct Picture {
        let name: String
        let bytes: [UInt8]
        /// Whether it is SVG, to be drawn.
        let isDrawing: Bool
        /// What it says, escaped as in the text.
        let alt: String
    }

    /// Puts files in the place of drawings and of pictures that stand in the text, and gives what each of them holds.
    /// - Parameter isBounded: whether wide ones are given the width of the text; slides have a room for pictures.
    mutating func takePictures(isBounded: Bool) -> [Picture] {
        var pictures: [Picture] = []
        var result: [UInt8] = []
        var position = 0
        func take(_ contents: [UInt8], _ type: String, alt: String, wanted: Int?) {
            let isDrawing = type == "svg+xml"
            let name = "image-\(pictures.count + 1)." + (isDrawing ? "png" : type)
            pictures.append(Picture(name: name, bytes: contents, isDrawing: isDrawing, alt: alt))
            let width = wanted ?? PictureWidth.pixels(of: contents, type)
            let isWide = width.map { $0 > Self.widest } ?? true
            let size = !isBounded ? "" : isWide ? " width=\"100%\"" : " width=\"\(width ?? 0)\""
            result += "<img src=\"\(name)\" alt=\"\(alt)\"\(size)>".utf8
        }
        while let start = Self.find("<", in: bytes, from: position) {
            result += bytes[position..<start]
            position = start + 1
            if bytes[start...].starts(with: "<svg".utf8), let end = Self.find("</svg>", in: bytes, from: start) {
                let picture = Array(bytes[start..<end + 6])
                take(picture, "svg+xml", alt: Self.value("aria-label", in: picture[...]) ?? "", wanted: nil)
                position = end + 6
            } else if bytes[start...].starts(with: Self.held.utf8), let end = Self.find(">", in: bytes, from: start) {
                let type = bytes[(start + Self.held.utf8.count)...].prefix { $0 != UInt8(ascii: ";") }
                let data = bytes[type.endIndex...].dropFirst(";base64,".utf8.count).prefix { $0 != UInt8(ascii: "\"") }
                let contents = Data(base64Encoded: Data(data)).map { [UInt8]($0) } ?? []
                let rest = bytes[data.endIndex..<end]
                take(
                    contents, String(decoding: type, as: UTF8.self), alt: Self.value("alt", in: rest) ?? "",
                    wanted: Self.value("width", in: rest).flatMap { Int($0) })
                position = end + 1
            } else {
                result.append(bytes[start])
            }
        }
        bytes = result + bytes[position...]
        return pictures
    }

    /// Puts each picture in an element of its own, by which it is found among the tags of a PDF.
    /// - Returns: what they say, as they are read, in their order.
    mutating func framePictures() -> [String] {
        var said: [String] = []
        var result: [UInt8] = []
        var position = 0
        while let start = Self.find("<", in: bytes, from: position) {
            result += bytes[position..<start]
            position = start + 1
            // Such elements are those of pictures alone: others get a name that has no tag of its own.
            if let other = ["<span", "</span"].first(where: { bytes[start...].starts(with: $0.utf8) }) {
                result += other.replacing("span", with: "bdi").utf8
                position = start + other.utf8.count
                continue
            }
            let isDrawing = bytes[start...].starts(with: "<svg".utf8)
            guard isDrawing || bytes[start...].starts(with: "<img ".utf8),
                let tag = Self.find(">", in: bytes, from: start),
                let end = isDrawing ? Self.find("</svg>", in: bytes, from: tag).map({ $0 + 5 }) : tag
            else {
                result.append(bytes[start])
                continue
            }
            said.append(Self.words(Self.value(isDrawing ? "aria-label" : "alt", in: bytes[start...tag]) ?? ""))
            result += "<span style=\"display:inline-block\(isDrawing ? ";width:100%" : "")\">".utf8
            result += bytes[start...end] + "</span>".utf8
            position = end + 1
        }
        bytes = result + bytes[position...]
        return said
    }

    /// What escaped text means.
    private static func words(_ escaped: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(escaped) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    /// In pixels of which an inch has 96: what is wider takes the width of the text, 17 cm.
    private static let widest = 640
    /// How a picture begins that stands in the text.
    private static let held = "<img src=\"data:image/"

    /// An attribute of the first tag that has it, escaped as it is.
    private static func value(_ name: String, in tag: ArraySlice<UInt8>) -> String? {
        find(" \(name)=\"", in: Array(tag), from: 0).map { place in
            let begin = tag.startIndex + place + name.utf8.count + 3
            return String(decoding: tag[begin...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
    }
}

/// How wide pictures are by themselves.
enum PictureWidth {
    /// In pixels; nil where the file does not say.
    static func pixels(of bytes: [UInt8], _ type: String) -> Int? {
        switch type {
        // PNG (RFC 2083), 4.1.1: the width is the first of the first chunk.
        case "png": number(bytes, 16, 4)
        // GIF89a, 18: least byte first.
        case "gif": number(bytes, 7, 1).flatMap { high in number(bytes, 6, 1).map { high << 8 | $0 } }
        case "jpeg": jpeg(bytes)
        case "svg+xml": svg(bytes)
        default: nil
        }
    }

    /// ITU-T T.81, B.2.2: the frame header, after segments that say their length.
    private static func jpeg(_ bytes: [UInt8]) -> Int? {
        var place = 2
        while let marker = number(bytes, place, 2), let length = number(bytes, place + 2, 2), marker >= 0xFF00 {
            // Of those from C0 to CF, three begin no frame: tables of Huffman, JPG, arithmetic conditioning.
            if (0xFFC0...0xFFCF).contains(marker), ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker) {
                return number(bytes, place + 7, 2)
            }
            place += 2 + length
        }
        return nil
    }

    private static func svg(_ bytes: [UInt8]) -> Int? {
        guard let start = PressText.find("<svg", in: bytes, from: 0),
            let end = PressText.find(">", in: bytes, from: start),
            let width = PressText.find(" width=\"", in: Array(bytes[start..<end]), from: 0)
        else { return nil }
        let digits = bytes[(start + width + 8)...].prefix { (0x30...0x39).contains($0) }
        let unit = bytes[digits.endIndex...].prefix { $0 != UInt8(ascii: "\"") }
        // Other units are of paper or of the page: the width of the text is what they are nearest to.
        guard unit.isEmpty || unit.elementsEqual("px".utf8) || unit.first == UInt8(ascii: ".") else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }
}
