/// Messages of a stream, each behind a head of header lines (Language Server Protocol 3.17, "Base Protocol").
///
/// What is no head is left out up to the next line; nothing that comes makes it stop or grow without end.
struct MessageFrames {
    /// What was found in the stream.
    enum Frame: Equatable {
        case message([UInt8])
        /// A head that says no length, or one that is too great.
        case fault(String)
    }

    /// No message is longer, in bytes: a document of the greatest size that is read, escaped.
    static let longest = 64 << 20
    /// No head is longer, in bytes.
    private static let longestHead = 4096

    private var bytes: [UInt8] = []
    /// What is still to come of a message that is left out.
    private var skipped = 0

    /// Takes what came, and gives what is whole.
    mutating func take(_ more: some Sequence<UInt8>) -> [Frame] {
        bytes += more
        var frames: [Frame] = []
        var start = 0
        while start < bytes.count {
            if skipped > 0 {
                let count = min(skipped, bytes.count - start)
                (start, skipped) = (start + count, skipped - count)
                continue
            }
            guard let end = endOfHead(from: start) else {
                if bytes.count - start > Self.longestHead {
                    frames.append(.fault("no head within \(Self.longestHead) bytes"))
                    start = bytes.count
                }
                break
            }
            guard let length = Self.length(bytes[start..<end]) else {
                frames.append(.fault("no Content-Length"))
                start = end
                continue
            }
            guard length <= Self.longest else {
                frames.append(.fault("more than \(Self.longest) bytes"))
                (start, skipped) = (end, length)
                continue
            }
            guard bytes.count - end >= length else { break }
            frames.append(.message(Array(bytes[end..<(end + length)])))
            start = end + length
        }
        bytes.removeFirst(start)
        return frames
    }

    /// Behind the empty line; line ends may lack their CR.
    private func endOfHead(from start: Int) -> Int? {
        var index = start
        let limit = min(bytes.count, start + Self.longestHead)
        while index < limit {
            if bytes[index] == 0x0A {
                if index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
                if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A { return index + 3 }
            }
            index += 1
        }
        return nil
    }

    private static func length(_ head: ArraySlice<UInt8>) -> Int? {
        for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            guard let length = Int(parts[1].filter { !$0.isWhitespace }), length >= 0 else { return nil }
            return length
        }
        return nil
    }

    /// A message with its head.
    static func framed(_ message: [UInt8]) -> [UInt8] {
        Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
    }
}
