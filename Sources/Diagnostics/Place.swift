/// A place in a source file, as an editor shows it.
public struct Place: Sendable, Hashable, Codable, Comparable {
    /// The file's path as given on the command line, `/`-separated.
    public var path: String
    /// 1-based; 0 when the whole file is meant.
    public var line: Int
    /// 1-based, in characters (grapheme clusters), so that Unicode form and encoding marks do not move it; 0 when the
    /// whole line is meant.
    public var column: Int

    /// Names a line and a column; without them, the whole file.
    public init(_ path: String, line: Int = 0, column: Int = 0) {
        self.path = path
        self.line = line
        self.column = column
    }

    /// The order in which diagnostics are printed: by path, then line, then column.
    public static func < (a: Place, b: Place) -> Bool {
        (a.path, a.line, a.column) < (b.path, b.line, b.column)
    }
}
