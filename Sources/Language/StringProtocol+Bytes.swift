internal import CBytes

extension StringProtocol {
    /// Whether a byte stands in its UTF-8, found as fast as the machine can.
    public func holds(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { cbytes_position($0.baseAddress, $0.count, byte) < $0.count }
            ?? utf8.contains(byte)
    }
}
