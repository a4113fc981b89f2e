internal import NIOHTTP1

/// A request for the page of visas, or for an act.
struct SigningRequest {
    /// In bytes: hundreds of entries have room in it.
    static let longestForm = 65_536

    private let head: HTTPRequestHead
    private let body: [UInt8]
    private let peer: String?

    init(_ head: HTTPRequestHead, _ body: [UInt8], from peer: String?) {
        (self.head, self.body, self.peer) = (head, body, peer)
    }

    /// Whether a path is one of the room's pages.
    static func isMeant(_ target: String) -> Bool {
        let path = PreviewAnswer.path(target)
        return path == "/" + SigningRoom.path || path == "/" + SigningRoom.workPath
    }

    func answer(in room: SigningRoom) async -> SigningAnswer {
        let visitor = room.gate.visitor(from: peer) { header in
            // As they were sent: a comma may stand in a name.
            head.headers.filter { $0.name.lowercased() == header.lowercased() }.map(\.value)
        }
        let query = head.uri.firstIndex(of: "?").map { head.uri[head.uri.index(after: $0)...] } ?? ""
        let asked = SentForm.pairs(query.utf8) ?? []
        if PreviewAnswer.path(head.uri) == "/" + SigningRoom.workPath {
            guard head.method == .GET || head.method == .HEAD else { return .text(405, "405\n") }
            return await room.work(of: asked.first { $0.name == "par" }?.value)
        }
        switch head.method {
        case .GET, .HEAD: return await room.page(for: visitor, query: asked)
        case .POST:
            let words = room.words
            guard isOfThePage(room.gate) else { return .text(403, words.crossSite + "\n") }
            let type = head.headers.first(name: "content-type") ?? ""
            guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
                return .text(415, words.unreadableForm + "\n")
            }
            guard body.count <= Self.longestForm else { return .text(413, words.unreadableForm + "\n") }
            guard let form = SentForm.pairs(body) else { return .text(400, words.unreadableForm + "\n") }
            return await room.take(form, from: visitor)
        default: return .text(405, "405\n")
        }
    }

    private func isOfThePage(_ gate: SigningGate) -> Bool {
        let forwarded = gate.trusts(peer) ? head.headers["x-forwarded-host"] : []
        return SigningGate.isSameOrigin(
            site: head.headers.first(name: "sec-fetch-site"), origin: head.headers.first(name: "origin"),
            hosts: head.headers["host"] + forwarded)
    }
}
