import Diagnostics
import Files
import Foundation
import SiteBuild
import TestSupport
import Testing

@Suite struct `Publishing while things break` {
    let folder: TemporaryFolder
    var output: String { folder["site"] }

    init() throws { folder = try TemporaryFolder() }

    private func publish(_ text: String, discarding: Bool = true, with fileSystem: FileSystem = .disk) throws {
        let writer = try GenerationWriter(output: output, with: fileSystem)
        do {
            for page in 0..<5 { try writer.write(Array(text.utf8), to: "pages-\(page % 2)/\(page).html") }
            try writer.publish(durably: false)
        } catch {
            if discarding { writer.discard() }
            throw error
        }
    }

    /// The text that all pages of the site hold; nil when they differ or are not all there.
    private func site(pages: Int = 5, folders: Int = 2) -> String? {
        let texts = (0..<pages).map { try? folder.text("site/pages-\($0 % folders)/\($0).html") }
        return Set(texts).count == 1 ? texts[0] : nil
    }

    @Test func `a machine that stops at any point leaves the former or the new site, and the next build cleans up`()
        throws
    {
        var switched = 0
        var steps = 0
        for changes in 0... {
            try? FileManager.default.removeItem(atPath: output)
            try? FileManager.default.removeItem(atPath: folder[".site.generations"])
            try publish("un")
            try publish("deux")
            let finished = (try? publish("trois", discarding: false, with: .dying(after: changes))) != nil
            let found = site()
            #expect(found == "deux" || found == "trois", "after \(changes) changes")
            switched += found == "trois" ? 1 : 0
            let left = try folder.names(".site.generations")
            try publish("quatre")
            #expect(site() == "quatre", "after \(changes) changes, which left \(left)")
            let kept = try folder.names(".site.generations").filter { $0 != "lock" && $0 != "history" }
            #expect(
                kept.count <= 4 && kept.allSatisfy { Int($0) != nil }, "after \(changes) changes, which left \(left)")
            steps = changes
            // Removing the oldest generation is the last change; that it failed is no failure of the build.
            if finished && switched > 1 { break }
        }
        #expect(steps > 10)
    }

    @Test func `a process killed at any moment leaves a whole site`() throws {
        let command = try #require(Self.siteBench)
        for round in 0..<12 {
            let process = Process()
            process.executableURL = command
            process.arguments = ["publish", "--output", output]
            let former = try? FileManager.default.destinationOfSymbolicLink(atPath: output)
            try process.run()
            // Only a process that is seen to publish is killed, so that it dies in the middle of the next generation.
            let deadline = Date.now + 20
            while (try? FileManager.default.destinationOfSymbolicLink(atPath: output)) == former && Date.now < deadline
            {
                usleep(200)
            }
            usleep(UInt32(round * 370))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(process.terminationReason == .uncaughtSignal)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: output) != former)
            #expect(site(pages: 20, folders: 3) != nil, "round \(round)")
        }
        try publish("fin")
        #expect(site() == "fin")
        #expect(try folder.names(".site.generations").filter { $0.hasSuffix(".part") || $0 == "next" } == [])
    }

    /// The program beside the test bundle.
    private static var siteBench: URL? {
        let place = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" } ?? Bundle.main.bundleURL
        let folders = [place, place.deletingLastPathComponent()]
        return folders.map { $0.appending(path: "site-bench") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }
    }

    @Test(arguments: [0, 5, 12, 24])
    func `a full disk is reported and leaves the former site`(room: Int) throws {
        try publish("former")
        let failure = #expect(throws: PublishingFailure.self) { try publish("nouveau", with: .full(after: room)) }
        guard case .site(.unwritable(let path, .diskFull)) = failure?.diagnostic.problem else {
            Issue.record("unexpected \(String(describing: failure))")
            return
        }
        #expect(path.hasSuffix(".html"))
        #expect(site() == "former")
        #expect(try folder.names(".site.generations") == ["1", "history", "lock"])
    }

    @Test(.enabled(if: getuid() == 0, "mounting a small disk takes root"))
    func `a disk that is really full is reported and leaves the former site`() throws {
        try FileManager.default.createDirectory(atPath: folder["disque"], withIntermediateDirectories: false)
        try #require(mount("tmpfs", folder["disque"], "tmpfs", 0, "size=256k") == 0)
        defer { umount2(folder["disque"], 0) }
        let output = folder["disque/site"]
        func publish(_ bytes: Int) throws {
            let writer = try GenerationWriter(output: output)
            do {
                try writer.write([UInt8](repeating: 0x61, count: bytes), to: "index.html")
                try writer.publish()
            } catch {
                writer.discard()
                throw error
            }
        }
        try publish(1_000)
        let failure = #expect(throws: PublishingFailure.self) { try publish(400_000) }
        let path = folder["disque/.site.generations/2.part/index.html"]
        #expect(failure?.diagnostic.problem == .site(.unwritable(path: path, reason: .diskFull)))
        #expect(try folder.text("disque/site/index.html").count == 1_000)
        try publish(2_000)
        #expect(try folder.text("disque/site/index.html").count == 2_000)
    }
}
