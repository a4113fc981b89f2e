internal import Diagnostics
internal import Digests
internal import Files

/// The remarks of the build before, which tell new ones from known ones.
///
/// They stand beside the generations, a digest a line, for the builder's account alone: a remark may name what the site's
/// audience does not see. A line that moved, as lines do above which somebody writes, makes no remark new.
struct FormerRemarks {
    private static let head = "# unisson remarks 1"
    private let path: String
    private let fileSystem: FileSystem

    /// Nil for an output beside which nothing of ours stands.
    init?(beside output: String, with fileSystem: FileSystem) {
        guard let folder = try? OutputFolder(output), (try? fileSystem.status(folder.lock))??.kind == .file else {
            return nil
        }
        path = folder.generations + "/remarks"
        self.fileSystem = fileSystem
    }

    /// For each of these, whether the build before did not have it; nil when that is not known. Keeps them for the next build.
    func replace(by remarks: [Diagnostic]) -> [Bool]? {
        let digests = remarks.map(Self.digest)
        let found = known.map { known in
            // As many as there were are known.
            var left = known
            return digests.map { digest in
                guard let count = left[digest], count > 0 else { return true }
                left[digest] = count - 1
                return false
            }
        }
        let text = ([Self.head] + digests.sorted()).joined(separator: "\n") + "\n"
        let waiting = path + ".new"
        // A build without its memory is a build all the same.
        try? fileSystem.remove(waiting)
        if (try? fileSystem.createPrivate(waiting, Array(text.utf8))) != nil { try? fileSystem.rename(waiting, path) }
        return found
    }

    /// How often each was there.
    private var known: [String: Int]? {
        guard let bytes = try? fileSystem.read(path), bytes.last == 0x0A else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first == Self.head[...] else { return nil }
        return lines.dropFirst().reduce(into: [:]) { $0[String($1), default: 0] += 1 }
    }

    /// Of what it says and in which file, not of the line.
    private static func digest(_ remark: Diagnostic) -> String {
        let text = [remark.problem.id, remark.place.path, remark.message(in: .french)].joined(separator: "\n")
        return SHA256.digest(of: Array(text.utf8)).hexadecimal
    }
}
