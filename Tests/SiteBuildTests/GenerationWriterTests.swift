import Diagnostics
import Files
import Foundation
import Language
import SiteBuild
import Synchronization
import TestSupport
import Testing

@Suite struct `Publishing a generation` {
    let folder: TemporaryFolder
    var output: String { folder["public/site"] }

    init() throws { folder = try TemporaryFolder() }

    /// Publishes a site whose home page holds a text.
    private func publish(_ text: String, with fileSystem: FileSystem = .disk) throws {
        let writer = try GenerationWriter(output: output, with: fileSystem)
        do {
            try writer.write(Array(text.utf8), to: "index.html")
            try writer.write(Array(text.utf8), to: "politiques/eau/index.html")
            try writer.publish()
        } catch {
            writer.discard()
            throw error
        }
    }

    private func problem(_ body: () throws -> Void) -> SiteProblem? {
        do {
            try body()
        } catch let failure as PublishingFailure {
            if case .site(let problem) = failure.diagnostic.problem { return problem }
        } catch {}
        return nil
    }

    @Test func `the home page stands at the output, and folders before it are made`() throws {
        try publish("un")
        #expect(try folder.text("public/site/index.html") == "un")
        #expect(try folder.names("public/site") == ["index.html", "politiques"])
        try publish("deux")
        #expect(try folder.text("public/site/index.html") == "deux")
    }

    @Test func `the parent folder can be moved`() throws {
        try publish("un")
        try FileManager.default.moveItem(atPath: folder["public"], toPath: folder["ailleurs"])
        #expect(try folder.text("ailleurs/site/index.html") == "un")
    }

