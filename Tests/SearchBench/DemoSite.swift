import EmbedSearch
import Foundation
import SearchCore
import SearchFixtures

enum DemoSite {
    /// Writes the shards, the module and the loader of a site of recombined fiches and a few people, for `Tests/Browser`.
    static func write(_ fiches: [Fiche], pages: Int, to directory: String) async throws {
        let folder = URL(fileURLWithPath: directory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var documents = Corpus.recombined(fiches, count: pages) + people
        documents.sort { $0.path.lexicographicallyPrecedes($1.path) }
        let plan = await Speed.plan(documents)
        var names: [String: String] = [:]
        var shards: [(id: ShardID, name: [UInt8])] = []
        func add(_ letter: String, _ file: String, _ bytes: [UInt8]) throws -> [UInt8] {
            let sum = String(IndexFormat.checksum(bytes[...]), radix: 16)
            let name = letter + "-" + String(repeating: "0", count: 8 - sum.count) + sum
            names[name] = file
            try Data(bytes).write(to: folder.appendingPathComponent(file))
            return Array(name.utf8)
        }
        for id in plan.shards {
            let name = String(decoding: id.name, as: UTF8.self)
            shards.append((id, try add(String(name.prefix(1)), name + ".bin", plan.encode(id))))
        }
        let module = try add("m", "search.wasm", SearchModule.bytes)
        names["index"] = "index.bin"
        let loader = IndexLoader.bytes(root: plan.encode(ShardID(.root, 0)), module: module, shards: shards)
        try Data(loader).write(to: folder.appendingPathComponent("index.bin"))
        try JSONEncoder().encode(names).write(to: folder.appendingPathComponent("names.json"))
        let list = documents.map {
            ["path": String(decoding: $0.path, as: UTF8.self), "title": String(decoding: $0.title, as: UTF8.self)]
        }
        try JSONEncoder().encode(list).write(to: folder.appendingPathComponent("pages.json"))
    }

    private static var people: [SearchDocument] {
        [("Jeanne Boussole", "Logement", "03 53 01 20 30"), ("Paul Encrier", "Écologie", "03 53 01 20 31")].map {
            name, policy, phone in
            var document = SearchDocument(
                kind: Array("référent".utf8), id: Array(Corpus.slug(name).utf8),
                path: Array("referents/\(Corpus.slug(name)).html".utf8),
                title: Array("\(name) – \(policy)".utf8))
            document.names = [Array(name.utf8)]
            document.policies = [Array(policy.utf8)]
            document.sigles = [Array("DDT".utf8)]
            document.card = [.init(.telephone, label: Array("Téléphone".utf8), value: Array(phone.utf8))]
            document.sections = [
                .init(
                    heading: Array("Rôle <script>".utf8), anchor: Array("role".utf8),
                    text: Array("Titulaire <script>alert(1)</script> du \(policy).".utf8))
            ]
            return document
        }
    }
}
