/// The loader: the one search file of fixed name, which pages refer to. It names every other file and holds the root, which changes
/// with every edit as the loader does.
///
///     loader    length:u32  JSON[length]  root
///     JSON      {"v":1,"module":name,"t":[names],"p":[names],"l":[names],"d":[names],"x":[names],"f":[names]}
public enum IndexLoader {
    /// - Parameters:
    ///   - root: the bytes of the root.
    ///   - module: the name of the WebAssembly module's file, without folder and ending.
    ///   - shards: all shards of the plan, in its order, each with the name of its file.
    public static func bytes(root: [UInt8], module: [UInt8], shards: [(id: ShardID, name: [UInt8])]) -> [UInt8] {
        var json = JSONWriter()
        json.open(0x7B)
        json.member("v", Int(IndexFormat.version))
        json.member("module", module)
        list("t", .terms, shards, &json)
        list("p", .positions, shards, &json)
        list("l", .lexicon, shards, &json)
        list("d", .pages, shards, &json)
        list("x", .texts, shards, &json)
        list("f", .facets, shards, &json)
        json.close(0x7D)
        var writer = ByteWriter()
        writer.fixed(UInt32(truncatingIfNeeded: json.bytes.count))
        return writer.bytes + json.bytes + root
    }

    private static func list(
        _ key: StaticString, _ family: ShardFamily, _ shards: [(id: ShardID, name: [UInt8])], _ json: inout JSONWriter
    ) {
        json.member(key, shards.filter { $0.id.family == family }.map(\.name))
    }
}
