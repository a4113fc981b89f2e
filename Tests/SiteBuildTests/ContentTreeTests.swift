import Diagnostics
import Files
import Foundation
import SiteBuild
import TestSupport
import Testing

@Suite struct `Listing the content` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The paths found and the problems, as `path [id]`.
    private func scan(_ fileSystem: FileSystem = .disk) -> (paths: [String], problems: [String]) {
        let (tree, diagnostics) = ContentTree.scan(folder.path, with: fileSystem)
        let problems = diagnostics.map { "\($0.place.path.dropFirst(folder.path.count + 1)) [\($0.id)]" }
        return (tree.files.map(\.path), problems)
    }

    @Test func `files come in the byte order of their paths whatever the order of the disk`() throws {
        let expected = ["Z.md", "a-b/x.md", "a.md", "a/b/y.md", "a/x.md", "a0.md", "é.md"]
        for path in expected { try folder.write(to: path) }
        var reversed = FileSystem.disk
        reversed.list = { path throws(FileError) in
            try FileSystem.disk.list(path).sorted { $1.name.lexicographicallyPrecedes($0.name) }
        }
        #expect(scan().paths == expected)
        #expect(scan(reversed).paths == expected)
    }

    @Test func `a file's place begins with the root as it was given`() throws {
        try folder.write("abc", to: "services/ddt.md")
        let (tree, _) = ContentTree.scan(folder.path + "//")
        let file = try #require(tree.files.first)
        #expect(try tree.size(of: file) == 3)
        #expect(tree.location(of: file) == folder.path + "/services/ddt.md")
    }

    @Test func `hidden files and what editors drop are left out`() throws {
        let dropped = [
            ".DS_Store", ".git/config", "a.md~", "b.tmp", "C.TMP", "Thumbs.db", "desktop.ini", ".~lock.a.odt#",
            "~$a.docx", "#a.md#",
        ]
        for path in dropped { try folder.write(to: path) }
        try folder.write(to: "a#b.md")
        #expect(scan().paths == ["a#b.md"])
        #expect(scan().problems == [])
    }

    @Test(arguments: [
        "CON", "nul.md", "Aux.tar.gz", "com1", "LPT9.txt", "lpt¹", "prn .md", "a.", "a ", "a:b.md", "a?.md", "a|b",
        "<a>", "a*", "a\"",
        "a\\b", "a\tb",
    ])
    func `a name that Windows cannot hold is an error`(name: String) throws {
        try folder.write(to: name)
        try folder.write(to: "bon.md")
        #expect(scan().paths == ["bon.md"])
        #expect(scan().problems == ["\(name) [nom-interdit]"])
    }

    @Test(arguments: [
        "console.md", "com.md", "com10.md", "auxiliaire.md", "null.md", "a.b.md", "l'eau.md", "é.md", " a.md",
    ])
    func `a name that only resembles a reserved one is accepted`(name: String) throws {
        try folder.write(to: name)
        #expect(scan().paths == [name])
        #expect(scan().problems == [])
    }

    @Test func `a name that is not UTF-8 is an error`() throws {
        var latin = FileSystem.disk
        latin.list = { _ throws(FileError) in [FolderItem([0x65, 0xE9, 0x2E, 0x6D, 0x64])] }
        #expect(scan(latin).problems == ["e\u{FFFD}.md [nom-interdit]"])
    }

    @Test func `links that stay inside are followed, and a cycle ends`() throws {
        try folder.write(to: "a/x.md")
        try folder.link("a/moi", to: "..")
        try folder.link("b", to: "a")
        try folder.link("y.md", to: "a/x.md")
        #expect(scan().problems == [])
        #expect(scan().paths == ["a/moi/a/x.md", "a/moi/y.md", "a/x.md", "b/x.md", "y.md"])
    }

    @Test func `links that lead out or nowhere are errors, and the rest is still listed`() throws {
        let outside = try TemporaryFolder()
        try outside.write(to: "secret.md")
        try folder.write(to: "bon.md")
        try folder.link("dehors.md", to: outside["secret.md"])
        try folder.link("dossier", to: outside.path)
        try folder.link("nulle-part.md", to: "absent.md")
        try folder.link("boucle", to: "boucle")
        // A folder whose name only begins like the content folder's.
        try FileManager.default.createDirectory(atPath: folder.path + "-bis", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-bis") }
        try folder.link("voisin", to: folder.path + "-bis")
        #expect(scan().paths == ["bon.md"])
        #expect(
            scan().problems
                == ["boucle", "dehors.md", "dossier", "nulle-part.md", "voisin"].map { "\($0) [lien-symbolique]" })
    }

    @Test func `the content folder itself may be a link`() throws {
        let elsewhere = try TemporaryFolder()
        try folder.write(to: "a.md")
        try elsewhere.link("contenu", to: folder.path)
        let (tree, diagnostics) = ContentTree.scan(elsewhere["contenu"])
        #expect(tree.files.map(\.path) == ["a.md"])
        #expect(diagnostics == [])
    }

    @Test func `what cannot be read is an error each, and the rest is still listed`() throws {
        for path in ["a/x.md", "b.md"] { try folder.write(to: path) }
        mkfifo(folder["tuyau"], 0o644)
        var locked = FileSystem.disk
        locked.list = { path throws(FileError) in
            if path.hasSuffix("/a") { throw FileError(.read, path, .noPermission) }
            return try FileSystem.disk.list(path)
        }
        #expect(scan(locked).paths == ["b.md"])
        #expect(scan(locked).problems == ["a [illisible]", "tuyau [illisible]"])
    }

    @Test func `a file that the account may not read has no size`() throws {
        try folder.write("abc", to: "b.pdf")
        try folder.link("c.pdf", to: "b.pdf")
        var locked = FileSystem.disk
        locked.isReadable = { !$0.hasSuffix(".pdf") }
        locked.status = { path throws(FileError) in FileStatus(kind: .file, size: 3) }
        let (tree, _) = ContentTree.scan(folder.path)
        let files = tree.files
        #expect(files.map(\.path) == ["b.pdf", "c.pdf"])
        #expect(try tree.size(of: files[1]) == 3, "a link has the size of what it leads to")
        let refused = FileError(.read, folder["b.pdf"], .noPermission)
        #expect(throws: refused) { try tree.size(of: files[0], with: locked) }
    }

    @Test func `a disk that does not tell what names are is asked for each`() throws {
        for path in ["a/x.md", "b.md"] { try folder.write(to: path) }
        try folder.link("c.md", to: "b.md")
        var silent = FileSystem.disk
        silent.list = { path throws(FileError) in try FileSystem.disk.list(path).map { FolderItem($0.name) } }
        #expect(scan(silent).paths == scan().paths)
        #expect(scan().paths == ["a/x.md", "b.md", "c.md"])
    }

    @Test func `a content folder that is not there is an error that names it`() throws {
        try folder.write(to: "fichier")
        for root in ["absent", "fichier"] {
            let (tree, diagnostics) = ContentTree.scan(folder[root])
            #expect(tree.files == [])
            #expect(diagnostics == [Diagnostic(.site(.missing(folder[root])), at: Place(folder[root]))])
        }
    }
}
