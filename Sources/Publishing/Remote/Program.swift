internal import CLinux
internal import Glibc

/// A program of this machine that can be run; a test replaces it.
public struct Program: Sendable {
    /// What a run left.
    public struct Result: Sendable, Hashable {
        /// 0 when it says that all went well; 128 and the signal when one ended it.
        public let status: Int32
        /// What it wrote to its standard output.
        public let output: [UInt8]
        /// What it wrote to its standard error.
        public let errors: [UInt8]

        /// Joins the three.
        public init(status: Int32, output: [UInt8], errors: [UInt8] = []) {
            self.status = status
            self.output = output
            self.errors = errors
        }
    }

    /// Why there is no result.
    public enum Failure: Error, Sendable, Hashable {
        /// The system could not start it.
        case notStarted(reason: String)
        /// It was stopped after so many seconds.
        case tooSlow
    }

    /// Runs it with arguments and standard input, to its end or to a limit in seconds.
    public var run: @Sendable (_ arguments: [String], _ input: [UInt8], _ limit: Int) throws(Failure) -> Result

    /// Wraps what runs it.
    public init(run: @escaping @Sendable ([String], [UInt8], Int) throws(Failure) -> Result) { self.run = run }

    /// The program at a path, with an environment (`NAME=value`).
    ///
    /// It ends when this process ends, however that comes about: an upload never goes on behind the back of the next one.
    /// - Parameter endsWhole: whether all that it started ends with it where it is stopped: an office is a script that
    ///   starts another program. It cannot ask anything at a terminal then.
    public init(
        at path: String, environment: [String], endsWhole: Bool = false, clock: @escaping @Sendable () -> Double
    ) {
        run = { arguments, input, limit throws(Failure) in
            var child = try Child(path, arguments, environment, input, endsWhole)
            defer { child.close() }
            let deadline = clock() + Double(limit)
            while child.isTalking {
                let left = deadline - clock()
                guard left > 0 else {
                    child.stop()
                    throw .tooSlow
                }
                child.talk(Int32(min(left, 60) * 1000) + 1)
            }
            return child.result()
        }
    }
}

/// A program that runs, with its three ends.
private struct Child {
    private let number: pid_t
    private let isGroup: Bool
    private var input: Int32
    private var output: Int32
    private var errors: Int32
    private var pending: ArraySlice<UInt8>
    private var read: (output: [UInt8], errors: [UInt8]) = ([], [])

    init(
        _ path: String, _ arguments: [String], _ environment: [String], _ bytes: [UInt8], _ isGroup: Bool
    ) throws(Program.Failure) {
        self.isGroup = isGroup
        // Sockets rather than pipes: writing to one that nobody reads is an error, not a signal.
        let pairs = try Self.pairs(3)
        var words = ([path] + arguments).map { strdup($0) }
        var variables = environment.map { strdup($0) }
        defer { for text in words + variables { free(text) } }
        words.append(nil)
        variables.append(nil)
        number = spawn_bound(path, &words, &variables, pairs[0].1, pairs[1].1, pairs[2].1, isGroup ? 1 : 0)
        let failure = errno
        for pair in pairs { _ = Glibc.close(pair.1) }
        (input, output, errors) = (pairs[0].0, pairs[1].0, pairs[2].0)
        pending = bytes[...]
        guard number > 0 else {
            close()
            throw .notStarted(reason: String(cString: strerror(failure)))
        }
        if pending.isEmpty { closeInput() }
    }

    private static func pairs(_ count: Int) throws(Program.Failure) -> [(Int32, Int32)] {
        var made: [(Int32, Int32)] = []
        for _ in 0..<count {
            var ends: [Int32] = [-1, -1]
            guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
                let reason = String(cString: strerror(errno))
                for pair in made { _ = (Glibc.close(pair.0), Glibc.close(pair.1)) }
                throw .notStarted(reason: reason)
            }
            made.append((ends[0], ends[1]))
        }
        return made
    }

    /// Whether it may still write.
    var isTalking: Bool { output >= 0 || errors >= 0 }

    /// Exchanges what can be exchanged within a number of milliseconds.
    mutating func talk(_ milliseconds: Int32) {
        var ends = [
            pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&ends, 3, milliseconds) > 0 else { return }
        if ends[0].revents != 0 { give() }
        if ends[1].revents != 0 { Self.take(&output, &read.output) }
        if ends[2].revents != 0 { Self.take(&errors, &read.errors) }
    }

    private mutating func give() {
        let sent = pending.withUnsafeBytes {
            send(input, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if sent < 0, errno == EAGAIN || errno == EINTR { return }
        if sent > 0 { pending = pending.dropFirst(sent) }
        if sent < 0 || pending.isEmpty { closeInput() }
    }

    private static func take(_ end: inout Int32, _ bytes: inout [UInt8]) {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            let got = Glibc.read(end, buffer.baseAddress, buffer.count)
            if got < 0 { failure = errno }
            count = max(0, got)
        }
        if failure == EINTR { return }
        bytes += piece
        if piece.isEmpty {
            _ = Glibc.close(end)
            end = -1
        }
    }

    private mutating func closeInput() {
        if input >= 0 { _ = Glibc.close(input) }
        input = -1
    }

    /// What it left, once it has ended.
    func result() -> Program.Result {
        let status = wait()
        let signal = status & 0x7F
        return Program.Result(
            status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: read.output, errors: read.errors)
    }

    func stop() {
        kill(isGroup ? -number : number, SIGKILL)
        _ = wait()
    }

    private func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0, errno == EINTR {}
        return status
    }

    mutating func close() {
        closeInput()
        for end in [output, errors] where end >= 0 { _ = Glibc.close(end) }
        (output, errors) = (-1, -1)
    }
}
