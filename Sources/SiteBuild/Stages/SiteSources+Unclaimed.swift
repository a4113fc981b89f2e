internal import ContentModel
internal import Diagnostics
internal import Files
internal import Language

/// Markdown files in folders of no kind, by the folder at the top; those beside the folders under "".
struct UnclaimedFiles {
    private(set) var locations: [String: [String]] = [:]

    mutating func add(_ folder: String?, at location: String) { locations[folder ?? "", default: []].append(location) }
}

extension SiteSources {
    /// Tells of files in folders of no kind: one by one where they are few, else their folder. A folder or a table that a kind
    /// lacks and that is there under another name is one error: nothing that refers to its entries is to blame.
    mutating func tellUnclaimed(_ unclaimed: UnclaimedFiles, in tree: ContentTree) {
        guard let model else { return }
        var lacking = model.kinds.filter { kind in
            let folder = kind.source.folder + "/"
            return !documents.contains { $0.kind == kind.id } && !tables.contains { $0.kind == kind.id }
                && !tree.files.contains { $0.path.hasPrefix(folder) }
        }
        for (folder, files) in unclaimed.locations.sorted(by: { $0.key < $1.key }) {
            let known = model.kinds.map(\.source.folder)
            let near = folder.isEmpty ? nil : NearMiss.nearest(to: folder, among: known)
            let place = Place(ContentTree.join(tree.root, folder))
            if !folder.isEmpty, let kind = renamed(folder, near, files, &lacking) {
                tell(.renamedSource(kind.source.folder, kind: kind.names.one, isFolder: true), at: place)
            } else if !folder.isEmpty, files.count > Self.mostToldAlone {
                diagnostics.append(Diagnostic(.site(.unclaimedFolder(files: files.count)), at: place, suggestion: near))
            } else {
                for file in files {
                    diagnostics.append(Diagnostic(.site(.unclaimedFile), at: Place(file), suggestion: near))
                }
            }
        }
        for file in attachments where file.path.hasSuffix(".csv") && !file.path.contains("/") {
            let near = NearMiss.nearest(to: String(file.path.dropLast(4)), among: lacking.map(\.source.folder))
            guard let kind = lacking.first(where: { $0.source.folder == near }), case .table = kind.source else {
                continue
            }
            lacking.removeAll { $0.id == kind.id }
            tell(
                .renamedSource(kind.source.folder + ".csv", kind: kind.names.one, isFolder: false),
                at: Place(file.location))
            attachments.removeAll { $0.path == file.path }
        }
    }

    /// Files of one folder that are told one by one.
    private static let mostToldAlone = 3

    /// The kind whose folder was renamed: one that lacks its own and has nearly that name, or is called so itself; else the only
    /// one that lacks its own where a folder holds many entries.
    private func renamed(_ folder: String, _ near: String?, _ files: [String], _ lacking: inout [Kind]) -> Kind? {
        let named = lacking.first { kind in
            kind.source.folder == near || kind.path == folder.slug
                || [kind.name, kind.names.one, kind.names.many].contains { $0.folded == folder.folded }
        }
        let only = lacking.count == 1 && files.count > Self.mostToldAlone ? lacking.first : nil
        guard let kind = named ?? only else { return nil }
        lacking.removeAll { $0.id == kind.id }
        return kind
    }

    private mutating func tell(_ problem: SiteProblem, at place: Place) {
        lacksRenamedKind = true
        diagnostics.append(Diagnostic(.site(problem), at: place))
    }
}
