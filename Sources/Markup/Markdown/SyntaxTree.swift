internal import CMarkGFM
internal import CMarkSlabs
internal import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A node of cmark-gfm's tree.
typealias SyntaxNode = UnsafeMutablePointer<cmark_node>
/// Bytes that somebody else owns.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// What cmark-gfm made of a text. Owns the nodes: none may be used after it is gone. It stays on its thread.
struct SyntaxTree: ~Copyable {
    let root: SyntaxNode

    /// Parses with tables, strikethrough (two tildes only: `~10` means "about ten"), autolinks, task lists, footnotes.
    /// Nil when the library gives no tree, which it does only without memory.
    init?(parsing source: MarkedSource) {
        cmark_slabs_begin()
        guard let root = source.withMarkedBytes(SyntaxTree.parse) else {
            cmark_slabs_end()
            return nil
        }
        self.root = root
    }

    deinit { cmark_slabs_end() }

    private static func parse(_ text: Bytes) -> SyntaxNode? {
        if !needsInlineExtensions(text) { return parse(text, with: blockExtensions) }
        let address = inlineParsing.withLock { _ in
            UInt(bitPattern: parse(text, with: blockExtensions + inlineExtensions))
        }
        return SyntaxNode(bitPattern: address)
    }

    private static func parse(_ text: Bytes, with extensions: [UInt?]) -> SyntaxNode? {
        let options = CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new_with_mem(options, cmark_slab_allocator()) else { return nil }
        for address in extensions {
            if let address { cmark_parser_attach_syntax_extension(parser, OpaquePointer(bitPattern: address)) }
        }
        text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        return cmark_parser_finish(parser)
    }

    /// The only lock of the project. While it parses inlines, cmark-gfm 0.29 keeps the characters that begin
    /// strikethrough and bare addresses in a table of the whole process, and takes them out again at the end: two such
    /// parses at once would lose each other's. Texts without either need no such extension and no lock.
    private static let inlineParsing = Mutex(())

    /// Whether a text may hold what only the inline extensions read: `~~`, `www.`, `@`, or `://` that is not the
    /// destination of an ordinary link. Too often is harmless.
    private static func needsInlineExtensions(_ text: Bytes) -> Bool {
        if text.position(of: 0x40) != nil || text.offset(of: strike) != nil || text.offset(of: www) != nil {
            return true
        }
        var index = 0
        while let colon = text.position(of: 0x3A, from: index) {
            index = colon + 1
            guard text.holds(slashes, at: index) else { continue }
            var start = colon
            while start > 0, text[start - 1] | 0x20 >= 0x61, text[start - 1] | 0x20 <= 0x7A { start -= 1 }
            let isDestination = start >= 2 && text[start - 1] == 0x28 && text[start - 2] == 0x5D
            if !isDestination && !(start >= 1 && text[start - 1] == 0x3C) { return true }
        }
        return false
    }

    private static let strike: [UInt8] = [0x7E, 0x7E]
    private static let www: [UInt8] = [0x77, 0x77, 0x77, 0x2E]
    private static let slashes: [UInt8] = [0x2F, 0x2F]

    /// The addresses of the extensions that work on blocks. The first use registers all, once for the process; Swift
    /// makes other threads wait.
    private static let blockExtensions = registered(["table", "tasklist"])
    /// The addresses of those that work on inlines.
    private static let inlineExtensions = registered(["strikethrough", "autolink"])

    private static func registered(_ names: [String]) -> [UInt?] {
        _ = registration
        return names.map { name in cmark_find_syntax_extension(name).map { UInt(bitPattern: $0) } }
    }

    private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
}

/// The types of nodes. The first ones are in cmark-gfm.h; tables and strikethrough get theirs when the extensions are
/// registered, always in the same order (a test compares them with the library's names).
enum NodeKind: UInt16 {
    case document = 0x8001
    case blockQuote = 0x8002
    case list = 0x8003
    case item = 0x8004
    case codeBlock = 0x8005
    case htmlBlock = 0x8006
    case customBlock = 0x8007
    case paragraph = 0x8008
    case heading = 0x8009
    case thematicBreak = 0x800A
    case footnoteDefinition = 0x800B
    case table = 0x800C
    case tableRow = 0x800D
    case tableCell = 0x800E
    case text = 0xC001
    case softBreak = 0xC002
    case lineBreak = 0xC003
    case code = 0xC004
    case htmlInline = 0xC005
    case customInline = 0xC006
    case emphasis = 0xC007
    case strong = 0xC008
    case link = 0xC009
    case image = 0xC00A
    case footnoteReference = 0xC00B
    case strikethrough = 0xC00C
}

extension UnsafeMutablePointer<cmark_node> {
    /// Nil for a node of an extension that we do not use.
    var kind: NodeKind? { NodeKind(rawValue: pointee.type) }
    /// The text of a text, code, HTML or footnote reference node.
    var literal: Bytes { Bytes(cmark_node_literal_bytes(self)) }
    /// The lines of a code block.
    var codeLines: Bytes { Bytes(cmark_node_code_bytes(self)) }
    /// What follows the opening fence of a code block.
    var info: Bytes { Bytes(cmark_node_info_bytes(self)) }
    /// The destination of a link or image.
    var url: Bytes { Bytes(cmark_node_url_bytes(self)) }
    /// The title of a link or image.
    var title: Bytes { Bytes(cmark_node_title_bytes(self)) }
    /// 0-based, in the parsed text; negative for nodes without place.
    var line: Int { Int(pointee.start_line) - 1 }
    /// 0-based, in bytes of the line; not to be trusted for inlines.
    var column: Int { Int(pointee.start_column) - 1 }
    /// The 0-based line on which the node ends.
    var endLine: Int { Int(pointee.end_line) - 1 }
    /// The byte behind the node's last one, in its last line.
    var endColumn: Int { Int(pointee.end_column) }

    /// Calls `visit` for each node below this one, parents first.
    func forEachDescendant(_ visit: (SyntaxNode) -> Void) {
        guard var node = pointee.first_child else { return }
        while true {
            visit(node)
            if let child = node.pointee.first_child { node = child; continue }
            while node.pointee.next == nil {
                guard let parent = node.pointee.parent, parent != self else { return }
                node = parent
            }
            guard let next = node.pointee.next else { return }
            node = next
        }
    }
}

extension Bytes {
    init(_ bytes: cmark_bytes) { self.init(start: bytes.start, count: bytes.count) }

    /// A part of these bytes; they stay somebody else's.
    func part(_ range: Range<Int>) -> Bytes { Bytes(rebasing: self[range]) }
    /// Without spaces, tabs and line feeds at the ends.
    var trimmed: Bytes {
        var low = 0
        var high = count
        while low < high, self[low] <= 0x20 { low += 1 }
        while high > low, self[high - 1] <= 0x20 { high -= 1 }
        return part(low..<high)
    }
    /// Whether these bytes stand at `offset`.
    func holds(_ needle: some Collection<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset + needle.count <= count else { return false }
        var index = offset
        for byte in needle {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }
    /// The first offset from `start` on at which these bytes stand.
    func offset(of needle: some Collection<UInt8>, from start: Int = 0) -> Int? {
        guard let first = needle.first else { return start <= count ? start : nil }
        var index = start
        while let found = position(of: first, from: index), found + needle.count <= count {
            if holds(needle, at: found) { return found }
            index = found + 1
        }
        return nil
    }
    /// The first offset from `start` on at which a byte stands, found as fast as the machine can.
    func position(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
    /// The text; wrong UTF-8 becomes U+FFFD.
    var string: String { String(decoding: self, as: UTF8.self) }
}
