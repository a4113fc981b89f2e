internal import ContentModel
internal import Language

/// Which kind the files of a folder belong to: that of the nearest folder above them that is a kind's.
struct KindFolders {
    private var kinds: [String: KindID] = [:]

    init(_ model: Model?) {
        for kind in model?.kinds ?? [] { kinds[kind.source.folder] = kind.id }
    }

    /// The kind of a file, by its path from the content folder; nil where no folder above it is a kind's.
    func kind(of path: String) -> KindID? {
        var folder = path.utf8[...]
        while let slash = folder.lastIndex(of: UInt8(ascii: "/")) {
            folder = folder[..<slash]
            if let kind = kinds[String(Substring(folder))] { return kind }
        }
        return nil
    }

    /// Whether a file stands in the very folder of a kind.
    func isDirectlyInKind(_ path: String) -> Bool { kinds[String(path.folder.dropLast())] != nil }

    /// The kind of which a file is the table.
    func kind(ofTable path: String) -> KindID? { path.hasSuffix(".csv") ? kinds[String(path.dropLast(4))] : nil }
}
