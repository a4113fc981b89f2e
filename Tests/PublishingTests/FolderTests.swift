import Diagnostics
import Files
import Foundation
import Testing

@testable import Publishing

@Suite struct `Publishing to a folder` {
    let folder: PublishedFolder
    let first: SiteContents
    let second: SiteContents

    init() throws {
        folder = try PublishedFolder()
        first = try folder.site("un", Sites.first)
        second = try folder.site("deux", Sites.second)
    }

    // MARK: What is sent

    @Test func `only what changed is sent, and what the site has no more goes with its folder`() throws {
        try folder.publish(first)
        #expect(folder.files() == Sites.first)
        let report = try folder.publish(second)
        #expect(folder.files() == Sites.second)
        #expect(report.unchanged == 2)
        #expect(report.changed == ["fichiers/plan.pdf", "a.html", "assets/index.js", "index.html"])
        #expect(
            report.added == [
                "assets/style.bbbbbbbb.css", "assets/t.22222222.js", "fichiers/neuf.pdf", "new/d.html", "new/e.html",
            ])
        #expect(report.removed == ["old/c.html", "assets/t.11111111.js", "fichiers/vieux.pdf"])
        #expect(folder.folders() == ["assets", "fichiers", "new"])
    }

    @Test func `a site that stands there already is written no more`() throws {
        try folder.publish(first)
        let changes = Changes(stoppingAfter: 0)
        let report = try folder.publish(first, with: changes.fileSystem, disk: changes.disk)
        #expect(report.unchanged == first.files.count)
    }

    @Test func `a dry run tells all and writes nothing`() throws {
        let report = try folder.publish(first) { $0.isDryRun = true }
        #expect(report.added.count == first.files.count)
        #expect(report.added.last == "index.html")
        #expect(!FileManager.default.fileExists(atPath: folder["dest"]))
    }

    // MARK: Whatever happens

    @Test func `after each single change a reader finds all that he is led to`() throws {
        try folder.publish(first)
        let folder = folder
        let changes = Changes {
            let missing = Sites.missing(in: folder.files())
            #expect(missing == [])
        }
        try folder.publish(second, with: changes.fileSystem, disk: changes.disk)
        #expect(Sites.missing(in: folder.files()) == [])
    }

    @Test func `stopped at any change, the next publication of either site finishes`() throws {
        var stopped = 0
        for count in 0... {
            for goesOn in [true, false] {
                let folder = try PublishedFolder()
                let first = try folder.site("un", Sites.first)
                let second = try folder.site("deux", Sites.second)
                try folder.publish(first)
                try folder.write("à moi", to: "dest/notes.txt")
                let changes = Changes(stoppingAfter: count)
                let finished = (try? folder.publish(second, with: changes.fileSystem, disk: changes.disk)) != nil
                #expect(Sites.missing(in: folder.files()) == [], "after \(count) changes")
                try folder.publish(goesOn ? second : first)
                var expected = goesOn ? Sites.second : Sites.first
                expected["notes.txt"] = "à moi"
                #expect(folder.files() == expected, "after \(count) changes")
                #expect(
                    Set(folder.files(own: true).keys.filter { $0.hasPrefix(".unisson") }) == [
                        ".unisson/lock", ".unisson/publication.sha256",
                    ], "after \(count) changes")
                if finished { stopped = count }
            }
            if stopped > 0 { break }
        }
        #expect(stopped > 40)
    }

    @Test func `a first publication that is stopped anywhere is finished by the next`() throws {
        for count in stride(from: 0, to: 60, by: 1) {
            let folder = try PublishedFolder()
            let site = try folder.site("un", Sites.first)
            let changes = Changes(stoppingAfter: count)
            let finished = (try? folder.publish(site, with: changes.fileSystem, disk: changes.disk)) != nil
            try folder.publish(site)
            #expect(folder.files() == Sites.first, "after \(count) changes")
            if finished { return }
        }
        Issue.record("never finished")
    }

    @Test func `a disk that fills up leaves what readers see as it was, with its room`() throws {
        try folder.publish(first)
        let before = folder.files(own: true)
        var disk = SharedDisk.disk
        disk.create = { path, access throws(FileError) in
            if path.hasSuffix("/.d.html.unisson") { throw FileError(.write, path, .diskFull) }
            return try SharedDisk.disk.create(path, access)
        }
        #expect(ids { try folder.publish(second, disk: disk) } == ["ecriture-impossible"])
        #expect(folder.files(own: true) == before)
        #expect(folder.folders() == ["assets", "fichiers", "old"])
    }

    @Test func `what is read back otherwise than it was written is never shown`() throws {
        try folder.publish(first)
        var disk = SharedDisk.disk
        disk.create = { path, access throws(FileError) in
            var file = try SharedDisk.disk.create(path, access)
            let put = file.put
            file.put = { bytes throws(FileError) in
                try put(path.hasSuffix("/.plan.pdf.unisson") ? Array("plon 2".utf8) : bytes)
            }
            return file
        }
        #expect(ids { try folder.publish(second, disk: disk) } == ["fichier-mal-ecrit"])
        #expect(folder.files() == Sites.first)
    }

    @Test func `a site that a build replaces meanwhile is not mixed with the next`() throws {
        try folder.publish(first)
        try folder.write("page a 3", to: "deux/1/a.html")
        #expect(ids { try folder.publish(second) } == ["site-reconstruit"])
        try folder.remove("deux/1/a.html")
        #expect(ids { try folder.publish(second) } == ["site-reconstruit"])
        #expect(folder.files() == Sites.first)
    }

    @Test func `a file that somebody holds open keeps neither others from being published nor itself for good`() throws
    {
        try folder.publish(first)
        var fileSystem = FileSystem.unflushed
        fileSystem.rename = { from, to throws(FileError) in
            if to.hasSuffix("/fichiers/plan.pdf") || to.hasSuffix("/a.html") {
                throw FileError(.write, to, .noPermission)
            }
            try FileSystem.disk.rename(from, to)
        }
        #expect(ids { try folder.publish(second, with: fileSystem) } == ["ecriture-impossible", "ecriture-impossible"])
        let files = folder.files()
        #expect(files["fichiers/plan.pdf"] == "plan 1")
        #expect(files["a.html"] == Sites.first["a.html"])
        #expect(files["index.html"] == Sites.second["index.html"])
        // What the former page leads to is still there.
        #expect(Sites.missing(in: files) == [])
        #expect(files["old/c.html"] != nil)
        #expect(ids { try folder.publish(second) } == [])
        #expect(folder.files() == Sites.second)
    }

    @Test func `a share that is lost while files are renamed stops at once`() throws {
        try folder.publish(first)
        var fileSystem = FileSystem.unflushed
        fileSystem.rename = { from, to throws(FileError) in
            if to.hasSuffix("/fichiers/plan.pdf") { throw FileError(.write, to, .deviceFailure) }
            try FileSystem.disk.rename(from, to)
        }
        #expect(ids { try folder.publish(second, with: fileSystem) } == ["ecriture-impossible"])
        #expect(folder.files()["index.html"] == Sites.first["index.html"])
        try folder.publish(second)
        #expect(folder.files() == Sites.second)
    }

    // MARK: What is not ours

    @Test(arguments: [
        "a.html", "new", "assets/style.bbbbbbbb.css", ".unisson", "new/.d.html.unisson", ".index.html.unisson",
    ])
    func `a foreign file in the way is named before anything is written`(name: String) throws {
        try folder.write("à moi", to: "dest/" + name)
        let before = folder.files(own: true)
        #expect(ids { try folder.publish(second) } == ["fichier-etranger"])
        #expect(folder.files(own: true) == before)
    }

    @Test func `a link in the way is not followed`() throws {
        try folder.write("ailleurs", to: "ailleurs/d.html")
        try folder.write("à moi", to: "dest/notes.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder["dest/new"], withDestinationPath: folder["ailleurs"])
        #expect(ids { try folder.publish(second) } == ["fichier-etranger"])
        #expect(folder.files("ailleurs") == ["d.html": "ailleurs"])
    }

    @Test func `a file put beside an interrupted publication by somebody else stays`() throws {
        try folder.publish(first)
        let changes = Changes(stoppingAfter: 4)
        #expect(throws: PublicationFailure.self) {
            try folder.publish(second, with: changes.fileSystem, disk: changes.disk)
        }
        try folder.write("à moi", to: "dest/new/d.html")
        #expect(ids { try folder.publish(second) } == ["fichier-etranger"])
        #expect(folder.files()["new/d.html"] == "à moi")
    }

    @Test func `what somebody changed is put right and told`() throws {
        try folder.publish(first)
        try folder.write("retouché", to: "dest/a.html")
        try folder.write("retouché", to: "dest/old/c.html")
        try folder.remove("dest/b.html")
        #expect(ids { try folder.publish(second) } == ["fichier-retouche", "fichier-retouche"])
        #expect(folder.files() == Sites.second)
    }

    @Test func `another edition never lands there unasked, even where it was interrupted`() throws {
        try folder.publish(first)
        let wide = try folder.site("large", edition: "relecture", Sites.second)
        #expect(ids { try folder.publish(wide) } == ["autre-edition"])
        #expect(folder.files() == Sites.first)
        let changes = Changes(stoppingAfter: 30)
        #expect(throws: PublicationFailure.self) {
            try folder.publish(wide, with: changes.fileSystem, disk: changes.disk) { $0.changesEdition = true }
        }
        #expect(ids { try folder.publish(wide) } == ["autre-edition"])
        #expect(ids { try folder.publish(first) } == ["autre-edition"])
        try folder.publish(wide) { $0.changesEdition = true }
        #expect(folder.files() == Sites.second)
    }

    @Test func `a list of ours that cannot be read stops everything`() throws {
        try folder.publish(first)
        try folder.write("# unisson publication 1\n", to: "dest/.unisson/publication.sha256")
        #expect(ids { try folder.publish(second) } == ["manifeste-illisible"])
        #expect(folder.files() == Sites.first)
    }

    @Test func `where something must stand, an empty folder is a share that is not mounted`() throws {
        #expect(ids { try folder.publish(first) { $0.mustExist = true } } == ["rien-de-publie"])
        #expect(ids { try folder.publish(first, to: "absent/dest") } == ["illisible"])
        try folder.publish(first)
        try folder.publish(second) { $0.mustExist = true }
        #expect(folder.files() == Sites.second)
    }

    @Test func `a file takes the place of a folder of ours, and the reverse`() throws {
        let files = try folder.site("a", ["index.html": "1", "x": "fichier", "y/z.txt": "dossier"])
        let swapped = try folder.site("b", ["index.html": "1", "x/z.txt": "dossier", "y": "fichier"])
        try folder.publish(files)
        try folder.publish(swapped)
        #expect(folder.files() == ["index.html": "1", "x/z.txt": "dossier", "y": "fichier"])
        try folder.write("à moi", to: "dest/x/notes.txt")
        #expect(ids { try folder.publish(files) } == ["ecriture-impossible"])
        #expect(folder.files()["x/notes.txt"] == "à moi")
    }
}
