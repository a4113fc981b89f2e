internal import Diagnostics
internal import Files
internal import SiteBuild

extension LanguageServer {
    /// Builds the site of the texts as they stand, aside, and tells what the build says: of each file what has changed of it.
    func tell() async {
        let (options, surroundings) = build()
        let versions = open.documents.mapValues(\.version)
        let report = await SiteBuild(options, in: surroundings).build()
        former = report.parsedFiles ?? former
        hasSite = hasSite || report.isPublished
        var texts: [String: EditedText] = [:]
        func text(_ path: String) -> EditedText {
            if let known = texts[path] { return known }
            let bytes = try? surroundings.fileSystem.read(path)
            let text = EditedText(bytes.map { String(decoding: $0, as: UTF8.self) } ?? "")
            texts[path] = text
            return text
        }
        var found: [String: ServerMessages.Remarks] = [:]
        for diagnostic in report.diagnostics where !diagnostic.place.path.hasPrefix("-") {
            let path = Self.absolute(diagnostic.place.path, from: root)
            let uri = addresses[path] ?? FileURI.of(path)
            let remark = ServerMessages.Remark(
                range: text(path).range(line: diagnostic.place.line, column: diagnostic.place.column),
                severity: diagnostic.severity == .error ? 1 : 2, code: diagnostic.id,
                message: diagnostic.message(in: setting.language),
                relatedInformation: diagnostic.notes.map { note in
                    let path = Self.absolute(note.place.path, from: root)
                    let range = text(path).range(line: note.place.line, column: note.place.column)
                    return .init(
                        location: FileRange(uri: addresses[path] ?? FileURI.of(path), range: range),
                        message: note.text.text(in: setting.language))
                })
            found[uri, default: .init(uri: uri, version: versions[path] ?? nil, diagnostics: [])].diagnostics.append(
                remark)
        }
        // An open text of which there is nothing to say is told too: its editor waits for it.
        for (path, version) in versions {
            let uri = addresses[path] ?? FileURI.of(path)
            if found[uri] == nil { found[uri] = .init(uri: uri, version: version, diagnostics: []) }
        }
        for uri in Set(told.keys).subtracting(found.keys).sorted() where told[uri]?.diagnostics.isEmpty == false {
            send(
                RPCNotification(
                    method: "textDocument/publishDiagnostics", params: ServerMessages.Remarks(uri: uri, diagnostics: [])
                ))
        }
        for (uri, remarks) in found.sorted(by: { $0.key < $1.key }) where told[uri] != remarks {
            send(RPCNotification(method: "textDocument/publishDiagnostics", params: remarks))
        }
        told = found
    }
}
