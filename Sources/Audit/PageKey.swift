/// A place that a link may lead to, as a number: a file of the site, or an id on a page. Two places have two numbers but by a
/// chance of one in 2^64.
public struct PageKey: Hashable, Sendable {
    /// To be written down.
    public let value: UInt64

    /// One that was written down.
    public init(value: UInt64) { self.value = value }

    /// A file: its path from the site's root.
    public init(path: String) {
        var path = path
        value = path.withUTF8 { Self.mixed($0, 0) }
    }

    /// A file, or an id on it as `path#id`.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { value = Self.mixed(bytes, 0) }

    init(_ bytes: some Sequence<UInt8>, on page: PageKey) {
        var state = page.value
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ state >> 29 }
        value = Self.finished(state)
    }

    private static func mixed(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
        var state = seed ^ UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
            state ^= state >> 29
            index += 8
        }
        while index < raw.count {
            state = (state ^ UInt64(raw[index])) &* 0x9E37_79B9_7F4A_7C15
            index += 1
        }
        return finished(state)
    }

    private static func finished(_ state: UInt64) -> UInt64 {
        var state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
        return state ^ state >> 31
    }
}
