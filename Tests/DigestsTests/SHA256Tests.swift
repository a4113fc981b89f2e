import Digests
import Testing

/// The examples of FIPS 180-4 for SHA-256 (NIST, "SHA256.pdf" of the examples with intermediate values), and its lengths.
@Suite struct `SHA-256` {
    private static let vectors = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors) func `is what the standard says`(text: String, digits: String) {
        #expect(SHA256.digest(of: Array(text.utf8)).hexadecimal == digits)
    }

    @Test(arguments: [1, 55, 56, 63, 64, 65, 127, 1000]) func `does not depend on the pieces`(length: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: length) {
            hash.add(Array(bytes[start..<min(start + length, bytes.count)]))
        }
        #expect(hash.digest == SHA256.digest(of: bytes))
    }

    @Test func `goes on after a digest was taken`() {
        var hash = SHA256()
        hash.add(Array("a".utf8))
        #expect(hash.digest == SHA256.digest(of: Array("a".utf8)))
        hash.add([])
        hash.add(Array("bc".utf8))
        #expect(hash.digest == SHA256.digest(of: Array("abc".utf8)))
        #expect(hash.digest.bytes.count == 32)
    }
}
