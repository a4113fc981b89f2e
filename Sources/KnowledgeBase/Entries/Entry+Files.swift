extension Entry where S == Linked {
    /// The files of the content folder that it shows or links.
    public var usedFiles: Set<String> {
        var files = Set<String>()
        for value in values { if let value { Self.visit(value, &files) } }
        if let body { Self.visit(body, &files) }
        return files
    }

    private static func visit(_ value: FieldValue<Linked>, _ files: inout Set<String>) {
        switch value {
        case .file(let path): files.insert(path)
        case .passage(let passage): visit(passage, &files)
        case .list(let values): for value in values { visit(value, &files) }
        case .record(let record): for value in record.values { if let value { visit(value, &files) } }
        case .text, .integer, .date, .boolean, .word, .reference: break
        }
    }

    private static func visit(_ passage: LinkedPassage, _ files: inout Set<String>) {
        for case .file(let path) in passage.targets { files.insert(path) }
    }
}
