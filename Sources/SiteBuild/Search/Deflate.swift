internal import CZlib

/// Raw deflate (RFC 1951), as browsers expand it.
enum Deflate {
    /// The largest size that a file of an index may have when expanded, in bytes.
    static let largest = 1 << 28

    /// Nil when there is no memory for it.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        let room = Int(compressBound(UInt(bytes.count))) + 16
        var count = 0
        let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, used in
            used = Int(zlib_deflate_raw(buffer.baseAddress, UInt(room), bytes, UInt(bytes.count)))
            count = used
        }
        return count > 0 ? result : nil
    }

    /// Nil for damaged data, and for more than `largest`.
    static func expand(_ bytes: [UInt8]) -> [UInt8]? {
        var room = max(1024, bytes.count * 4)
        while room <= largest {
            var status = 0
            let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, used in
                status = Int(zlib_inflate_raw(buffer.baseAddress, UInt(room), bytes, UInt(bytes.count)))
                used = max(0, status)
            }
            if status >= 0 { return result }
            if status == -1 { return nil }
            room *= 4
        }
        return nil
    }
}
