import Diagnostics
import Foundation
import Testing

@testable import Publishing

@Suite struct `Publishing to a remote` {
    let folder: PublishedFolder
    let first: SiteContents
    let second: SiteContents

    init() throws {
        folder = try PublishedFolder()
        first = try folder.site("un", Sites.first)
        second = try folder.site("deux", Sites.second)
    }

    @discardableResult
    private func publish(
        _ site: SiteContents, to remote: FakeRemote, _ change: (inout Publication.Options) -> Void = { _ in }
    ) throws -> PublicationReport {
        var options = Publication.Options(Destination("essai:www"))
        change(&options)
        let surroundings = Publication.Surroundings(rclone: remote.program, clock: { 0 })
        return try Publication(site, options, in: surroundings).run()
    }

    private func shown(_ remote: FakeRemote) -> [String: String] {
        remote.files.filter { !$0.key.hasPrefix(".unisson/") }
    }

    @Test func `only what changed is sent, and after each change a reader finds all that he is led to`() throws {
        let remote = FakeRemote { files in
            let missing = Sites.missing(in: files)
            #expect(missing == [])
        }
        try publish(first, to: remote)
        #expect(shown(remote) == Sites.first)
        let report = try publish(second, to: remote)
        #expect(shown(remote) == Sites.second)
        #expect(report.unchanged == 2)
        #expect(report.removed == ["old/c.html", "assets/t.11111111.js", "fichiers/vieux.pdf"])
        #expect(remote.files.keys.filter { $0.hasPrefix(".unisson/") } == [".unisson/publication.sha256"])
        let count = remote.commands.count
        try publish(second, to: remote)
        #expect(remote.commands[count...] == ["backend", "lsf", "cat"])
    }

