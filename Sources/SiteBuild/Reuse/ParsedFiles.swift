internal import ContentModel
internal import KnowledgeBase
internal import Language

/// The files that a build parsed, for builds of the same process that come after it: a file is parsed again only when its
/// bytes are others, or what it is parsed by.
public struct ParsedFiles: Sendable {
    /// Of what decides what a file says beside its bytes: the model, the language, whether search wants texts.
    let parsing: UInt64
    private var files: [String: (kind: KindID, file: ContentParser.File)] = [:]

    init(model: UInt64, _ settings: SiteSettings, collectsText: Bool) {
        var hash = ContentHash()
        hash.add(word: model)
        hash.add(settings.language.rawValue)
        hash.add(word: collectsText ? 1 : 0)
        parsing = hash.value
    }

    /// These, where they were parsed by the same as others.
    func of(the others: ParsedFiles) -> ParsedFiles { parsing == others.parsing ? self : others }

    /// The same with what documents gave, by their locations.
    func holding(_ items: [SiteSources.Item], _ parsed: some Sequence<ContentParser.File>) -> ParsedFiles {
        var held = self
        held.files.reserveCapacity(items.count)
        for (item, file) in zip(items, parsed) where file.digest != nil {
            held.files[item.location] = (item.kind, file)
        }
        return held
    }

    func file(at location: String, _ kind: KindID) -> ContentParser.File? {
        guard let known = files[location], known.kind == kind else { return nil }
        return known.file
    }

    /// As `FileSystem.digest` reads a file.
    static func digest(_ bytes: [UInt8]) -> UInt64 {
        var hash = ContentHash()
        if bytes.count <= piece {
            if !bytes.isEmpty { hash.add(bytes) }
        } else {
            for start in stride(from: 0, to: bytes.count, by: piece) {
                hash.add(Array(bytes[start..<min(start + piece, bytes.count)]))
            }
        }
        return hash.value
    }

    /// How many bytes are read at once.
    static let piece = 1 << 16
}
