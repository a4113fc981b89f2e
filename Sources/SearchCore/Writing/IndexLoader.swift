/// The loader: the one search file of fixed name, which pages refer to. It names every other file and holds the root, which changes
/// with every edit as the loader does.
///
///     loader    length:u32  JSON[length]  root
///     JSON      {"v":1,"module":name,"t":"digits…","p":…,"l":…,"d":…,"f":…}
///
/// A shard's file is named by the letter of its family, a dot, and `digits` characters of the family's text for each shard in turn;
/// those of texts by what the shard of their pages says. A large index names its shards of positions, which only quoted words
/// need, in a file of their own: `"names":name` stands for "p".
public enum IndexLoader {
    /// Hexadecimal digits in the name of a file.
    public static let digits = 8
    /// Indexes with more shards of positions name them in a file of their own.
    public static let mostPositions = 100

    /// - Parameters:
    ///   - root: the bytes of the root.
    ///   - module: the name of the WebAssembly module's file, without folder and ending.
    ///   - shards: all shards of the plan, in its order, each with the name of its file.
    ///   - names: the name of the file that names the shards of positions, if there is one.
    public static func bytes(
        root: [UInt8], module: [UInt8], shards: [(id: ShardID, name: [UInt8])], names: [UInt8]? = nil
    ) -> [UInt8] {
        var json = JSONWriter()
        json.open(0x7B)
        json.member("v", Int(IndexFormat.version))
        json.member("module", module)
        json.member("t", digits(of: .terms, shards))
        json.member("l", digits(of: .lexicon, shards))
        json.member("d", digits(of: .pages, shards))
        json.member("f", digits(of: .facets, shards))
        if let names {
            json.member("names", names)
        } else {
            json.member("p", digits(of: .positions, shards))
        }
        json.close(0x7D)
        var writer = ByteWriter()
        writer.fixed(UInt32(truncatingIfNeeded: json.bytes.count))
        return writer.bytes + json.bytes + root
    }

    /// The digits of a family's files, one after the other.
    public static func digits(of family: ShardFamily, _ shards: [(id: ShardID, name: [UInt8])]) -> [UInt8] {
        shards.filter { $0.id.family == family }.flatMap { $0.name.suffix(digits) }
    }
}
