internal import Audit
internal import Files
internal import KnowledgeBase

/// The generation that is being replaced, as far as its files are still what a new one would hold.
struct FormerGeneration: Sendable {
    private let folder: String
    private let fileSystem: FileSystem
    private let files: [String: GenerationRecord.File]
    /// By question of the record; nil for those that are answered otherwise now.
    private let alike: [Question?]

    /// Nil where there is none, or no record of it that this program made: then everything is made anew.
    init?(before writer: GenerationWriter, program: String, _ parts: PlannedSite.Parts) async {
        guard let place = writer.former, let bytes = try? writer.fileSystem.read(place.record),
            let record = GenerationRecord(bytes, program: program)
        else { return nil }
        folder = place.folder
        fileSystem = writer.fileSystem
        files = Dictionary(record.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        alike = await parallelMap(record.questions, workers: parts.options.workers) { asked in
            guard let question = Question(asked.text, parts.edition.model, parts.edition.names),
                parts.reader().digest(of: question) == asked.digest
            else { return nil }
            return question
        }
    }

    /// A file that can be taken over, and what it asked if it is a page.
    struct Found: Sendable {
        let location: String
        let size: Int
        var questions: [Question] = []
        var marks: PageOutline.Marks?
    }

    /// All that links of that site could lead to: its files, and the ids of pages.
    /// - Parameter folders: each ending with `/`, of which scripts alone know what they hold: its names change with every text.
    func linkTargets(outside folders: [String]) -> [UInt64] {
        files.values.flatMap { file -> [UInt64] in
            if folders.contains(where: file.path.hasPrefix) { return [] }
            guard case .page(_, _, let marks?) = file.source else { return [PageKey(path: file.path).value] }
            return marks.anchors + [PageKey(path: file.path).value]
        }
    }

    /// The page of that subject at a path, when all that it asked is answered as it was.
    func page(_ path: String, subject: () -> String) -> Found? {
        guard let file = files[path], case .page(let former, let asked, let marks) = file.source, former == subject()
        else {
            return nil
        }
        guard let questions = questions(asked) else { return nil }
        return intact(file).map { Found(location: $0, size: file.size, questions: questions, marks: marks) }
    }

    /// A file that is no page, when all that was asked for it is answered as it was.
    func file(_ path: String) -> (found: Found, digest: UInt64)? {
        guard let file = files[path], case .asked(let asked, let digest) = file.source,
            let questions = questions(asked)
        else { return nil }
        return intact(file).map { (Found(location: $0, size: file.size, questions: questions), digest) }
    }

    /// Nil where one of them is answered otherwise now.
    private func questions(_ positions: [Int32]) -> [Question]? {
        var questions: [Question] = []
        questions.reserveCapacity(positions.count)
        for position in positions {
            guard let question = alike[Int(position)] else { return nil }
            questions.append(question)
        }
        return questions
    }

    /// The file at a path, when it has these bytes.
    func file(_ path: String, size: Int, digest: UInt64) -> Found? {
        guard let file = files[path], file.size == size else { return nil }
        switch file.source {
        case .bytes(digest), .asked(_, digest), .packed(_, digest):
            return intact(file).map { Found(location: $0, size: size) }
        default: return nil
        }
    }

    /// What is known of the file at a path.
    func known(_ path: String) -> GenerationRecord.File? { files[path] }

    /// The file of an index at a path, when it packs this.
    func file(_ path: String, packing packed: IndexFile.Packed) -> (location: String, size: Int, digest: UInt64)? {
        guard let file = files[path], case .packed(packed, let digest) = file.source else { return nil }
        return intact(file).map { ($0, file.size, digest) }
    }

    /// Where a file stands that nobody has touched since it was written.
    private func intact(_ file: GenerationRecord.File) -> String? {
        let location = folder + "/" + file.path
        guard let status = (try? fileSystem.status(location)) ?? nil, status.kind == .file, status.size == file.size,
            status.modified == file.modified
        else { return nil }
        return location
    }
}