    @Test func `an empty folder at the output gives way to the site`() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        try publish("un")
        #expect(try folder.text("public/site/index.html") == "un")
    }

    @Test func `what fails once the site is published is told as that, and the site stays`() async throws {
        try FileManager.default.copyItem(
            atPath: Repository.path("Tests/Sites/small/content"), toPath: folder["content"])
        var surroundings = SiteBuild.Surroundings.still
        surroundings.fileSystem.flushFolder = { path throws(FileError) in throw FileError(.write, path, .deviceFailure)
        }
        let options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: output,
            asOf: CalendarDate(parsing: "2013-06-17"))
        let report = await SiteBuild(options, in: surroundings).build()
        #expect(report.isPublished && !report.isInputOutputFailure)
        #expect(report.diagnostics.map(\.id) == ["publication-fragile"])
        #expect(folder.exists("public/site/index.html"))
    }

    @Test func `who wants to wait is given the output when another build has done with it`() async throws {
        try FileManager.default.copyItem(
            atPath: Repository.path("Tests/Sites/small/content"), toPath: folder["content"])
        var options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: output,
            asOf: CalendarDate(parsing: "2013-06-17"))
        let other = Mutex<GenerationWriter?>(try GenerationWriter(output: output))
        let pauses = Mutex(0)
        var surroundings = SiteBuild.Surroundings.still
        surroundings.pause = {
            let count = pauses.withLock { count in
                count += 1
                return count
            }
            if count == 3 { other.withLock { $0 = nil } }
        }
        #expect(await SiteBuild(options, in: surroundings).build().isInputOutputFailure)
        options.waits = true
        #expect(await SiteBuild(options, in: surroundings).build().isPublished)
        #expect(pauses.withLock { $0 } == 3)
    }

    @Test func `what stands at the output and is not ours is refused and left as it is`() throws {
        try folder.write("précieux", to: "dossier/a.txt")
        try folder.write("précieux", to: "fichier")
        try folder.link("lien", to: "dossier")
        try folder.link("semblable", to: ".semblable.generations/../dossier")
        let before = try folder.names("")
        for name in ["dossier", "fichier", "lien", "semblable", "dossier/"] {
            let refused = problem { _ = try GenerationWriter(output: folder[name]) }
            #expect(refused == .outputNotOurs(folder[name].trimmingSuffix("/")), "\(name)")
        }
        #expect(problem { _ = try GenerationWriter(output: "/") } == .outputNotOurs("/"))
        #expect(problem { _ = try GenerationWriter(output: folder[".."]) } == .outputNotOurs(folder[".."]))
        #expect(try folder.names("") == before)
        #expect(try folder.text("dossier/a.txt") == "précieux")
    }

    @Test func `a folder that has our folder's name but holds something else is refused`() throws {
        try folder.write(to: "public/.site.generations/1/photo.jpg")
        #expect(problem { try publish("un") } == .outputNotOurs(folder["public/.site.generations"]))
        #expect(folder.exists("public/.site.generations/1/photo.jpg"))
    }

    @Test func `something that takes the output's place during the build is not replaced`() throws {
        let writer = try GenerationWriter(output: output)
        try writer.write([], to: "index.html")
        try folder.write("précieux", to: "public/site")
        #expect(problem { try writer.publish() } == .outputNotOurs(output))
        writer.discard()
        #expect(try folder.text("public/site") == "précieux")
        #expect(try folder.names("public/.site.generations") == ["lock"])
    }

    @Test func `a second build is told that another one is writing`() throws {
        var first: GenerationWriter? = try GenerationWriter(output: output)
        #expect(problem { try publish("deux") } == .locked(output))
        first?.discard()
        first = nil
        try publish("deux")
        #expect(try folder.text("public/site/index.html") == "deux")
    }

    @Test func `another build may begin, or begin and end, at any moment of a build's beginning`() throws {
        // The empty folder is what another build leaves for an instant before it takes its lock.
        for (ends, isBegun) in [(true, false), (false, false), (true, true), (false, true)] {
            var moment = 0
            var isReached = true
            while isReached {
                let folder = try TemporaryFolder()
                let output = folder["public/site"]
                if isBegun { try FileSystem.disk.createFolders(folder["public/.site.generations"]) }
                let count = Mutex(0)
                let other = Mutex<GenerationWriter?>(nil)
                let meanwhile = { @Sendable [moment] in
                    let now = count.withLock { count in
                        count += 1
                        return count - 1
                    }
                    guard now == moment, let writer = try? GenerationWriter(output: output) else { return }
                    try? writer.write(Array("autre".utf8), to: "index.html")
                    if ends { _ = try? writer.publish() } else { other.withLock { $0 = writer } }
                }
                var fileSystem = FileSystem.disk
                let disk = fileSystem
                fileSystem.status = { path throws(FileError) in
                    meanwhile()
                    return try disk.status(path)
                }
                fileSystem.list = { path throws(FileError) in
                    meanwhile()
                    return try disk.list(path)
                }
                fileSystem.createFolder = { path throws(FileError) in
                    meanwhile()
                    try disk.createFolder(path)
                }
                fileSystem.lock = { path throws(FileError) in
                    meanwhile()
                    return try disk.lock(path)
                }
                let told = problem {
                    let writer = try GenerationWriter(output: output, with: fileSystem)
                    try writer.write(Array("un".utf8), to: "index.html")
                    try writer.publish()
                }
                isReached = count.withLock { $0 } > moment
                if other.withLock({ $0 }) == nil {
                    #expect(told == nil, "at \(moment)")
                    #expect(try folder.text("public/site/index.html") == "un")
                } else {
                    #expect(told == .locked(output), "at \(moment)")
                }
                moment += 1
            }
            #expect(moment > 5)
        }
    }

    @Test func `a discarded generation leaves the former site and nothing else`() throws {
        try publish("un")
        let writer = try GenerationWriter(output: output)
        try writer.write([], to: "index.html")
        writer.discard()
        #expect(try folder.text("public/site/index.html") == "un")
        #expect(try folder.names("public/.site.generations") == ["1", "history", "lock"])
    }

    @Test(arguments: [
        "", "/index.html", "../index.html", "a/../b.html", "a//b.html", "a/", "./a", ".cache", "été.html",
        "a b.html",
        "nul.html", "a/con/b.html", "a.", "a\\b", "a\0b",
    ])
    func `a path that does not work everywhere is refused`(path: String) throws {
        let writer = try GenerationWriter(output: output)
        #expect(problem { try writer.write([], to: path) } == .badName(path))
        #expect(problem { try writer.copy("/proc/self/status", to: path) } == .badName(path))
        try writer.publish()
        #expect(try folder.names("public/site") == [])
    }

    @Test func `two items on one path are an error, and so is a file in a folder's place`() throws {
        try folder.write("source", to: "source")
        let writer = try GenerationWriter(output: output)
        try writer.write([], to: "a/index.html")
        #expect(problem { try writer.write([], to: "a/index.html") } == .pathTaken("a/index.html"))
        #expect(problem { try writer.copy(folder["source"], to: "a/index.html") } == .pathTaken("a/index.html"))
        #expect(problem { try writer.write([], to: "a") } == .pathTaken("a"))
    }

    @Test func `an attached file that cannot be read is reported at its own place`() throws {
        let writer = try GenerationWriter(output: output)
        let source = folder["absent.pdf"]
        #expect(throws: PublishingFailure(FileError(.read, source, .notFound).diagnostic)) {
            try writer.copy(source, to: "a/absent.pdf")
        }
    }

    @Test func `many tasks write into new folders at once`() async throws {
        let writer = try GenerationWriter(output: output)
        let paths = (0..<400).map { "d\($0 % 7)/e\($0 % 11)/\($0).html" }
        _ = try await parallelMap(paths, workers: 8) { path throws(PublishingFailure) in
            try writer.write(Array(path.utf8), to: path)
        }
        try writer.publish()
        for path in paths { #expect(try folder.text("public/site/" + path) == path) }
    }

    @Test func `modes follow the umask`() throws {
        try folder.write(to: "source")
        let former = umask(0o077)
        defer { umask(former) }
        let writer = try GenerationWriter(output: output)
        try writer.write([], to: "a/b.html")
        try writer.copy(folder["source"], to: "a/c.pdf")
        try writer.publish()
        let modes = try ["", "a", "a/b.html", "a/c.pdf"].map { name in
            let attributes = try FileManager.default.attributesOfItem(
                atPath: folder["public/.site.generations/1/" + name])
            return (attributes[.posixPermissions] as? NSNumber)?.intValue
        }
        #expect(modes == [0o700, 0o700, 0o600, 0o600])
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
