public import Diagnostics
public import Files
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import SiteBuild

/// Serves a site that follows its content over HTTP/1.1.
public struct PreviewServer: Sendable {
    private let site: PreviewSite
    private let language: MessageLanguage
    private let fileSystem: FileSystem
    private let guide = MessageGuide()

    private let room: SigningRoom

    /// Serves a site.
    /// - Parameter room: where visas are given.
    public init(
        _ site: PreviewSite, signingIn room: SigningRoom, in language: MessageLanguage,
        with fileSystem: FileSystem = .disk
    ) {
        self.site = site
        self.room = room
        self.language = language
        self.fileSystem = fileSystem
    }

    /// Why nothing can be served.
    public enum Failure: Error, Sendable {
        /// The ports that were tried are all taken.
        case noFreePort(ClosedRange<Int>)
        /// The machine has no such address.
        case badAddress(String)
    }

    /// How many ports are tried, one after the other.
    private static let mostPorts = 20

    /// Listens, and answers until the task is cancelled.
    /// - Parameters:
    ///   - address: an IP address of this machine, for example `127.0.0.1`.
    ///   - port: 1 to 65,535, or 0 for any; where it is taken, the next free one.
    ///   - begin: told the port once requests are answered.
    public func run(
        at address: String, port: Int, _ begin: @Sendable (_ port: Int) async -> Void
    ) async throws {
        let server = try await listen(address, port)
        let bound = server.channel.localAddress?.port ?? port
        let isLocal = Self.isLoopback(address)
        await begin(bound)
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask {
                        // What goes wrong with one reader's connection is that reader's.
                        try? await serve(connection, isLocal: isLocal)
                    }
                }
            }
        }
    }

    /// Whether only this machine can ask.
    public static func isLoopback(_ address: String) -> Bool { address.hasPrefix("127.") || address == "::1" }

    /// Whether a text is an IP address.
    public static func isAddress(_ text: String) -> Bool { (try? SocketAddress(ipAddress: text, port: 0)) != nil }

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    private func listen(_ address: String, _ port: Int) async throws -> NIOAsyncChannel<Connection, Never> {
        guard (try? SocketAddress(ipAddress: address, port: port)) != nil else { throw Failure.badAddress(address) }
        let ports = port == 0 ? 0...0 : port...min(65_535, port + Self.mostPorts - 1)
        for port in ports {
            do {
                return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                    .bind(host: address, port: port) { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                            return try Connection(wrappingChannelSynchronously: channel)
                        }
                    }
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                continue
            } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
                throw Failure.badAddress(address)
            }
        }
        throw Failure.noFreePort(ports)
    }

    // MARK: One connection

    private func serve(_ connection: Connection, isLocal: Bool) async throws {
        let peer = connection.channel.remoteAddress?.ipAddress
        try await connection.executeThenClose { parts, writer in
            var request: HTTPRequestHead?
            var body: [UInt8] = []
            for try await part in parts {
                switch part {
                case .head(let head): (request, body) = (head, [])
                case .body(let piece):
                    // More is read, and forgotten.
                    if body.count <= SigningRequest.longestForm { body += piece.readableBytesView }
                case .end:
                    guard let head = request else { return }
                    request = nil
                    if SigningRequest.isMeant(head.uri), admits(head, isLocal) {
                        try await write(await SigningRequest(head, body, from: peer).answer(in: room), to: head, writer)
                        guard head.isKeepAlive else { return }
                        continue
                    }
                    if PreviewAnswer.path(head.uri) == PreviewAnswer.events, head.method == .GET, admits(head, isLocal)
                    {
                        return try await stream(head, writer)
                    }
                    try await answer(head, writer, isLocal: isLocal)
                    guard head.isKeepAlive else { return }
                }
            }
        }
    }

    /// Pages of other sites can have a browser ask this machine under a name of theirs; nobody is answered under such a name.
    private func admits(_ head: HTTPRequestHead, _ isLocal: Bool) -> Bool {
        guard isLocal else { return true }
        guard let host = head.headers.first(name: "host") else { return false }
        let name = host.hasPrefix("[") ? host.prefix { $0 != "]" }.dropFirst() : host.prefix { $0 != ":" }
        return name == "localhost" || Self.isLoopback(String(name))
    }

    private func answer(
        _ head: HTTPRequestHead, _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>, isLocal: Bool
    ) async throws {
        let refusal: HTTPResponseStatus? =
            !admits(head, isLocal)
            ? .misdirectedRequest : head.method == .GET || head.method == .HEAD ? nil : .methodNotAllowed
        if let refusal {
            let headers: HTTPHeaders = ["content-length": "0", "allow": "GET, HEAD"]
            try await writer.write(.head(HTTPResponseHead(version: head.version, status: refusal, headers: headers)))
            return try await writer.write(.end(nil))
        }
        let answer = PreviewAnswer(
            to: head.uri, await site.state(serving: PreviewAnswer.name(head.uri) ?? ""), language, with: fileSystem)
        var headers: HTTPHeaders = [
            "content-type": answer.mediaType, "cache-control": "no-store", "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
        ]
        if answer.status != 204 { headers.add(name: "content-length", value: "\(answer.body.count)") }
        try await writer.write(
            .head(
                HTTPResponseHead(
                    version: head.version, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)))
        if head.method == .GET, !answer.body.isEmpty {
            try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: answer.body))))
        }
        try await writer.write(.end(nil))
    }

    private func write(
        _ answer: SigningAnswer, to head: HTTPRequestHead,
        _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        var headers: HTTPHeaders = [
            "content-type": answer.mediaType, "cache-control": "no-store", "x-content-type-options": "nosniff",
            "content-length": "\(answer.body.count)",
            // Its own address: of a form whose page says nothing, browsers do not say where it comes from.
            "referrer-policy": "same-origin",
            // Nobody puts a page of their own over what is signed.
            "content-security-policy": "frame-ancestors 'none'", "x-frame-options": "DENY",
        ]
        if let location = answer.location { headers.add(name: "location", value: location) }
        if answer.status == 405 { headers.add(name: "allow", value: "GET, HEAD, POST") }
        try await writer.write(
            .head(
                HTTPResponseHead(
                    version: head.version, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)))
        if head.method != .HEAD, !answer.body.isEmpty {
            try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: answer.body))))
        }
        try await writer.write(.end(nil))
    }

    /// Tells a page of every change, as server-sent events (WHATWG HTML, 9.2), until it goes away.
    private func stream(
        _ head: HTTPRequestHead, _ writer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws {
        let headers: HTTPHeaders = ["content-type": "text/event-stream", "cache-control": "no-store"]
        try await writer.write(.head(HTTPResponseHead(version: head.version, status: .ok, headers: headers)))
        for await state in await site.states() {
            let event = state.event(language, guide, with: fileSystem)
            try await writer.write(.body(.byteBuffer(ByteBuffer(string: event))))
        }
    }
}
