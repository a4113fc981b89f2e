public import Files
public import Language

/// What the doctor must ask the machine: only the command knows the answers.
public struct Machine: Sendable {
    /// What a disk has left.
    public struct Room: Sendable, Hashable {
        /// In bytes, for this account.
        public let freeBytes: Int
        /// How many files can still be made; nil where the disk does not count them.
        public let freeFiles: Int?

        /// Joins the two.
        public init(freeBytes: Int, freeFiles: Int?) {
            self.freeBytes = freeBytes
            self.freeFiles = freeFiles
        }
    }

    /// All looking and trying goes through it.
    public var fileSystem: FileSystem
    /// The universal time.
    public var now: Moment
    /// What clocks show in an IANA time zone; nil where the machine knows no such zone.
    public var local: @Sendable (_ timeZone: String) -> (day: CalendarDate, hour: Int, minute: Int)?
    /// Whether the clock follows a time server; nil where that is not known.
    public var isClockKept: Bool?
    /// What the disk that holds a folder has left; nil where that is not known.
    public var room: @Sendable (_ folder: String) -> Room?
    /// Whether a program of that name is in the search path.
    public var hasProgram: @Sendable (_ name: String) -> Bool
    /// The first line that a program says with these arguments; nil where it cannot be run.
    public var firstLine: @Sendable (_ name: String, _ arguments: [String]) -> String?
    /// A name for files that nobody else makes.
    public var probeName: String

    /// Joins the answers.
    public init(
        fileSystem: FileSystem = .disk, now: Moment,
        local: @escaping @Sendable (String) -> (day: CalendarDate, hour: Int, minute: Int)?, isClockKept: Bool?,
        room: @escaping @Sendable (String) -> Room?, hasProgram: @escaping @Sendable (String) -> Bool,
        firstLine: @escaping @Sendable (String, [String]) -> String?, probeName: String
    ) {
        (self.fileSystem, self.now, self.local, self.isClockKept) = (fileSystem, now, local, isClockKept)
        (self.room, self.hasProgram, self.firstLine, self.probeName) = (room, hasProgram, firstLine, probeName)
    }
}