    @Test(arguments: ["[]", "[\"md5\"]"], [true, false])
    func `lost at any change, the next publication of either site finishes`(hashes: String, isAtomic: Bool) throws {
        for count in 0... {
            var isLost = false
            for goesOn in [true, false] {
                let remote = FakeRemote()
                remote.change { ($0.hashes, $0.isAtomic) = (hashes, isAtomic) }
                try publish(first, to: remote)
                remote.change { $0.files["notes.txt"] = Array("à moi".utf8) }
                remote.change { $0.left = count }
                isLost = (try? publish(second, to: remote)) == nil
                remote.change { $0.left = .max }
                // A page half written is what some transports leave.
                if isAtomic { #expect(Sites.missing(in: shown(remote)) == [], "after \(count) changes") }
                try publish(goesOn ? second : first, to: remote)
                var expected = goesOn ? Sites.second : Sites.first
                expected["notes.txt"] = "à moi"
                #expect(shown(remote) == expected, "after \(count) changes")
                #expect(remote.files.keys.filter { $0.hasPrefix(".unisson/") } == [".unisson/publication.sha256"])
            }
            if !isLost {
                #expect(count > 12)
                return
            }
        }
    }

    @Test func `a foreign file in the way is named before anything is written`() throws {
        let remote = FakeRemote()
        remote.change { $0.files["new/d.html"] = Array("à moi".utf8) }
        #expect(ids { try publish(second, to: remote) } == ["fichier-etranger"])
        #expect(remote.files == ["new/d.html": "à moi"])
    }

    @Test func `what somebody changed is put right where digests are at hand, or when all is read back`() throws {
        let remote = FakeRemote()
        try publish(first, to: remote)
        remote.change { $0.files["a.html"]?[0] = 0x50 }
        #expect(ids { try publish(first, to: remote) } == [])
        #expect(ids { try publish(first, to: remote) { $0.verifiesAll = true } } == ["fichier-retouche"])
        #expect(shown(remote) == Sites.first)
        remote.change { $0.files["a.html"]?[0] = 0x50 }
        remote.change { $0.hashes = "[\"md5\"]" }
        #expect(ids { try publish(first, to: remote) } == ["fichier-retouche"])
        #expect(shown(remote) == Sites.first)
    }

    @Test(arguments: ["assets/style.bbbbbbbb.css", "new/d.html", "a.html", "assets/index.js"])
    func `what arrives otherwise than it was sent stops before anything leads to it`(path: String) throws {
        let remote = FakeRemote()
        try publish(first, to: remote)
        remote.change { $0.corrupts = path }
        #expect(ids { try publish(second, to: remote) } == ["fichier-mal-ecrit"])
        #expect(shown(remote)["old/c.html"] != nil)
        if path.hasPrefix("assets/s") { #expect(shown(remote)["a.html"] == Sites.first["a.html"]) }
        remote.change { $0.corrupts = nil }
        try publish(second, to: remote)
        #expect(shown(remote) == Sites.second)
    }

    @Test func `another edition, an empty remote, permissions that cannot be given`() throws {
        let remote = FakeRemote()
        #expect(ids { try publish(first, to: remote) { $0.mustExist = true } } == ["rien-de-publie"])
        #expect(ids { try publish(first, to: remote) { $0.access.mode = 0o640 } } == ["droits-sans-effet"])
        let wide = try folder.site("large", edition: "relecture", Sites.second)
        #expect(ids { try publish(wide, to: remote) } == ["autre-edition"])
        #expect(shown(remote) == Sites.first)
    }

    @Test func `what rclone says is told without passwords, and its absence with what to install`() throws {
        var options = Publication.Options(Destination(":webdav,url='http://x:1',pass=secret:www"))
        options.timeLimit = 5
        let errors =
            "2026/11/30 05:44:03 ERROR : : x\nFailed to lsf: :webdav,url='http://x:1',pass=secret:www refused\n"
        for (rclone, id, words) in [
            (
                Program { _, _, _ in .init(status: 1, output: [], errors: Array(errors.utf8)) }, "rclone-en-echec",
                "Failed to lsf: :webdav:www refused"
            ),
            (Program { _, _, _ throws(Program.Failure) in throw .tooSlow }, "rclone-trop-long", "après 5 s"),
            (nil as Program?, "rclone-absent", "installez le paquet Debian"),
        ] {
            let surroundings = Publication.Surroundings(rclone: rclone, clock: { 0 })
            let failure = #expect(throws: PublicationFailure.self) {
                try Publication(first, options, in: surroundings).run()
            }
            let text = failure?.diagnostics.map { $0.place.path + $0.message(in: .french) }.joined() ?? ""
            #expect(failure?.diagnostics.map(\.id) == [id])
            #expect(text.contains(words))
            #expect(!text.contains("secret"))
        }
    }

    // MARK: Addresses

    @Test(arguments: [
        ("nom:chemin", "nom:", "chemin"), ("nom:", "nom:", ""), ("nom:/a/b/", "nom:", "/a/b"),
        (":sftp,host=x:a", ":sftp,host=x:", "a"), (":webdav,url='http://x:1':a:b", ":webdav,url='http://x:1':", "a:b"),
        ("nom,option=\"a:b\":c", "nom,option=\"a:b\":", "c"), ("mon site:a", "mon site:", "a"),
    ])
    func `a remote's address ends where rclone ends it`(text: String, remote: String, path: String) throws {
        let address = try #require(RemoteAddress(text))
        #expect(address.remote == remote)
        #expect(address.path == path)
    }

    @Test(arguments: ["a/b:c", "/mnt/x:y", ".zip", "./a:b", "-a:b", ":", "", "nom", "nom,x=1", "a/b.zip"])
    func `what rclone takes for a path of this machine is one`(text: String) { #expect(RemoteAddress(text) == nil) }
}

@Suite struct `A program that is run` {
    private let clock: @Sendable () -> Double = { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

    private func shell(_ environment: [String] = []) -> Program {
        Program(at: "/bin/sh", environment: environment, clock: clock)
    }

    @Test func `is given all input and gives all output, however long`() throws {
        let input = [UInt8](repeating: 0x61, count: 3_000_000)
        let result = try shell(["X=é"]).run(["-c", "cat; printf \"$X\" >&2; exit 7"], input, 30)
        #expect(result.output == input)
        #expect(result.errors == Array("é".utf8))
        #expect(result.status == 7)
    }

    @Test func `may end without reading, by a signal, or not be there`() throws {
        let input = [UInt8](repeating: 0x61, count: 3_000_000)
        #expect(try shell().run(["-c", "exit 0"], input, 30).status == 0)
        #expect(try shell().run(["-c", "kill -9 $$"], [], 30).status == 137)
        #expect(try Program(at: "/nowhere", environment: [], clock: clock).run([], [], 30).status == 127)
    }

    @Test func `is stopped at its limit`() throws {
        let started = clock()
        #expect(throws: Program.Failure.tooSlow) { try shell().run(["-c", "exec sleep 30"], [], 1) }
        #expect(clock() - started < 10)
    }
}

@Suite struct `Words about publishing` {
    private static let problems: [PublicationProblem] = [
        .noSite("x"), .incompleteSite("x"), .siteChanged("x"), .foreignFile("x"), .alteredFile("x", isRemoved: false),
        .alteredFile("x", isRemoved: true), .otherEdition(site: "a", destination: "b"), .damagedManifest("x"),
        .nothingPublished("x"), .locked("x"), .noLocks("x"), .longPath(length: 300, limit: 200), .sameButForCase("x"),
        .notAsWritten("x"), .unknownGroup("x"), .accessNotGiven("x"), .rcloneMissing,
        .rcloneFailed(destination: "x:", reason: "y"), .rcloneTooSlow(destination: "x:", limit: 5),
    ]

    @Test(arguments: problems) func `are there in both languages, without full stop`(problem: PublicationProblem) {
        let texts = [MessageLanguage.french, .english].map { Problem.publication(problem).text(in: $0) }
        #expect(Set(texts).count == 2)
        for text in texts { #expect(!text.hasSuffix(".") && !text.isEmpty) }
    }
}
