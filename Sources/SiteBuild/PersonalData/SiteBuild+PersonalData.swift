internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language

extension SiteBuild {
    /// All that is held about somebody, by name in either order or by identifier.
    /// - Parameter outputs: the sites whose generations are looked through; one that is not there holds nothing.
    /// - Returns: nil when the content cannot be read; the report says why.
    package func held(about name: String, in outputs: [String]) async -> (HeldAbout?, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        guard let content = await gather(&report, &watch) else { return (nil, report) }
        let base = content.base.whole
        var held = HeldAbout()
        let ids = base.ids.filter { base.isPerson($0, named: name) }
        held.people = ids.map { base.person($0) }
        held.references = Set(ids.flatMap { base.backlinks(of: $0).map(\.source) }).subtracting(ids).map { id in
            HeldAbout.Reference(
                kind: base.model.kinds[base[id].kind].names.one, title: base[id].title, place: base.origin(of: id).place
            )
        }.sorted { $0.place < $1.place }
        let needles = Needles(name, held.people, slugs: ids.map { base[$0].slug })
        let tree = ContentTree.scan(options.content, with: surroundings.fileSystem).tree
        held.mentions = tree.files.flatMap { file in
            let location = tree.location(of: file)
            guard let bytes = try? surroundings.fileSystem.read(location) else { return [Place]() }
            return Self.mentions(of: needles, in: bytes, at: location)
        }
        for output in outputs { held.files += generations(of: output, holding: needles) }
        return (held, report)
    }

    static func mentions(of needles: Needles, in bytes: [UInt8], at location: String) -> [Place] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return needles.areIn(bytes) ? [Place(location)] : []
        }
        var places: [Place] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where needles.areIn(Array(line.utf8)) { places.append(Place(location, line: index + 1)) }
        return places
    }

    /// The generations, and what is kept beside them: what they say, and of which texts they were made.
    func generations(of output: String, holding needles: Needles) -> [(folder: String, paths: [String])] {
        guard let folder = try? OutputFolder(output) else { return [] }
        let scan = ContentTree.scan(folder.generations, with: surroundings.fileSystem).tree
        let paths = scan.files.map(\.path).filter { path in
            guard let bytes = try? surroundings.fileSystem.read(ContentTree.join(folder.generations, path)) else {
                return false
            }
            let packed = path.hasSuffix(".js") ? IndexFile.contents(of: bytes) : nil
            return needles.areIn(bytes) || packed.map { needles.areIn($0) } ?? false
        }
        return paths.isEmpty ? [] : [(folder.generations, paths)]
    }
}

/// What tells that a text is about somebody: their name in either order, and each value that is personal.
struct Needles {
    private let texts: [String]

    init(_ name: String, _ people: [HeldAbout.Person], slugs: [String]) {
        // An identifier of one word is a word of the language, too.
        var texts = Set(slugs.filter { $0.contains("-") })
        for name in [name] + people.map(\.title) {
            let words = name.folded.split(separator: " ").map(String.init)
            texts.insert(words.joined(separator: " "))
            if words.count == 2 { texts.insert(words.reversed().joined(separator: " ")) }
        }
        for value in people.flatMap(\.values) where value.isPersonal {
            // A room's number is anybody's.
            if value.text.utf8.count >= 8 { texts.insert(value.text.folded) }
        }
        self.texts = texts.filter { $0.utf8.count >= 4 }.sorted()
    }

    func areIn(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).folded
        return texts.contains { text.contains($0) }
    }
}

extension Edition {
    /// Whether an entry is a person of that name: its kind has personal data, and its identifier or title says so.
    func isPerson(_ id: EntryID, named name: String) -> Bool {
        let entry = self[id]
        guard model.kinds[entry.kind].fields.contains(where: \.isPersonal) else { return false }
        func words(_ text: String) -> [Substring] { text.folded.split(separator: " ").sorted() }
        return entry.slug == name.entrySlug || words(entry.title) == words(name)
    }

    func person(_ id: EntryID) -> HeldAbout.Person {
        let entry = self[id]
        let kind = model.kinds[entry.kind]
        let values = kind.fields.identified.compactMap { field, declared -> HeldAbout.Value? in
            guard let value = entry.values[field] else { return nil }
            let text = ValueText.plain(value, type: declared.type, language: language) { self[$0].title }
            return HeldAbout.Value(label: declared.label, text: text, isPersonal: declared.isPersonal)
        }
        return HeldAbout.Person(
            kind: kind.names.one, title: entry.title, place: origin(of: id).place, values: values)
    }
}
