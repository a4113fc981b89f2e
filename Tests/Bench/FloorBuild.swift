import CMarkGFM
import Glibc

/// The least work that a build of the same files can do. Own system calls on purpose: what the command is measured
/// against must not change with the command.
struct FloorBuild {
    let content: String
    let output: String
    let threads: Int

    enum Failure: Error {
        case system(String, errno: Int32)
    }

    /// The most memory this process ever held, in units of 1024 bytes.
    static var peakKilobytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    /// Renders every file of the folder `fiches`; gives their number.
    func run() async throws -> Int {
        cmark_gfm_core_extensions_ensure_registered()
        let source = content + "/" + GeneratedSite.folder
        let names = try list(source)
        guard mkdir(output, 0o755) == 0 else { throw Failure.system(output, errno: errno) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for thread in 0..<threads {
                group.addTask {
                    for index in stride(from: thread, to: names.count, by: threads) {
                        try render(source + "/" + names[index], to: output + "/" + names[index].dropLast(3) + ".html")
                    }
                }
            }
            try await group.waitForAll()
        }
        return names.count
    }

    private func list(_ folder: String) throws -> [String] {
        guard let stream = opendir(folder) else { throw Failure.system(folder, errno: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".md") { names.append(name) }
        }
        return names.sorted()
    }

    private func render(_ source: String, to path: String) throws {
        let file = open(source, O_RDONLY)
        guard file >= 0 else { throw Failure.system(source, errno: errno) }
        var status = stat()
        fstat(file, &status)
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            count = max(0, read(file, buffer.baseAddress, buffer.count))
        }
        close(file)
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        bytes.withUnsafeBytes { buffer in
            cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        let document = cmark_parser_finish(parser)
        defer { cmark_node_free(document) }
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return
        }
        defer { free(html) }
        let result = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard result >= 0, write(result, html, strlen(html)) >= 0, close(result) == 0 else {
            throw Failure.system(path, errno: errno)
        }
    }
}
