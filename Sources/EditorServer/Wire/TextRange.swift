/// A place between two characters (`Position`): from 0, columns in UTF-16 units.
struct TextPosition: Codable, Hashable {
    var line: Int
    var character: Int
}

/// What stands between two places.
struct TextRange: Codable, Hashable {
    var start: TextPosition
    var end: TextPosition
}

/// A range of a file (`Location`).
struct FileRange: Codable, Hashable {
    var uri: String
    var range: TextRange
}

/// A file as messages name it (`TextDocumentIdentifier`).
struct NamedFile: Codable { var uri: String }

/// A place in a file (`TextDocumentPositionParams`).
struct FilePosition: Decodable {
    var textDocument: NamedFile
    var position: TextPosition
}
