import Diagnostics
import Foundation
import Testing

@testable import Publishing

@Suite struct `The list of what is unisson's` {
    private let digests = [
        "0f4e33f3dc3e414ff94e5fb6905cba8c2b3d1f0c0b5d3f1d3c1f0e9a7b6c5d4e",
        "1f4e33f3dc3e414ff94e5fb6905cba8c2b3d1f0c0b5d3f1d3c1f0e9a7b6c5d4e",
    ].compactMap { FileDigest($0) }

    private var manifest: Manifest {
        Manifest(
            edition: "très large", files: ["a b.html": [digests[0]], "x/é.pdf": Set(digests)], folders: ["x", "a"])
    }

    @Test func `is written in one way and read back`() throws {
        #expect(
            String(decoding: manifest.bytes, as: UTF8.self) == """
                # unisson publication 1
                # edition: très large
                # folder: a
                # folder: x
                \(digests[0].digits)  a b.html
                \(digests[0].digits)  x/é.pdf
                \(digests[1].digits)  x/é.pdf
                # end 3

                """)
        #expect(Manifest(manifest.bytes) == manifest)
    }

    @Test func `is no list when it was cut short anywhere or altered`() {
        let bytes = manifest.bytes
        for length in 0..<bytes.count { #expect(Manifest(Array(bytes[..<length])) == nil, "\(length) bytes") }
        let text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in [
            ("# end 3", "# end 2"), ("publication 1", "publication 2"), ("  a b", " a b"), ("0f4e", "0F4E"),
            ("a b.html", "../b.html"), ("a b.html", "/b.html"), ("x/é.pdf", "x//é.pdf"), ("folder: a", "folder: .."),
            ("a b.html", ".unisson/lock"),
        ] {
            #expect(Manifest(Array(text.replacing(old, with: new).utf8)) == nil, "\(new)")
        }
        #expect(Manifest([0xFF, 0x0A]) == nil)
    }

    @Test func `what was interrupted adds to what was finished`() throws {
        let other = Manifest(edition: "b", files: ["a b.html": [digests[1]], "new": [digests[1]]], folders: ["n"])
        let holdings = try Holdings(
            reading: [
                "publication.sha256": manifest.bytes, "intention-3.sha256": other.bytes,
                "intention-7.sha256": Array(other.bytes.dropLast()), "intention-x.sha256": [], "lock": [],
            ], at: "x")
        #expect(holdings.files["a b.html"] == Set(digests))
        #expect(holdings.files["new"] == [digests[1]])
        #expect(holdings.folders == ["a", "x", "n"])
        #expect(holdings.editions == ["très large", "b"])
        #expect(holdings.nextNumber == 8)
        #expect(holdings.cutShort == [7])
        // While the finished list is written, the intention says all.
        #expect(
            try Holdings(reading: ["publication.sha256": [], "intention-3.sha256": other.bytes], at: "x").editions == [
                "b"
            ])
        #expect(try Holdings(reading: ["intention-1.sha256": []], at: "x").isEmpty)
    }
}

@Suite struct `What goes in which order` {
    private func file(_ path: String) throws -> SiteFile {
        SiteFile(path: path, size: 0, digest: try #require(FileDigest(String(repeating: "a", count: 64))))
    }

    @Test(arguments: [
        ("index.html", SiteFile.Role.home), ("services/index.html", .page), ("404.html", .page),
        ("assets/sobre.ee3f7b1b53.css", .hashed), ("assets/recherche/t.8a615ac0.js", .hashed),
        ("assets/recherche/index.js", .leading), ("nouveau.atom", .leading), ("donnees/services.json", .leading),
        ("fichiers/plan.pdf", .plain), ("fichiers/plan.2013.csv", .plain), ("LISEZMOI", .plain),
    ])
    func `a file's name says what it can lead to`(path: String, role: SiteFile.Role) throws {
        #expect(try file(path).role == role)
    }

    @Test func `folders come before what they hold`() {
        #expect(PublicationPlan.folders(of: ["a/b/c.html", "a/d.html", "e.html"]) == ["a", "a/b"])
    }
}

@Suite struct `Names that Windows cannot hold` {
    private func ids(_ paths: [String]) -> [String] {
        PortableNames.problems(paths).map { "\($0.place.path) \($0.id)" }
    }

    @Test(arguments: [
        "con.html", "a/NUL", "a/lpt1.txt", "aux/x.html", "a/b.", "a /x", "a/x:y", "a/x?y", "a/x\"y", "a/x|y", "a//b",
        "COM1.html",
    ])
    func `are named`(path: String) { #expect(ids(["index.html", path]) == [path + " nom-interdit"]) }

    @Test func `two names that differ in case are one to Windows, of folders too`() {
        #expect(ids(["a/x.html", "a/X.html"]) == ["a/X.html noms-a-la-casse-pres"])
        #expect(ids(["Été/x.html", "été/y.html"]) == ["été noms-a-la-casse-pres"])
        #expect(ids(["a/x.html", "a/y.html", "b/x.html"]) == [])
    }

    @Test func `a path may be so long that a share's name still fits before it`() {
        let folder = String(repeating: "d", count: 99) + "/"
        #expect(ids([folder + String(repeating: "e", count: 100)]) == [])
        let long = folder + String(repeating: "e", count: 101)
        #expect(ids([long]) == [long + " chemin-trop-long"])
    }
}
