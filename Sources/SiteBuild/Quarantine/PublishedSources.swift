internal import Language

/// The texts of which the published site was made, by path from the content folder: what an entry in error goes back to.
///
/// They stand beside the site, for nobody else to read: an audience sees a part of them. A preview keeps them in memory.
public struct PublishedSources: Sendable {
    /// The day as of which the site was read; nil where there was none.
    var date: CalendarDate?
    /// Documents and tables.
    var texts: [String: [UInt8]]

    private static let mark = "unisson sources 1"

    /// Those of a preview that has shown nothing yet.
    public init() { texts = [:] }

    init(_ texts: [(path: String, bytes: [UInt8])], on date: CalendarDate) {
        self.date = date
        self.texts = Dictionary(texts.map { ($0.path, $0.bytes) }) { first, _ in first }
    }

    /// - Parameter texts: in path order.
    static func bytes(_ date: CalendarDate, _ texts: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        var writer = RecordWriter()
        writer.reserve(texts.reduce(128) { $0 + $1.bytes.count + $1.path.utf8.count + 16 })
        writer.add(mark)
        writer.add(date.description)
        writer.add(texts.count)
        for (path, bytes) in texts {
            writer.add(path)
            writer.add(blob: bytes)
        }
        writer.seal()
        return writer.bytes
    }

    /// Nil for what is no such record, or is damaged.
    init?(_ bytes: [UInt8]) {
        guard var reader = RecordReader(bytes), reader.text() == Self.mark,
            let date = reader.text().flatMap({ CalendarDate(parsing: $0) }), let count = reader.count()
        else { return nil }
        self.date = date
        texts = Dictionary(minimumCapacity: count)
        for _ in 0..<count {
            guard let path = reader.text(), let text = reader.blob() else { return nil }
            texts[path] = text
        }
        guard reader.isAtEnd else { return nil }
    }
}
