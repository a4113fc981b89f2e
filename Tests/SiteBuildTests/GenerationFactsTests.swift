import Diagnostics
import Files
import Foundation
import Language
import SiteBuild
import TestSupport
import Testing

@Suite struct `What a generation says` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Repository.path("Tests/Sites/small/content"), toPath: folder["content"])
    }

    private func build(_ edition: String? = nil) async throws {
        var options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: folder["site"], edition: edition,
            asOf: CalendarDate(parsing: "2013-06-17"))
        options.isClean = true
        let report = await SiteBuild(options, in: .still).build()
        try #require(report.isPublished, "\(report.diagnostics)")
    }

    private func facts(_ number: Int) -> String { folder[".site.generations/\(number).facts"] }

    @Test func `is the same for the same content, and for the builder's account alone`() async throws {
        try await build()
        try await build()
        let bytes = try FileSystem.disk.read(facts(1))
        #expect(try FileSystem.disk.read(facts(2)) == bytes && bytes.count > 500)
        let mode = try FileManager.default.attributesOfItem(atPath: facts(1))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `is believed whole or not at all`() async throws {
        try await build()
        try await build()
        let bytes = try FileSystem.disk.read(facts(1))
        func isRead() throws -> Bool {
            do {
                _ = try KeptGenerations(at: folder["site"]).facts(of: 1)
                return true
            } catch {
                #expect(error.diagnostic.id == "generation-sans-releve")
                return false
            }
        }
        func write(_ bytes: some Sequence<UInt8>) throws {
            try Data(bytes).write(to: URL(filePath: facts(1)))
        }
        #expect(try isRead())
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var altered = bytes
            altered[place] ^= 1
            try write(altered)
            #expect(try !isRead(), "byte \(place)")
            try write(bytes[..<place])
            #expect(try !isRead(), "cut at \(place)")
        }
        try write(bytes)
        #expect(try isRead())
    }

    @Test func `names in a narrow edition nothing that a wider one holds`() async throws {
        try folder.write(
            "---\nintitulé: Opération Mercure\npilote: ddt\ndiffusion: dirigeants\n---\nChut.\n",
            to: "content/politiques/mercure.md")
        try await build()
        #expect(try !folder.text(".site.generations/1.facts").contains("ercure"))
        try await build("dirigeants")
        #expect(try folder.text(".site.generations/2.facts").contains("Opération Mercure"))
    }

    @Test func `takes titles as they are`() async throws {
        try folder.write(
            "---\nnom: 'Un \\t\\\\ \u{A0}« titre »'\nnature: unité\n---\nTexte.\n", to: "content/services/titre.md")
        try await build()
        try await build()
        let kept = try KeptGenerations(at: folder["site"])
        let difference = SiteDifference(from: try kept.facts(of: 1), to: try kept.facts(of: 2))
        #expect(difference.isEmpty && difference.summary == "Rien n'a changé")
    }
}
