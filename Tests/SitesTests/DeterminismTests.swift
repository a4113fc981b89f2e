import Foundation
import Testing

@Suite struct `The same sources` {
    /// Builds a content folder twice, the second time from a copy whose files were made in another order, in another
    /// folder, language and time zone, and gives what differs.
    private func differences(_ content: URL) throws -> [String] {
        let first = try Workplace()
        let second = try Workplace()
        try first.layOut("small")
        try second.layOut("small")
        let path = content.path(percentEncoded: false)
        let files = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        for (place, order) in [(first, files), (second, files.reversed())] {
            try FileManager.default.removeItem(atPath: place["content"])
            for file in order where !Workplace.isFolder(path + "/" + file) {
                try place.makeParent(of: "content/" + file)
                try FileManager.default.copyItem(atPath: path + "/" + file, toPath: place["content/" + file])
            }
        }
        let french = ["LANG": "fr_FR.UTF-8", "TZ": "Europe/Paris"]
        let turkish = ["LANG": "tr_TR.UTF-8", "LC_ALL": "C", "TZ": "Pacific/Auckland", "LANGUAGE": "tr"]
        let one = try CommandRun(["build", "--quiet", "--output", "site"], environment: french, in: first)
        let two = try CommandRun(["build", "--quiet", "--output", "autre/sortie"], environment: turkish, in: second)
        #expect(one.status == 0 && two.status == 0, "\(one.errors)\(two.errors)")
        let left = first.files(of: "site") ?? [:]
        let right = second.files(of: "autre/sortie") ?? [:]
        #expect(left.count > 10)
        return Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
    }

    @Test func `give the same bytes in another folder, order, language and time zone`() throws {
        #expect(try differences(Workplace.repository.appending(path: "Tests/Sites/english-choir/content")) == [])
    }

    @Test func `give the same bytes for hundreds of generated files`() throws {
        let place = try Workplace()
        let process = Process()
        process.executableURL = try #require(CommandRun.program("site-bench"))
        process.arguments = ["generate", "--files", "300", "--to", place["bench"]]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try differences(URL(filePath: place["bench"])) == [])
    }
}
