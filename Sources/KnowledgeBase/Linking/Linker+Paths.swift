internal import ContentModel
internal import Language
internal import Markup

/// What a path leads to, in a text or in a field of type `file`.
enum PathTarget {
    /// One entry, or several that have the name.
    case entries(NameTable.Candidates)
    /// A file of the content folder.
    case file(String)
    /// The list of a kind, which is what its folder shows.
    case list(KindID)
    /// Above the content folder.
    case outside
    case nothing
}

extension Linker {
    /// What a path means that stands in an entry: from its folder, from the content folder (`/img/plan.png`, `fiches/b`), as an
    /// address of the site (`services/ddt.html`), as a name (`b.md`).
    func target(ofPath written: String, in source: String) -> PathTarget {
        let path = written.holds(0x5C) ? written.replacing("\\", with: "/") : written
        let isRooted = path.utf8.first == 0x2F
        let fromRoot = normalized(isRooted ? String(path.drop { $0 == "/" }) : path)
        let near = isRooted ? fromRoot : normalized(String(source.folder) + path)
        if let near, let target = exact(near) { return target }
        if let fromRoot, let target = exact(fromRoot) { return target }
        for full in [near, fromRoot] { if let full, let target = address(full) { return target } }
        if !path.holds(0x2F), !path.isEmpty {
            let found = names.candidates(String(path.page))
            if !found.isEmpty { return .entries(found) }
        }
        return near == nil ? .outside : .nothing
    }

    /// What stands at a path from the content folder.
    private func exact(_ path: String) -> PathTarget? {
        if let id = names.entry(source: path) ?? names.entry(source: path + ".md") {
            return .entries(NameTable.Candidates(id))
        }
        if files.contains(path) { return .file(path) }
        let folder = path.isFolderPage ? String(path.folder.dropLast()) : path
        for page in ["/index.md", "/README.md", "/readme.md"] {
            if let id = names.entry(source: folder + page) { return .entries(NameTable.Candidates(id)) }
        }
        return model.kinds.first { $0.source.folder == folder || $0.path == folder }.map { .list($0.id) }
    }

    /// What a path names as pages do, `folder/name` with or without an ending.
    private func address(_ path: String) -> PathTarget? {
        let folder = path.folder.dropLast()
        guard let kind = model.kinds.first(where: { $0.source.folder == folder || $0.path == folder }) else {
            return nil
        }
        let name = path.lastName.page
        if name == "index" { return .list(kind.id) }
        let found = names.candidates(String(name)) { $0 == kind.id }
        return found.isEmpty ? nil : .entries(found)
    }

    /// The only file of the content folder that has a name: how Obsidian finds what is embedded.
    func file(named name: String) -> String? {
        guard !name.holds(0x2F), let found = filesByName[name.folded], found.count == 1 else { return nil }
        return found[0].lastName == name ? found[0] : nil
    }

    /// The path without `.` and `..`; nil when it leads above the content folder.
    func normalized(_ path: String) -> String? {
        if isNormal(path) { return path }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
        }
        return path.hasPrefix("/") ? nil : parts.joined(separator: "/")
    }

    /// Whether no part of a path is empty or begins with a dot, the usual case.
    private func isNormal(_ path: String) -> Bool {
        var last = UInt8(ascii: "/")
        for byte in path.utf8 {
            if last == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
            last = byte
        }
        return last != UInt8(ascii: "/")
    }
}

extension StringProtocol {
    /// A page's name without the ending that its file has here, or has in the site.
    fileprivate var page: SubSequence {
        for ending in [".md", ".html"] where hasSuffix(ending) { return dropLast(ending.utf8.count) }
        return self[...]
    }
}
