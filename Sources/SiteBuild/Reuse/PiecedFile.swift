internal import Files
internal import KnowledgeBase

/// A file of a site whose bytes come in pieces: nothing is written before there is more than one.
struct PiecedFile {
    let path: String
    /// The only piece so far.
    private(set) var first: [UInt8] = []
    private(set) var size = 0
    /// Of all pieces; other pieces of the same bytes have another.
    private(set) var hash = ContentHash()
    /// Whether what came so far stands in the file.
    private(set) var isBegun = false

    init(path: String) { self.path = path }

    mutating func add(_ piece: [UInt8], _ writer: GenerationWriter) throws(PublishingFailure) {
        guard !piece.isEmpty else { return }
        defer {
            size += piece.count
            hash.add(piece)
        }
        if size == 0 {
            first = piece
        } else {
            if !isBegun {
                try writer.write(first, to: path)
                (first, isBegun) = ([], true)
            }
            try writer.append(piece, to: path)
        }
    }
}
