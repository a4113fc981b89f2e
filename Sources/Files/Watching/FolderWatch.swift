public import Diagnostics
internal import Dispatch
internal import Glibc

/// Watches folders for whatever changes below them: at once where the system tells (inotify(7)), within a pause where it is
/// silent, as it is of network shares.
public struct FolderWatch: Sendable {
    private let folders: [String]
    private let fileSystem: FileSystem
    private let pause: Duration
    /// How long a change is left to settle: editors write, rename and remove when they save once.
    private let settling: Duration = .milliseconds(15)

    /// - Parameter pause: how long to wait before looking again unasked.
    public init(_ folders: [String], with fileSystem: FileSystem = .disk, every pause: Duration = .seconds(2)) {
        self.folders = folders
        self.fileSystem = fileSystem
        self.pause = pause
    }

    /// One element for each time that something is not as it was, from now on, until the task that waits ends.
    public func changes() -> AsyncStream<Void> {
        let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (changes, change) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let first = Snapshot(of: folders, fileSystem)
        let clock = Task { [pause] in
            while !Task.isCancelled {
                try? await Task.sleep(for: pause)
                signal.yield()
            }
        }
        let looker = Task {
            let notifier = ChangeNotifier { signal.yield() }
            defer { notifier?.close() }
            notifier?.watch(first.folders)
            var known = first
            for await _ in signals {
                try? await Task.sleep(for: settling)
                let now = Snapshot(of: folders, fileSystem)
                guard now.digest != known.digest else { continue }
                known = now
                notifier?.watch(now.folders)
                change.yield()
            }
        }
        change.onTermination = { _ in
            clock.cancel()
            looker.cancel()
        }
        return changes
    }

    /// What stands below some folders.
    private struct Snapshot {
        private(set) var folders: [String] = []
        /// Of every path, size and time; of no meaning to another process.
        private(set) var digest = 0

        init(of roots: [String], _ fileSystem: FileSystem) {
            var hasher = Hasher()
            var next = roots.reversed().map { $0 }
            while let folder = next.popLast() {
                folders.append(folder)
                hasher.combine(folder)
                let items = (try? fileSystem.list(folder)) ?? []
                for item in items.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
                    let path = folder + "/" + String(decoding: item.name, as: UTF8.self)
                    let status = item.kind == .folder ? nil : (try? fileSystem.status(path)) ?? nil
                    guard let status, status.kind != .folder else {
                        next.append(path)
                        continue
                    }
                    hasher.combine(path)
                    hasher.combine(status.size)
                    hasher.combine(status.modified)
                }
            }
            digest = hasher.finalize()
        }
    }
}

/// What the system tells of folders.
private struct ChangeNotifier {
    private let descriptor: Int32
    private let source: any DispatchSourceRead

    /// Nil where the system has none.
    init?(_ tell: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        source.setEventHandler {
            var buffer = [UInt8](repeating: 0, count: 16_384)
            // Which file it was does not matter: what is there is looked at as a whole.
            while read(descriptor, &buffer, buffer.count) > 0 {}
            tell()
        }
        source.setCancelHandler { _ = Glibc.close(descriptor) }
        source.activate()
        self.descriptor = descriptor
    }

    /// Also folders that are watched already: the system takes each once.
    func watch(_ folders: [String]) {
        let events =
            IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
        for folder in folders { inotify_add_watch(descriptor, folder, UInt32(events)) }
    }

    func close() { source.cancel() }
}
