import Foundation
import Testing

@Suite struct `The entry that the README writes` {
    @Test func `is right among the sample's`() throws {
        let readme = try String(contentsOf: Workplace.repository.appending(path: "README.md"), encoding: .utf8)
        let path = try #require(readme.firstMatch(of: #/`(content/[a-z]+/[a-z-]+\.md)`:/#)).output.1
        let entry = try #require(readme.firstMatch(of: #/```markdown\n((?s:.*?))```/#)).output.1
        let place = try Workplace()
        try place.layOut("small")
        try FileManager.default.removeItem(atPath: place["content"])
        try FileManager.default.copyItem(
            atPath: Workplace.repository.appending(path: "content").path(percentEncoded: false),
            toPath: place["content"])
        try Data(entry.utf8).write(to: URL(filePath: place[String(path)]))
        let run = try CommandRun(["check", "--content", "content"], in: place)
        #expect(!run.errors.contains(path), "\(run.errors)")
        #expect(run.status == 0)
    }
}
