import ArgumentParser
import Files
import Glibc

/// The folder in which a served site stands as long as its process does; nobody else can open it.
struct PreviewFolder {
    let path: String
    private let lock: FileLock

    private static let prefix = "unisson-serve-"

    /// A new folder, in memory where there is room for one. Those of processes that were killed go.
    init() throws {
        let parents = ["/dev/shm", getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"]
        for parent in parents {
            Self.removeAbandoned(in: parent)
            var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
            guard let made = mkdtemp(&template) else { continue }
            let path = String(cString: made)
            guard let lock = (try? FileSystem.disk.lock(path + "/lock")) ?? nil else { continue }
            (self.path, self.lock) = (path, lock)
            return
        }
        throw ExitCode(74)
    }

    func remove() { try? FileSystem.disk.remove(path) }

    /// Removes what no process holds. A folder without a lock is one that another process is just making.
    private static func removeAbandoned(in parent: String) {
        let disk = FileSystem.disk
        for item in (try? disk.list(parent)) ?? [] {
            let path = parent + "/" + String(decoding: item.name, as: UTF8.self)
            guard item.name.starts(with: prefix.utf8), ((try? disk.status(path + "/lock")) ?? nil)?.kind == .file,
                let lock = (try? disk.lock(path + "/lock")) ?? nil
            else { continue }
            withExtendedLifetime(lock) { try? disk.remove(path) }
        }
    }
}
