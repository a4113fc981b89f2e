internal import ContentModel
internal import Files
internal import KnowledgeBase

/// What the documents of a site were parsed to, kept beside it: the next build parses a file again only when its bytes are
/// others, or what it is parsed by.
///
/// The documents are spread by their locations over shards, of which a build holds few at a time. One in which nothing has
/// changed is a link to the former one; all others are written anew, so that nothing stays of what authors took out.
struct ParseStore: Sendable {
    private let heading: KeptParses.Heading
    private let fileSystem: FileSystem
    /// Where the former site's stand; nil where there are none.
    private let former: String?

    /// The shards of this build, as far as they are known: what they hold, and whether the former one does.
    private var shards: [(files: [KeptParses.File], isIntact: Bool)] = []

    /// About how many documents a shard holds.
    private static let size = 160

    /// Nil where nothing is kept from one build to the next.
    init?(before build: SiteBuild, parsing: UInt64, documents: Int) {
        guard build.options.keepsRecord, let program = build.surroundings.program else { return nil }
        fileSystem = build.surroundings.fileSystem
        // A power of two: few documents more or less do not spread all of them anew.
        var count = 1
        while count * Self.size < documents { count *= 2 }
        heading = KeptParses.Heading(program: program, parsing: parsing, shards: count)
        if let output = try? OutputFolder(build.options.output), let number = (try? output.current(fileSystem)) ?? nil,
            !output.isCondemned(number, fileSystem)
        {
            former = output.kept(.parses, number)
        } else {
            former = nil
        }
    }

    /// Documents that are parsed together.
    struct Group: Sendable {
        /// Nil for those of no shard.
        var shard: Int?
        /// Among all documents.
        var positions: [Int] = []
    }

    /// By shard: its documents.
    func groups(_ documents: [SiteSources.Item]) -> [Group] {
        var groups = (0..<heading.shards).map { Group(shard: $0) }
        for (position, item) in documents.enumerated() {
            var hash = ContentHash()
            hash.add(item.location)
            groups[Int(hash.value % UInt64(heading.shards))].positions.append(position)
        }
        return groups
    }

    /// What the former build parsed of a shard.
    func shard(_ index: Int) -> KeptParses? {
        former.flatMap { try? fileSystem.read(Self.path($0, index)) }.flatMap { KeptParses($0, heading) }
    }

    /// The same with what this build made of them.
    /// - Parameter isIntact: by shard: whether the former one holds all of it, and nothing else.
    func holding(_ files: [[KeptParses.File]], areIntact: [Bool]) -> ParseStore {
        var held = self
        held.shards = zip(files, areIntact).map { ($0, $1) }
        return held
    }

    /// Keeps them beside the new site, which is made without them where that cannot be.
    func keep(_ writer: GenerationWriter, workers: Int) async {
        _ = await parallelMap(Array(shards.indices), workers: workers) { [heading, shards, former] index in
            let (files, isIntact) = shards[index]
            if isIntact, let former, writer.take(Self.path(former, index), in: .parses, as: "\(index)") { return }
            writer.keep(KeptParses.bytes(files, heading), in: .parses, as: "\(index)")
        }
    }

    private static func path(_ folder: String, _ index: Int) -> String { folder + "/\(index)" }
}
