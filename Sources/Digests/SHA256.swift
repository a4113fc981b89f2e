internal import CDigest
internal import Language

/// The secure hash of 256 bits of FIPS 180-4, over bytes that come in one piece or in several.
public struct SHA256: Sendable {
    private var context = SHA2_CTX()

    /// Over no bytes yet.
    public init() { SHA256Init(&context) }

    /// Goes on with more bytes.
    public mutating func add(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        SHA256Update(&context, bytes, bytes.count)
    }

    /// Of the bytes so far; more may follow.
    public var digest: Digest {
        var context = context
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
            SHA256Final(buffer.baseAddress, &context)
            count = Int(SHA256_DIGEST_LENGTH)
        }
        return Digest(bytes: bytes)
    }

    /// Of all bytes at once.
    public static func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.add(bytes)
        return hash.digest
    }

    /// What two files that are not the same never share.
    public struct Digest: Sendable, Hashable {
        /// 32, the most significant first.
        public let bytes: [UInt8]

        /// 64 digits in lower case, two for each byte. Any even number of them names a part of the bytes.
        public var hexadecimal: String { String(hexadecimal: bytes) }
    }
}
