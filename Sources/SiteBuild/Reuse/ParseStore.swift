internal import ContentModel
internal import Files
internal import Language

/// What is kept beside a site: all documents as they were once that day, and those that changed since. A build that changes
/// little writes little.
struct ParseStore: Sendable {
    let parsing: UInt64
    private let program: String
    private var base: KeptParses?
    private var later: KeptParses?
    /// The documents of this build.
    var files: [KeptParses.File] = []

    /// Nil where nothing is kept from one build to the next.
    init?(before build: SiteBuild, parsing: UInt64) {
        guard build.options.keepsRecord, let program = build.surroundings.program else { return nil }
        (self.program, self.parsing) = (program, parsing)
        let fileSystem = build.surroundings.fileSystem
        guard let output = try? OutputFolder(build.options.output),
            let number = (try? output.current(fileSystem)) ?? nil,
            !output.isCondemned(number, fileSystem)
        else { return }
        func read(_ path: String) -> KeptParses? {
            (try? fileSystem.read(path)).flatMap { KeptParses($0, program: program, parsing: parsing) }
        }
        base = read(output.parses(number))
        if base != nil { later = read(output.laterParses(number)) }
    }

    /// The document, where it has these bytes.
    func file(_ item: SiteSources.Item, of kind: Kind, digest: UInt64) -> ContentParser.File? {
        later?.file(item, of: kind, digest: digest, isBase: false)
            ?? base?.file(item, of: kind, digest: digest, isBase: true)
    }

    /// Keeps the documents beside the new site. What authors took out of texts is nowhere a day later.
    func keep(of day: CalendarDate, _ writer: GenerationWriter) {
        let heading = KeptParses.Heading(program: program, parsing: parsing, day: day)
        let changed = files.filter { $0.said != nil }
        let size = changed.reduce(0) { $0 + ($1.said?.count ?? 0) }
        if let base, base.heading.day == day, size < base.size / Self.leastShare, writer.keepFormerParses() {
            if !changed.isEmpty { writer.keep(laterParses: KeptParses.bytes(changed, heading, over: nil)) }
        } else {
            writer.keep(parses: KeptParses.bytes(files, heading, over: base))
        }
    }

    /// More of the base than one part in so many is not written a second time.
    private static let leastShare = 4
}
