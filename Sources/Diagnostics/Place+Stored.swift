public import Language

extension Place {
    /// - Parameter file: the file in which it probably stands.
    public func write(to writer: inout StoredWriter, in file: String) {
        writer.add(path == file)
        if path != file { writer.add(path) }
        writer.add(line)
        writer.add(column)
    }

    /// Reads what `write` wrote, in the same file.
    public init(_ reader: inout StoredReader, in file: String) {
        let path = reader.flag() ? file : reader.text()
        self.init(path, line: reader.number(), column: reader.number())
    }
}
