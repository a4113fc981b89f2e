/// The elements that a page may hold, as far as its form is looked at.
enum ElementName: UInt8, CaseIterable {
    case html, head, body, title, meta, link, base, script, style, noscript
    case main, header, footer, nav, section, article, aside, div, p, h1, h2, h3, h4, h5, h6
    case ul, ol, menu, li, dl, dt, dd, blockquote, pre, hr, figure, figcaption, address, hgroup, search
    case a, span, em, strong, small, b, i, u, s, q, cite, abbr, time, code, kbd, samp, `var`, sub, sup, mark, ins, del
    case dfn, bdi, bdo, br, wbr, data
    case img, picture, source, video, audio, track, iframe, object, embed, area, map
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td
    case form, label, input, button, select, option, optgroup, textarea, fieldset, legend, datalist, output, progress
    case meter, details, summary
    case svg, use, image
    /// Any other: an element of SVG, or one that HTML does not know.
    case other

    /// 1 to 6 for headings.
    var headingLevel: Int? {
        rawValue >= Self.h1.rawValue && rawValue <= Self.h6.rawValue ? Int(rawValue - Self.h1.rawValue) + 1 : nil
    }

    /// Whether it holds nothing and has no end tag (HTML, 13.1.2 Void elements).
    var isVoid: Bool {
        switch self {
        case .meta, .link, .base, .hr, .br, .wbr, .img, .source, .track, .col, .input, .embed, .area: true
        default: false
        }
    }

    /// Whether its start tag ends an open paragraph (HTML, 13.2.6.4.7 The "in body" insertion mode).
    var endsParagraph: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .details, .summary, .div, .dl, .fieldset, .figcaption, .figure,
            .footer, .form, .header, .hgroup, .hr, .main, .menu, .nav, .ol, .p, .pre, .section, .table, .ul, .search,
            .li, .dt, .dd, .h1, .h2, .h3, .h4, .h5, .h6:
            true
        default: false
        }
    }

    /// Whether it may be in an open SVG image: others end it (HTML, 13.2.6.5 The rules for parsing tokens in foreign content).
    var mayStandInImage: Bool {
        switch self {
        case .svg, .use, .image, .a, .title, .style, .script, .other: true
        default: false
        }
    }
}

/// The attributes that checks read.
enum AttributeName: UInt8, CaseIterable {
    case id, href, src, srcset, action, poster, data, alt, scope, style, content, httpEquiv, name, rel, lang, label
    case labelledBy, describedBy, controls, hidden, `for`, xlinkHref
    /// `onclick` and all that begin like it.
    case handler
    case other

    /// As pages write it; empty for those that are no one name.
    var text: String {
        switch self {
        case .httpEquiv: "http-equiv"
        case .label: "aria-label"
        case .labelledBy: "aria-labelledby"
        case .describedBy: "aria-describedby"
        case .controls: "aria-controls"
        case .hidden: "aria-hidden"
        case .xlinkHref: "xlink:href"
        case .handler, .other: ""
        default: "\(self)"
        }
    }
}

/// Finds what a name stands for without making a text of it.
struct NameTable: Sendable {
    private let names: [[UInt8]]
    /// By hash, an index in `names`, or -1; a name stands at its place or behind it.
    private let slots: [Int16]

    init(_ names: [String]) {
        self.names = names.map { Array($0.utf8) }
        var slots = [Int16](repeating: -1, count: 512)
        for (index, name) in self.names.enumerated() where !name.isEmpty {
            var slot = name.withUnsafeBufferPointer { Self.slot($0) }
            while slots[slot] >= 0 { slot = (slot + 1) & 511 }
            slots[slot] = Int16(index)
        }
        self.slots = slots
    }

    /// The position of a name among those given.
    func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !name.isEmpty else { return nil }
        var slot = Self.slot(name)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if names[index].count == name.count, names[index].elementsEqual(name) { return index }
            slot = (slot + 1) & 511
        }
        return nil
    }

    private static func slot(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        (Int(name[0]) &* 7 &+ Int(name[name.count / 2]) &* 31 &+ Int(name[name.count - 1]) &* 131 &+ name.count &* 37)
            & 511
    }
}

/// The names that both ways of reading a page know.
struct PageNames: Sendable {
    private let elements = NameTable(ElementName.allCases.map { $0 == .other ? "" : "\($0)" })
    private let attributes = NameTable(AttributeName.allCases.map(\.text))

    func element(_ name: UnsafeBufferPointer<UInt8>) -> ElementName {
        elements.index(of: name).flatMap { ElementName(rawValue: UInt8($0)) } ?? .other
    }

    func attribute(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName {
        if let index = attributes.index(of: name) { return AttributeName(rawValue: UInt8(index)) ?? .other }
        let isHandler = name.count > 2 && name[0] == UInt8(ascii: "o") && name[1] == UInt8(ascii: "n")
        return isHandler ? .handler : .other
    }
}
