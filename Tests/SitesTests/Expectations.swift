import Foundation

/// What a case's folder says of the outcome. What is missing is recorded there, and is a problem of its own.
struct Expectations {
    let folder: URL
    let place: Workplace

    init(of site: SiteCase, in place: Workplace) {
        folder = site.folder
        self.place = place
    }

    private func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Compares with `name`, or looks for the fragments of `name.contains`.
    func printed(_ text: String, as name: String, isOptional: Bool) throws -> [String] {
        if let expected = self.text(name) { return Self.difference(name, expected, text) }
        if let fragments = self.text(name + ".contains") { return Self.missing(fragments, from: text, name) }
        if isOptional && text.isEmpty { return [] }
        try Data(text.utf8).write(to: folder.appending(path: name))
        return ["\(name) was not known: recorded\n\(text)"]
    }

    /// The files of `expected/`.
    func files() throws -> [String] {
        let root = folder.appending(path: "expected").path(percentEncoded: false)
        guard let found = FileManager.default.enumerator(atPath: root) else { return [] }
        var problems: [String] = []
        for case let name as String in found.allObjects {
            guard let expected = text("expected/" + name) else { continue }
            let isPart = name.hasSuffix(".contains")
            let path = isPart ? String(name.dropLast(".contains".count)) : name
            guard let bytes = FileManager.default.contents(atPath: place[path]) else {
                problems.append("\(path) is missing")
                continue
            }
            let text = CommandRun.steady(String(decoding: bytes, as: UTF8.self))
            if expected.isEmpty {
                try Data(text.utf8).write(to: folder.appending(path: "expected/" + name))
                problems.append("expected/\(name) was empty: recorded")
                continue
            }
            problems += isPart ? Self.missing(expected, from: text, path) : Self.difference(path, expected, text)
        }
        return problems
    }

    /// The texts of `absent`.
    func absences(in site: [String: Data]) throws -> [String] {
        let texts = (text("absent") ?? "").split(separator: "\n").map { Data($0.utf8) }
        guard !texts.isEmpty else { return [] }
        return site.sorted { $0.key < $1.key }.flatMap { path, bytes in
            texts.filter { Data(path.utf8).range(of: $0) != nil || bytes.range(of: $0) != nil }
                .map { "\(path) holds “\(String(decoding: $0, as: UTF8.self))”" }
        }
    }

    /// The list of `files`, when there is one.
    func names(of site: [String: Data]) throws -> [String] {
        guard let expected = text("files") else { return [] }
        // How many shards the search index has is not the site's shape.
        let names = Set(site.keys.map { $0.replacing(#/\.[0-9a-f]{8,10}\./#, with: ".*.") }).sorted()
        let actual = names.joined(separator: "\n") + "\n"
        if expected.isEmpty {
            try Data(actual.utf8).write(to: folder.appending(path: "files"))
            return ["files were not known: recorded"]
        }
        return Self.difference("files", expected, actual)
    }

    private static func missing(_ fragments: String, from text: String, _ name: String) -> [String] {
        fragments.split(separator: "\n").filter { !text.contains($0) }.map { "\(name) lacks “\($0)” in:\n\(text)" }
    }

    private static func difference(_ name: String, _ expected: String, _ actual: String) -> [String] {
        expected == actual ? [] : ["\(name) differs. Expected:\n\(expected)\nActual:\n\(actual)"]
    }
}
