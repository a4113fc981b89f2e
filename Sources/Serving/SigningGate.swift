internal import Language

/// Who is believed to be whom: a front server, which knows its users, names them in a header.
public struct SigningGate: Sendable {
    /// The header's name; nil where nobody is named.
    let header: String?
    /// The addresses, besides those of this machine, from which the header is believed.
    let proxies: Set<String>

    /// - Parameters:
    ///   - header: a name of the front server's, for example `X-Remote-User`; nil for none: then nobody can sign.
    ///   - proxies: IP addresses from which it is believed, besides those of this machine.
    public init(header: String?, proxies: [String]) {
        self.header = header
        self.proxies = Set(proxies.map(Self.plain))
    }

    /// Who asks.
    enum Visitor: Sendable, Hashable {
        /// As the front server names them.
        case named(String)
        /// Nobody says who it is.
        case unnamed(Reason)
    }

    /// Why nobody is named.
    enum Reason: Sendable, Hashable {
        /// The command was given no header.
        case noHeader
        /// The request did not come by way of the front server.
        case notTrusted
        /// The front server named nobody.
        case notNamed
        /// It named several, or in bytes that are no text.
        case unreadable
    }

    /// - Parameters:
    ///   - peer: the address at the other end of the connection; nil where it is not known.
    ///   - values: all those of a header.
    func visitor(from peer: String?, _ values: (_ header: String) -> [String]) -> Visitor {
        guard let header else { return .unnamed(.noHeader) }
        guard trusts(peer) else { return .unnamed(.notTrusted) }
        let names = values(header)
        guard let name = names.first else { return .unnamed(.notNamed) }
        // Of two headers, one may be the browser's own. Bytes that are not UTF-8 come as the replacement character.
        guard names.count == 1,
            !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0xFFFD })
        else { return .unnamed(.unreadable) }
        let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed.isEmpty ? .unnamed(.notNamed) : .named(trimmed)
    }

    /// Whether what a request says of its way is believed.
    func trusts(_ peer: String?) -> Bool {
        guard let peer = peer.map(Self.plain) else { return false }
        return peer == "::1" || peer.hasPrefix("127.") || proxies.contains(peer)
    }

    /// An IPv4 address that comes as one of IPv6 is the same (RFC 4291, 2.5.5.2).
    private static func plain(_ address: String) -> String {
        let address = address.lowercased()
        return address.hasPrefix("::ffff:") && address.contains(".") ? String(address.dropFirst(7)) : address
    }

    /// Whether a form was sent by the page that it stands on. Browsers say so (W3C Fetch Metadata; the Fetch standard, 3.2); a
    /// request that says nothing of where it comes from is none of theirs.
    /// - Parameter hosts: the names under which the server is asked.
    static func isSameOrigin(site: String?, origin: String?, hosts: [String]) -> Bool {
        if let site { return site == "same-origin" }
        guard let origin, let separator = origin.firstRange(of: "://") else { return false }
        return hosts.contains(String(origin[separator.upperBound...]))
    }
}

/// What a form sends (WHATWG URL, `application/x-www-form-urlencoded`).
enum SentForm {
    /// The pairs in order; nil for what is no text.
    static func pairs(_ text: some Sequence<UInt8>) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for pair in Array(text).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : []) else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                else { return nil }
                result.append(value)
                rest = rest.dropFirst(2)
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }
}
