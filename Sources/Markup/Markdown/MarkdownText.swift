/// Markdown and where it stands in its file.
public struct MarkdownText: Sendable {
    /// UTF-8, lines ended by LF, in normal form C, without control characters but tab and LF.
    public var bytes: ArraySlice<UInt8>
    /// The file's path as diagnostics print it.
    public var path: String
    /// The 1-based line of the file on which the text starts.
    public var firstLine: Int
    /// How many characters precede each line of the text in the file: the indent of a YAML block, or what stands before
    /// a value of one line.
    public var columnOffset: Int

    /// Names a text and its place.
    public init(_ bytes: ArraySlice<UInt8>, path: String, firstLine: Int = 1, columnOffset: Int = 0) {
        self.bytes = bytes
        self.path = path
        self.firstLine = firstLine
        self.columnOffset = columnOffset
    }

    /// A text of its own.
    public init(_ text: String, path: String, firstLine: Int = 1, columnOffset: Int = 0) {
        self.init(ArraySlice(text.utf8), path: path, firstLine: firstLine, columnOffset: columnOffset)
    }
}
