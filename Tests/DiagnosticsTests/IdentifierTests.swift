import Foundation
import Testing

@Suite struct `Ids of diagnostics` {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let declarations = tests.deletingLastPathComponent().appending(path: "Sources/Diagnostics")

    /// Those that the files of problems declare: the texts of each `id`.
    private static func declared() throws -> Set<Substring> {
        var ids: Set<Substring> = []
        for file in try FileManager.default.contentsOfDirectory(at: declarations, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasSuffix("Problem.swift") {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            let start =
                lines.firstIndex { $0.hasSuffix("    var id: String {") || $0 == "    public var id: String {" }
                ?? lines.endIndex
            for line in lines[start...].prefix(while: { $0 != "    }" }) {
                for match in line.matches(of: #/"([a-z0-9-]+)"/#) { ids.insert(match.1) }
            }
        }
        return ids
    }

    @Test func `each is met in a test`() throws {
        let declared = try Self.declared()
        #expect(declared.count > 100)
        var met: Set<Substring> = []
        let root = Self.tests.path(percentEncoded: false)
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard let text = try? String(contentsOfFile: root + "/" + name, encoding: .utf8) else { continue }
            met.formUnion(text.utf8.split { !Self.isSign($0) }.map { Substring($0) })
        }
        #expect(declared.subtracting(met).sorted() == [], "no test meets these diagnostics")
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
