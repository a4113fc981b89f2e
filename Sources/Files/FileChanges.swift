internal import Diagnostics
internal import Language

/// Files to write and to remove together: all of them or, whatever the system refuses, none.
///
/// Each file is replaced in one step, so that no reader finds half of it. Only a power cut between two steps can leave
/// some files new and others old.
package struct FileChanges {
    /// By path: the new contents, or nil for a file that goes.
    private var changes: [(path: String, contents: [UInt8]?)] = []

    /// Changes nothing yet.
    package init() {}

    /// Whether there is nothing to do.
    package var isEmpty: Bool { changes.isEmpty }

    package mutating func write(_ contents: [UInt8], to path: String) { changes.append((path, contents)) }

    package mutating func remove(_ path: String) { changes.append((path, nil)) }

    private struct Step {
        /// Without links.
        let path: String
        let former: [UInt8]?
        /// Where the new contents wait; nil for a file that goes.
        let waiting: String?
    }

    package func apply(with fileSystem: FileSystem) throws(FileError) {
        var steps: [Step] = []
        do throws(FileError) {
            for change in changes { steps.append(try stage(change.path, change.contents, with: fileSystem)) }
            if let folder = steps.first.flatMap({ FileSystem.parent(of: $0.path) }) { try fileSystem.flushDisk(folder) }
        } catch {
            discard(steps, with: fileSystem)
            throw error
        }
        for (index, step) in steps.enumerated() {
            do throws(FileError) {
                if let waiting = step.waiting {
                    try fileSystem.rename(waiting, step.path)
                } else {
                    try fileSystem.remove(step.path)
                }
            } catch {
                for done in steps[..<index] { restore(done, with: fileSystem) }
                discard(steps, with: fileSystem)
                throw error
            }
        }
        for folder in Set(steps.compactMap { FileSystem.parent(of: $0.path) }) { try fileSystem.flushFolder(folder) }
    }

    /// Writes the new contents beside the file, with its permissions.
    private func stage(
        _ path: String, _ contents: [UInt8]?, with fileSystem: FileSystem
    ) throws(FileError) -> Step {
        let exists = try fileSystem.status(path) != nil
        let path = exists ? try fileSystem.canonicalPath(path) : path
        let former = exists ? try fileSystem.read(path) : nil
        guard let contents else { return Step(path: path, former: former, waiting: nil) }
        let folder = FileSystem.parent(of: path) ?? "."
        if !exists { try fileSystem.createFolders(folder) }
        let waiting = ContentTree.join(folder, ".\(path.lastName).new")
        try fileSystem.remove(waiting)
        try fileSystem.create(waiting, contents)
        // Some file systems have no permissions to give.
        if exists { try? fileSystem.copyMode(path, waiting) }
        return Step(path: path, former: former, waiting: waiting)
    }

    private func discard(_ steps: [Step], with fileSystem: FileSystem) {
        for case let waiting? in steps.map(\.waiting) { try? fileSystem.remove(waiting) }
    }

    /// Puts back what stood at a path before; what fails here leaves the new file, whole.
    private func restore(_ step: Step, with fileSystem: FileSystem) {
        guard let former = step.former else {
            try? fileSystem.remove(step.path)
            return
        }
        guard let again = try? stage(step.path, former, with: fileSystem), let waiting = again.waiting else { return }
        try? fileSystem.rename(waiting, step.path)
    }
}
