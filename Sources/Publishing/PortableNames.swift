internal import Diagnostics
internal import Files
internal import Language

/// Whether Windows can hold a site: on a share, and wherever an archive is unpacked.
enum PortableNames {
    /// The longest path below the destination, in UTF-16 units. Windows takes 259 in all; this leaves 59 for
    /// `\\serveur\partage\dossier\`.
    static let longestPath = 200

    /// Every name that Windows could not hold, and every two that it would take for one.
    static func problems(_ paths: [String]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var names: [String: String] = [:]
        for path in paths {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            if !parts.allSatisfy({ FileName.isPortable($0) }) {
                found.append(Diagnostic(.site(.badName(path)), at: Place(path)))
            } else if path.utf16.count > longestPath {
                let problem = PublicationProblem.longPath(length: path.utf16.count, limit: longestPath)
                found.append(Diagnostic(.publication(problem), at: Place(path)))
            }
            for folder in PublicationPlan.folders(of: [path]) + [path] {
                let other = names.updateValue(folder, forKey: folder.lowercased())
                if let other, other != folder {
                    found.append(Diagnostic(.publication(.sameButForCase(other)), at: Place(folder)))
                }
            }
        }
        return found.ordered
    }
}
