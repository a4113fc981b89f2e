import Glibc

/// An open file. Whoever opens it closes it.
struct Descriptor {
    let number: Int32

    /// Opens a file or folder for reading. A pipe does not block.
    init(reading path: String) throws(FileError) {
        number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { throw FileError(.read, path, errno: errno) }
    }

    init(number: Int32) { self.number = number }

    /// Makes a new file.
    /// - Parameter mode: the umask is taken off it.
    init(creating path: String, mode: mode_t = 0o666) throws(FileError) {
        number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard number >= 0 else { throw FileError(.write, path, errno: errno) }
    }

    /// Reads until the buffer is full or the file ends; gives the number of bytes, and `errno` or 0.
    /// - Parameter expected: a file that has just this size is not asked whether it ends there.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, expecting expected: Int? = nil) -> (count: Int, failure: Int32) {
        var count = 0
        while count < buffer.count, count != expected || count == 0 {
            let got = Glibc.read(number, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if got < 0 && errno == EINTR { continue }
            if got < 0 { return (count, errno) }
            if got == 0 { break }
            count += got
        }
        return (count, 0)
    }

    /// Writes all bytes; gives `errno`, or 0.
    func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var done = 0
        while done < bytes.count {
            let put = Glibc.write(number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if put < 0 && errno == EINTR { continue }
            if put < 0 { return errno }
            done += put
        }
        return 0
    }

    func close() { _ = Glibc.close(number) }

    /// Closes after writing: a network disk may tell only now that it is full. The file is removed when it is not whole.
    func finish(_ path: String, _ failure: Int32) throws(FileError) {
        let closed = Glibc.close(number)
        let problem = failure != 0 ? failure : closed == 0 ? 0 : errno
        guard problem != 0 else { return }
        unlink(path)
        throw FileError(.write, path, errno: problem)
    }
}
