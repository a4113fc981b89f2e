public import Diagnostics

/// A link or an image, as written: nothing is resolved yet.
public struct Link: Sendable, Hashable {
    /// Where it leads.
    public enum Target: Sendable, Hashable {
        /// `[[name]]`, `[[kind:name#anchor|text]]`. The name may be an id, a title or an alias; before an anchor it keeps
        /// its blanks, for the `#` may belong to a title.
        case wiki(kind: String?, name: String, anchor: String?)
        /// `[text](kind:name#anchor)`.
        case typed(kind: String, name: String, anchor: String?)
        /// A path relative to the source file, percent signs decoded; empty when nothing is written.
        case file(path: String, anchor: String?)
        /// A file of a shared drive or of a machine, in whatever form it was written: `server/share/file.pdf`, `C:/file`.
        case share(String)
        /// An id on the same page, without `#`.
        case anchor(String)
        /// A web, mail or telephone address (for an image also `data:`), as in the source.
        case external(String)
    }

    /// Where it leads.
    public var target: Target
    /// Where it begins in the source.
    public var place: Place
    /// What is read: plain text; for an image the alternative text. Empty when the target's title is meant.
    public var text: String
    /// What stands in quotes behind the address.
    public var title: String?
    /// Whether it is an image.
    public var isImage: Bool
}

extension Link.Target {
    /// Reads what stands between `[[` and `|` or `]]`. Nil when there is nothing.
    init?(wiki source: Bytes) {
        let trimmed = source.trimmed
        guard !trimmed.isEmpty else { return nil }
        if let scheme = Link.Target.scheme(of: trimmed), Link.Target.schemesAllowed.contains(scheme) {
            self = .external(trimmed.string)
            return
        }
        if let share = Link.Target.share(trimmed) {
            self = .share(share)
            return
        }
        let (path, anchor) = Link.Target.splitAnchor(trimmed)
        guard !path.isEmpty else {
            guard let anchor, !anchor.isEmpty else { return nil }
            self = .anchor(anchor)
            return
        }
        if let colon = Link.Target.kindEnd(path) {
            let name = path.part(colon + 1..<path.count)
            guard !name.trimmed.isEmpty else { return nil }
            self = .wiki(
                kind: path.part(0..<colon).string, name: anchor == nil ? name.trimmed.string : name.string,
                anchor: anchor)
        } else {
            self = .wiki(kind: nil, name: anchor == nil ? path.trimmed.string : path.string, anchor: anchor)
        }
    }

    /// Reads the destination of an ordinary link. Nil when a browser could run it or open a local file with it.
    init?(destination url: Bytes, isImage: Bool) {
        if url.first == 0x23 {
            self = .anchor(Link.Target.decoded(url.part(1..<url.count)))
            return
        }
        if isImage, url.holds([0x2F, 0x2F], at: 0) {
            self = .external("https:" + url.string)
            return
        }
        if let share = Link.Target.share(url) {
            self = .share(share)
            return
        }
        guard let scheme = Link.Target.scheme(of: url) else {
            let (path, anchor) = Link.Target.splitAnchor(url)
            self = .file(path: Link.Target.decoded(path), anchor: anchor)
            return
        }
        switch scheme {
        case _ where Link.Target.schemesAllowed.contains(scheme): self = .external(url.string)
        case "javascript", "vbscript", "livescript", "mocha": return nil
        case "data":
            guard isImage else { return nil }
            self = .external(url.string)
        default:
            let (path, anchor) = Link.Target.splitAnchor(url)
            guard let colon = path.firstIndex(of: 0x3A) else { return nil }
            self = .typed(
                kind: Link.Target.decoded(path.part(0..<colon)),
                name: Link.Target.decoded(path.part(colon + 1..<path.count)), anchor: anchor)
        }
    }

    /// The schemes of addresses that links may have.
    public static let schemesAllowed: Set<String> = ["http", "https", "mailto", "tel"]

    /// The path of a file on a shared drive: `//server/…`, `\\server\…`, of which Markdown leaves one stroke, `file:…` and
    /// `smb://…`; nil for other addresses.
    private static func share(_ url: Bytes) -> String? {
        let isShare: Bool
        switch url.first {
        case 0x2F: isShare = url.holds([0x2F, 0x2F], at: 0)
        case 0x5C: isShare = true
        case let first?: isShare = "fFsScC".utf8.contains(first) && ["file", "smb", "cifs"].contains(scheme(of: url))
        case nil: isShare = false
        }
        guard isShare else { return nil }
        let path =
            url.first == 0x2F || url.first == 0x5C ? url : url.part((url.firstIndex(of: 0x3A) ?? 0) + 1..<url.count)
        let text = decoded(path).replacing("\\", with: "/")
        return String(text.drop { $0 == "/" })
    }

    /// What stands before the first `:` when no `/`, `?` or `#` precedes it: lower case, without the bytes that
    /// browsers drop when they read a scheme (WHATWG URL, "remove all ASCII tab or newline" and leading controls).
    private static func scheme(of url: Bytes) -> String? {
        guard url.position(of: 0x3A) != nil else { return nil }
        var name: [UInt8] = []
        for byte in url {
            switch byte {
            case 0x3A: return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
            case 0x2F, 0x3F, 0x23: return nil
            case 0...0x20: continue
            case 0x41...0x5A: name.append(byte + 0x20)
            default: name.append(byte)
            }
        }
        return nil
    }

    /// The offset of the `:` behind a kind: a title such as `Zone inondable : où construire` has a space there.
    private static func kindEnd(_ path: Bytes) -> Int? {
        guard let colon = path.firstIndex(of: 0x3A), colon > 0, colon + 1 < path.count else { return nil }
        guard path[0..<colon].allSatisfy({ $0 > 0x20 && $0 != 0x2F }) else { return nil }
        let next = path[colon + 1]
        let isNoBreakSpace = path[colon - 1] == 0xA0 || path[colon - 1] == 0xAF
        return next <= 0x20 || isNoBreakSpace ? nil : colon
    }

    private static func splitAnchor(_ url: Bytes) -> (path: Bytes, anchor: String?) {
        guard let hash = url.firstIndex(of: 0x23) else { return (url, nil) }
        return (url.part(0..<hash), decoded(url.part(hash + 1..<url.count)))
    }

    /// A path as addresses have it, percent signs decoded: `mon%20plan.pdf`.
    public static func path(decoding written: String) -> String {
        var written = written
        return written.withUTF8 { decoded($0) }
    }

    /// Undoes `%20` and the like (RFC 3986, 2.1); a `%` that begins no such form stays.
    static func decoded(_ url: Bytes) -> String {
        guard url.contains(0x25) else { return url.string }
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x37
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
        var bytes: [UInt8] = []
        var index = 0
        while index < url.count {
            if url[index] == 0x25, index + 2 < url.count, let high = digit(url[index + 1]),
                let low = digit(url[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(url[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
