internal import ContentModel
package import Diagnostics
internal import Digests
package import KnowledgeBase

/// What an entry's attached files hold, as a fingerprint that a visa keeps beside the text's.
package enum FilesFingerprint {
    /// The first 128 bits of a SHA-256 over the paths, each with a digest of its file; nil without files.
    /// - Parameter digest: a digest of what a file of that path holds; nil for one that cannot be read.
    package static func of(_ paths: Set<String>, digest: (String) -> String?) -> String? {
        if paths.isEmpty { return nil }
        var said: [UInt8] = []
        for path in paths.sorted() {
            said += Array("\(path.utf8.count):\(path)\(digest(path) ?? "-")\n".utf8)
        }
        return String(SHA256.digest(of: said).hexadecimal.prefix(32))
    }

    /// The sealed entries among those of an edition whose files are not the ones that were validated. Nothing of them may
    /// be published: what they held is gone.
    package static func changed(in edition: Edition, digest: (String) -> String?) -> [Diagnostic] {
        edition.model.kinds.flatMap { kind -> [Diagnostic] in
            guard let visa = kind.visa else { return [] }
            return edition.ids(ofKind: kind.id).compactMap { id in
                guard case .sealed(let day)? = edition.visaStanding(of: id), let seal = edition[id].seal(visa) else {
                    return nil
                }
                let files = edition[id].usedFiles
                if seal.files == of(files, digest: digest) { return nil }
                let entry = edition.reference(to: id)
                let problem: VisaProblem =
                    seal.files == nil
                    ? .filesUnsealed(entry: entry, files: files.sorted())
                    : .filesChanged(entry: entry, files: files.sorted(), on: day)
                return Diagnostic(.visa(problem), at: edition.origin(of: id).place(of: visa.fingerprint))
            }
        }
    }
}
