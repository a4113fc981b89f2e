/// Where a page stands in the site, and where its links lead from there.
struct PageAddress: Sendable {
    let path: String
    let key: PageKey
    /// The bytes of its folder: empty, or ending with `/`.
    private let folder: [UInt8]
    /// Whether it is shown at addresses of all depths, so that its links name the site's address.
    let isAnywhere: Bool
    /// That address, with its final `/`; empty where it is not known, and for all other pages, which do without.
    private let root: [UInt8]

    init(_ path: String, isAnywhere: Bool = false, of baseURL: String = "") {
        self.path = path
        root = isAnywhere ? Array(baseURL.utf8) : []
        self.isAnywhere = isAnywhere
        key = PageKey(path: path)
        let bytes = Array(path.utf8)
        folder = bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[...$0]) } ?? []
    }

    /// Where an address leads.
    enum Target {
        case file(PageKey, anchor: PageKey?)
        /// An id on the page itself.
        case own([UInt8])
        /// Another site, a telephone, a mail.
        case outside
        /// No file: a folder, or a path from the server's root.
        case nowhere
        /// What would run, or data that stand in the page; how it begins.
        case code(String)
    }

    /// Nil for the page itself.
    func target(of value: PageText, _ scratch: inout [UInt8]) -> Target? {
        scratch.removeAll(keepingCapacity: true)
        value.appendRead(to: &scratch)
        if !root.isEmpty, scratch.count > root.count, scratch.starts(with: root) { scratch.removeFirst(root.count) }
        if let colon = scratch.firstIndex(of: UInt8(ascii: ":")), scratch[..<colon].allSatisfy(Self.isOfScheme) {
            let scheme = String(decoding: scratch[..<colon], as: UTF8.self).lowercased()
            let isCode = ["javascript", "vbscript", "data"].contains(scheme)
            return isCode ? .code(String(decoding: scratch.prefix(40), as: UTF8.self)) : .outside
        }
        if scratch.starts(with: "//".utf8) { return .outside }
        let end = scratch.firstIndex(of: UInt8(ascii: "#")) ?? scratch.count
        let pathEnd = scratch[..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
        var anchor = end < scratch.count ? Array(scratch[(end + 1)...]) : []
        // What a search asks is no id, nor is the top of a page.
        if anchor.starts(with: "q=".utf8) || anchor.elementsEqual("top".utf8) { anchor = [] }
        anchor = Self.decoded(anchor[...])
        guard pathEnd > 0 else { return anchor.isEmpty ? nil : .own(anchor) }
        guard let file = resolved(scratch[..<pathEnd]) else { return isAnywhere ? .outside : .nowhere }
        let page = file.withUnsafeBufferPointer { PageKey($0) }
        if page == key { return anchor.isEmpty ? nil : .own(anchor) }
        return .file(page, anchor: anchor.isEmpty ? nil : PageKey(anchor, on: page))
    }

    /// A relative path from the site's root; nil where it is none, leads out or names a folder.
    private func resolved(_ written: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = written.first, first != UInt8(ascii: "/"), written.last != UInt8(ascii: "/") else {
            return nil
        }
        let path = written.contains(UInt8(ascii: "%")) ? Self.decoded(written)[...] : written
        var file = folder
        var start = path.startIndex
        while start < path.endIndex {
            let end = path[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
            let part = path[start..<end]
            start = end == path.endIndex ? end : end + 1
            if part.count == 2, part.allSatisfy({ $0 == UInt8(ascii: ".") }) {
                guard !file.isEmpty else { return nil }
                file.removeLast()
                file.removeSubrange((file.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...)
            } else if part.count != 1 || part.first != UInt8(ascii: ".") {
                file += part
                if end < path.endIndex { file.append(UInt8(ascii: "/")) }
            }
        }
        return file.isEmpty || file.last == UInt8(ascii: "/") ? nil : file
    }

    /// With `%C3%A9` as the bytes that it stands for (RFC 3986).
    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "%")) else { return Array(text) }
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isOfScheme(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
