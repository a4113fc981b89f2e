import Glibc

/// Who may read the files that are written: a group and a mode in place of what the umask gives.
public struct FileAccess: Sendable, Hashable {
    /// The permissions of files, for example `0o640`; folders may also be entered by whoever may read them. Nil: what the
    /// umask leaves.
    public let mode: UInt16?
    /// The system's number of the group; nil for the account's own, or that of the folder where it says so.
    public let group: UInt32?

    /// Joins a mode and a group.
    public init(mode: UInt16? = nil, group: UInt32? = nil) {
        self.mode = mode
        self.group = group
    }

    /// The mode of folders: whoever may read may enter.
    var folderMode: UInt16? { mode.map { $0 | ($0 & 0o444) >> 2 } }

    /// The number of a group of this machine; nil when there is none of that name.
    public static func group(named name: String) -> UInt32? {
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var room = [CChar](repeating: 0, count: 1 << 16)
        guard getgrnam_r(name, &entry, &room, room.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
    }
}
