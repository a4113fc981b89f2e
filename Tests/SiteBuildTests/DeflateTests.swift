import Testing

@testable import SiteBuild

@Suite struct DeflateTests {
    @Test(arguments: [Deflate.Effort.some, .most])
    func `what is compressed expands to itself`(effort: Deflate.Effort) throws {
        // The last one is hundreds of times smaller when compressed.
        for bytes in [[], [7], Array("un service, des services".utf8), Array(repeating: 0, count: 3_000_000)] {
            let packed = try #require(Deflate.compress(bytes, effort))
            #expect(Deflate.expand(packed) == bytes)
        }
    }

    @Test func `damaged data expand to nothing`() throws {
        let packed = try #require(Deflate.compress(Array("préfecture, sous-préfecture".utf8), .most))
        #expect(Deflate.expand([]) == nil)
        #expect(Deflate.expand(packed.dropLast(3)) == nil)
        #expect(Deflate.expand([0xFF] + packed) == nil)
    }
}

extension Deflate {
    fileprivate static func expand(_ bytes: ArraySlice<UInt8>) -> [UInt8]? { expand([UInt8](bytes)) }
}
