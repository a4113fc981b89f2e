internal import NIOCore
internal import NIOPosix

/// The two pipes between an editor and the server that it started.
package enum EditorConnection {
    /// Serves until the editor takes leave or goes away.
    /// - Parameters:
    ///   - input: the descriptor of a pipe to read, which is closed in the end.
    ///   - output: the descriptor of a pipe to write, likewise.
    /// - Returns: the exit status: 0 when the editor shut the server down first (LSP 3.17, "Exit Notification").
    /// - Throws: an error of the system where the descriptors are no pipes.
    package static func serve(
        _ setting: LanguageServer.Setting, input: Int32, output: Int32
    ) async throws -> Int32 {
        let channel = try await NIOPipeBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            // Who has said all may still read.
            .channelOption(.allowRemoteHalfClosure, value: true)
            .takingOwnershipOfDescriptors(input: input, output: output) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let (messages, message) = AsyncStream.makeStream(of: [UInt8].self)
            let server = LanguageServer(setting) { message.yield($0) }
            let writing = Task {
                for await bytes in messages { try await outbound.write(ByteBuffer(bytes: bytes)) }
            }
            var frames = MessageFrames()
            reading: for try await bytes in inbound {
                for frame in frames.take(bytes.readableBytesView) {
                    await server.take(frame)
                    if await server.status != nil { break reading }
                }
            }
            await server.stop()
            message.finish()
            // An editor that went away reads nothing more.
            _ = try? await writing.value
            return await server.status ?? 1
        }
    }
}
