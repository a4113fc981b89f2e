internal import CDeflate

/// Raw deflate (RFC 1951), as browsers expand it.
enum Deflate {
    /// The largest size that a file of an index may have when expanded, in bytes.
    static let largest = 1 << 28

    /// How much time compression may take: levels of libdeflate.
    enum Effort: Int32 {
        /// As small as the best of zlib, in less than half of its time.
        case some = 7
        /// Two to three hundredths smaller, in ten to twenty times as long.
        case most = 12
    }

    /// Nil when there is no memory for it.
    static func compress(_ bytes: [UInt8], _ effort: Effort) -> [UInt8]? {
        guard let compressor = libdeflate_alloc_compressor(effort.rawValue) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        let room = libdeflate_deflate_compress_bound(compressor, bytes.count)
        let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, used in
            used = libdeflate_deflate_compress(compressor, bytes, bytes.count, buffer.baseAddress, room)
        }
        return result.isEmpty ? nil : result
    }

    /// Nil for damaged data, and for more than `largest`.
    static func expand(_ bytes: [UInt8]) -> [UInt8]? {
        guard let expander = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(expander) }
        var room = 1024 + bytes.count * 4
        while true {
            room = min(room, largest)
            var status = LIBDEFLATE_BAD_DATA
            let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, used in
                status = libdeflate_deflate_decompress(
                    expander, bytes, bytes.count, buffer.baseAddress, room, &used)
                if status != LIBDEFLATE_SUCCESS { used = 0 }
            }
            if status == LIBDEFLATE_SUCCESS { return result }
            if status != LIBDEFLATE_INSUFFICIENT_SPACE || room == largest { return nil }
            room *= 4
        }
    }
}
