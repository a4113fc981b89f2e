import Diagnostics
import Files
import Foundation
import SiteBuild
import TestSupport
import Testing

@Suite struct `A report asked for` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("editions: [tous]\n", to: "content/model.yaml")
        try folder.write("x", to: "content/notes/a.md")
        try folder.write("name: x\n", to: "themes/sobre/theme.yaml")
        try folder.write("name: y\n", to: "themes/parent/theme.yaml")
        try folder.write("<p>", to: ".site.generations/1/index.html")
        try folder.link("site", to: ".site.generations/1")
    }

    private func refusals(_ report: String, output: String = "site") -> [String] {
        let options = SiteBuild.Options(
            content: folder["content"], theme: folder["themes/sobre"], output: folder[output])
        let build = SiteBuild(options, in: .init(today: { _ in nil }, clock: { 0 }))
        return build.misplacedFiles([("--report", folder[report])]).map { "\($0.place.path) \($0.id)" }
    }

    @Test(arguments: [
        "content/model.yaml", "content/x.json", "content/../content/notes/a.md", "content", "themes/sobre/x.json",
        "themes/parent/x.json", "site", "site/x.json", ".site.generations/x.json", "lien/x.json", "lien-de-fichier",
        "dur.json", "content/dehors.json", "vers-rien", "absent/../content/x.json",
    ])
    func `is refused where it would replace what is read or published`(_ path: String) throws {
        try folder.link("lien", to: "content")
        try folder.link("lien-de-fichier", to: "content/notes/a.md")
        try folder.link("content/dehors.json", to: "../r.json")
        try folder.link("vers-rien", to: "content/absent.json")
        try FileManager.default.linkItem(atPath: folder["content/notes/a.md"], toPath: folder["dur.json"])
        #expect(refusals(path) == ["--report sortie-dans-les-sources"])
    }

    @Test(arguments: ["r.json", "content.json", "contenu/r.json", "themes/r.json", "site.json", "rapports/r.json"])
    func `may stand anywhere else`(_ path: String) throws {
        #expect(refusals(path) == [])
    }

    @Test(arguments: ["content/site", "themes/sobre/site", "lien/site", "content/notes/../site"])
    func `does not hide that the site would stand among the sources`(_ output: String) throws {
        try folder.link("lien", to: "content")
        #expect(refusals("r.json", output: output) == ["--output sortie-dans-les-sources"])
    }

    @Test func `does not hide that the site holds the sources`() throws {
        try folder.write("editions: [tous]\n", to: ".autre.generations/contenu/model.yaml")
        let options = SiteBuild.Options(
            content: folder[".autre.generations/contenu"], theme: folder["themes/sobre"], output: folder["autre"])
        let build = SiteBuild(options, in: .init(today: { _ in nil }, clock: { 0 }))
        #expect(build.misplacedFiles([]).map(\.id) == ["sortie-dans-les-sources"])
    }

    @Test func `replaces a file in one step, with its permissions`() throws {
        try folder.write("ancien", to: "r.json")
        #expect(chmod(folder["r.json"], 0o600) == 0)
        try WrittenFile(folder["r.json"]).write(Array("nouveau".utf8))
        #expect(try folder.text("r.json") == "nouveau")
        let mode = try FileManager.default.attributesOfItem(atPath: folder["r.json"])[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try folder.names("").filter { $0.hasSuffix(".new") } == [])
    }

    @Test func `goes through links to what they lead to, and the links stay`() throws {
        try folder.write("ancien", to: "loin/r.json")
        try folder.link("un", to: "deux")
        try folder.link("deux", to: "loin/r.json")
        try folder.link("vers-rien", to: "loin/neuf.json")
        try WrittenFile(folder["un"]).write(Array("nouveau".utf8))
        try WrittenFile(folder["vers-rien"]).write(Array("neuf".utf8))
        #expect(try folder.text("loin/r.json") == "nouveau" && folder.text("loin/neuf.json") == "neuf")
        #expect(try FileSystem.disk.status(folder["un"])?.kind == .symbolicLink)
        #expect(try FileSystem.disk.status(folder["vers-rien"])?.kind == .symbolicLink)
    }

    @Test func `is written into a pipe, which stays one`() async throws {
        let path = folder["tube"]
        #expect(mkfifo(path, 0o600) == 0)
        let text = String(repeating: "compte rendu\n", count: 20_000)
        // Opened for both, so that nobody waits for the other to come.
        let reader = open(path, O_RDWR | O_NONBLOCK)
        #expect(reader >= 0)
        let writing = Task.detached { try WrittenFile(path).write(Array(text.utf8)) }
        var got: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while got.count < text.utf8.count {
            let count = read(reader, &buffer, buffer.count)
            if count > 0 { got += buffer[..<count] } else { usleep(1000) }
        }
        try await writing.value
        close(reader)
        #expect(got == Array(text.utf8))
        #expect(try FileSystem.disk.status(path)?.kind == .other)
    }

    @Test func `a folder in its place and a missing one are told`() throws {
        #expect(throws: FileError.self) { try WrittenFile(folder["content"]).write([0x78]) }
        #expect(throws: FileError(.write, folder["absent/r.json"], .notFound)) {
            try WrittenFile(folder["absent/r.json"]).write([0x78])
        }
    }
}
