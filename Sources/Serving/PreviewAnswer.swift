internal import Diagnostics
internal import Files
internal import Language
internal import SiteBuild

/// What the server says to one request: pure, but for the files that it reads.
struct PreviewAnswer: Sendable {
    /// An HTTP status code.
    var status: Int
    var mediaType: String
    var body: [UInt8]

    /// Addresses of the server's own.
    static let folder = "/.unisson/"
    static let events = folder + "events"

    /// - Parameter target: the request's, with its query: `/politiques/logement.html?x`.
    init(to target: String, _ state: PreviewSite.State, _ language: MessageLanguage, with fileSystem: FileSystem) {
        let path = Self.path(target)
        if let path, path.hasPrefix(Self.folder) {
            let name = String(path.dropFirst(Self.folder.utf8.count))
            guard let file = StarterFiles().below("preview").first(where: { $0.path == name }) else {
                self = .init(status: 404, mediaType: "text/plain; charset=utf-8", body: Array("404\n".utf8))
                return
            }
            self = .init(status: 200, mediaType: MediaType.of(name), body: file.bytes)
            return
        }
        if path == "/favicon.ico" {
            // Browsers ask for it on their own.
            self = .init(status: 204, mediaType: MediaType.of("favicon.ico"), body: [])
            return
        }
        guard state.isServed else {
            self = Self.noSite(state, language)
            return
        }
        let name = Self.name(target) ?? ""
        let found = state.bytes(at: name, with: fileSystem)
        let status = found == nil ? 404 : 200
        let mediaType = MediaType.of(found == nil ? "404.html" : name)
        let bytes = found ?? state.bytes(at: "404.html", with: fileSystem) ?? []
        let isPage = mediaType.hasPrefix("text/html")
        self.init(status: status, mediaType: mediaType, body: isPage ? Self.following(bytes, state, language) : bytes)
    }

    private init(status: Int, mediaType: String, body: [UInt8]) {
        (self.status, self.mediaType, self.body) = (status, mediaType, body)
    }

    // MARK: Addresses

    /// The path of a request's target, percent signs decoded (RFC 9112, 3.2.1); nil for one that leads out of the site or that
    /// no site has.
    static func path(_ target: String) -> String? {
        let written = target.prefix { $0 != "?" && $0 != "#" }
        guard written.utf8.first == UInt8(ascii: "/") else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(written.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2
            else {
                return nil
            }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        guard let path = String(validating: bytes, as: UTF8.self), !bytes.contains(0),
            !path.split(separator: "/").contains("..")
        else { return nil }
        return path
    }

    /// The file that a request wants, from the site's root; of a folder its home page.
    static func name(_ target: String) -> String? {
        path(target).map { $0.dropFirst() + ($0.hasSuffix("/") ? "index.html" : "") }
    }

    // MARK: Pages

    /// A page that follows what changes: with our script, which it allows to ask for more.
    private static func following(
        _ page: [UInt8], _ state: PreviewSite.State, _ language: MessageLanguage
    ) -> [UInt8] {
        let text = String(decoding: page, as: UTF8.self)
        let script = "<script src=\"\(folder)preview.js\" data-version=\"\(state.version)\"></script>\n</body>"
        let words = PreviewWords(language)
        let room =
            "<p class=\"unisson-visas\"><a href=\"/\(SigningRoom.path)\">\(words.signing)</a> <a href=\"/\(SigningRoom.workPath)\">\(words.work)</a></p>\n</main>"
        let style = "<link rel=\"stylesheet\" href=\"\(folder)preview.css\">\n</head>"
        return Array(
            text.replacing("default-src ", with: "connect-src 'self'; default-src ", maxReplacements: 1)
                .replacing("</head>", with: style, maxReplacements: 1)
                .replacing("</main>", with: !state.isServed ? "</main>" : room, maxReplacements: 1)
                .replacing("</body>", with: script, maxReplacements: 1).utf8)
    }

    /// What stands in the place of a site that could not be built yet.
    private static func noSite(_ state: PreviewSite.State, _ language: MessageLanguage) -> PreviewAnswer {
        let words = PreviewWords(language)
        let page = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
            <title>\(words.noSite)</title>
            </head>
            <body class="unisson-sans-site">
            <main><h1>\(words.noSite)</h1><p>\(words.noSiteYet)</p></main>
            </body>
            </html>

            """
        return PreviewAnswer(
            status: 503, mediaType: "text/html; charset=utf-8", body: following(Array(page.utf8), state, language))
    }
}

extension PreviewSite.State {
    /// The file at a path from the site's root; nil where there is none.
    fileprivate func bytes(at path: String, with fileSystem: FileSystem) -> [UInt8]? {
        switch files.map({ $0.file(at: path) }) {
        case .bytes(let bytes)??: return bytes
        case .stored(let location)??: return try? fileSystem.read(location)
        case .some(nil): return nil
        case .later??, nil: return folder.flatMap { try? fileSystem.read($0 + "/" + path) }
        }
    }

    /// One event of the stream that pages listen to: what they show, as JSON.
    /// - Parameter guide: what messages lead to.
    func event(_ language: MessageLanguage, _ guide: MessageGuide, with fileSystem: FileSystem) -> String {
        // What keeps the site from being shown comes first.
        let shown = (told.filter { $0.severity == .error } + told.filter { $0.severity == .warning }).condensed
        let lines = SourceLines(of: shown) { try? fileSystem.read($0) }
        let errors = told.count { $0.severity == .error }
        let words = PreviewWords(language)
        let json: JSONText = [
            "version": .number(version), "errors": .number(errors),
            "title": .string(words.title(errors: errors, warnings: told.count - errors, self)),
            "remarks": .array(
                shown.map { remark in
                    let place = remark.place
                    let line = place.line > 0 ? ":\(place.line)" + (place.column > 0 ? ":\(place.column)" : "") : ""
                    return [
                        "severity": .string(remark.severity.rawValue), "place": .string(place.path + line),
                        "message": .string(remark.message(in: language)), "id": .string(remark.id),
                        "help": folder.flatMap { guide.link(to: remark.id, in: $0, with: fileSystem) }.map {
                            .string("/" + $0)
                        } ?? .null,
                        "source": place.line > 0 ? lines[place].map { .string($0) } ?? .null : .null,
                    ]
                }),
        ]
        return "data: \(json.compact)\n\n"
    }
}
