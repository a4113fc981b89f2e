internal import CGumbo
import Glibc

/// Reads any page, as browsers do: by the tree that gumbo makes of it.
struct TreeReader {
    private let page: UnsafeBufferPointer<UInt8>
    private let names: PageNames
    /// Where the tag stands that is shown for elements that have none of their own.
    private var lastOffset = 0

    /// Reads a page, and tells whether its tags match.
    static func read(
        _ page: UnsafeBufferPointer<UInt8>, _ names: PageNames, into builder: inout OutlineBuilder
    ) -> Bool {
        guard let base = page.baseAddress else { return true }
        var options = kGumboDefaultOptions
        options.max_errors = 1
        let text = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
        guard let output = gumbo_parse_with_options(&options, text, page.count) else { return false }
        defer { gumbo_destroy_output(&options, output) }
        var reader = TreeReader(page: page, names: names)
        reader.walk(output.pointee.root, &builder)
        return gumbo_error_count(output) == 0
    }

    /// Without recursion: a page may be nested as deeply as it likes.
    private mutating func walk(_ root: UnsafeMutablePointer<GumboNode>, _ builder: inout OutlineBuilder) {
        var waiting: [(node: UnsafeMutablePointer<GumboNode>, next: UInt32)] = []
        enter(root, &builder, &waiting)
        while let (node, next) = waiting.last {
            guard let children = gumbo_children(node), next < children.pointee.length,
                let child = children.pointee.data[Int(next)]
            else {
                waiting.removeLast()
                builder.close()
                continue
            }
            waiting[waiting.count - 1].next += 1
            enter(child.assumingMemoryBound(to: GumboNode.self), &builder, &waiting)
        }
    }

    private mutating func enter(
        _ node: UnsafeMutablePointer<GumboNode>, _ builder: inout OutlineBuilder,
        _ waiting: inout [(node: UnsafeMutablePointer<GumboNode>, next: UInt32)]
    ) {
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            guard let element = gumbo_element(node) else { return }
            open(element.pointee, &builder)
            waiting.append((node, 0))
        case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
            guard let text = gumbo_text(node) else { return }
            Self.withBytes(of: text) { builder.add(PageText($0, isWritten: false)) }
        default: break
        }
    }

    private mutating func open(_ element: GumboElement, _ builder: inout OutlineBuilder) {
        builder.attributes.removeAll(keepingCapacity: true)
        for index in 0..<Int(element.attributes.length) {
            guard let attribute = element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self) else {
                continue
            }
            var name = Self.bytes(of: attribute.pointee.name)
            if attribute.pointee.attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK { name = Array("xlink:".utf8) + name }
            let known = name.withUnsafeBufferPointer { names.attribute($0) }
            guard known != .other else { continue }
            Self.withBytes(of: attribute.pointee.value) {
                builder.attributes.append((known, PageText($0, isWritten: false)))
            }
        }
        let offset = offset(of: element)
        let isForeign = element.tag_namespace != GUMBO_NAMESPACE_HTML
        builder.open(name(of: element), at: offset, isForeign: isForeign)
    }

    private func name(of element: GumboElement) -> ElementName {
        if element.tag != GUMBO_TAG_UNKNOWN {
            return Self.withBytes(of: gumbo_normalized_tagname(element.tag)) { names.element($0) }
        }
        var tag = element.original_tag
        gumbo_tag_from_original_text(&tag)
        guard let data = tag.data else { return .other }
        let bytes = UnsafeRawBufferPointer(start: data, count: tag.length).map { byte in
            (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        return bytes.withUnsafeBufferPointer { names.element($0) }
    }

    /// Where its tag begins in the page; for one that the parser put there, that of the one before it.
    private mutating func offset(of element: GumboElement) -> Int {
        if let data = element.original_tag.data, element.original_tag.length > 0, let base = page.baseAddress {
            lastOffset = UnsafeRawPointer(data) - UnsafeRawPointer(base)
        }
        return lastOffset
    }

    private static func withBytes<Result>(
        of text: UnsafePointer<CChar>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let count = strlen(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: count) {
            body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    private static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] { withBytes(of: text) { Array($0) } }
}
