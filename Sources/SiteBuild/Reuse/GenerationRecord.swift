internal import Audit
internal import ContentModel
internal import KnowledgeBase
internal import Language

/// What a generation was made of: what its pages asked, and a digest of each answer. A later build takes over the pages of
/// which all answers are still the same.
struct GenerationRecord: Sendable {
    /// What made it: another program may make other pages of the same answers.
    var program: String
    /// All that pages asked, each once, as `Question.text` has it, with the digest of the answer.
    var questions: [(text: String, digest: UInt64)]
    var files: [File]

    /// A file of the generation.
    struct File: Sendable {
        /// From the site's root.
        var path: String
        /// In bytes.
        var size: Int
        /// `FileStatus.modified`, by which a file that somebody else changed is known.
        var modified: Int64
        var source: Source
    }

    enum Source: Sendable {
        /// `Page.Subject.text`, what was asked: positions in `questions`, and what others must know of the page; nil where
        /// nobody has looked at it, and where something is wrong with it.
        case page(subject: String, questions: [Int32], marks: PageOutline.Marks?)
        /// Of all its bytes.
        case bytes(digest: UInt64)
        /// The same, of a file that is no page, and what was asked for it: positions in `questions`.
        case asked(questions: [Int32], digest: UInt64)
        /// The same, of a file of an index, and what it packs.
        case packed(IndexFile.Packed, digest: UInt64)
    }
}

// MARK: As bytes

extension GenerationRecord {
    private static let mark = "unisson record 4"

    /// - Parameters:
    ///   - questions: with the digests of their answers.
    ///   - files: each as `File.bytes`.
    static func bytes(
        program: String, questions: [Question], digests: [UInt64], _ model: Model, _ names: EntryNames,
        files: [[UInt8]]
    ) -> [UInt8] {
        var writer = RecordWriter()
        writer.reserve(questions.count * 64 + files.reduce(0) { $0 + $1.count } + 256)
        writer.add(mark)
        writer.add(program)
        writer.add(questions.count)
        for (question, digest) in zip(questions, digests) {
            writer.addText { question.write(model, names, into: &$0) }
            writer.add(word: digest)
        }
        writer.add(files.count)
        for file in files { writer.add(encoded: file) }
        writer.seal()
        return writer.bytes
    }

    /// Nil for what is no record, is damaged, or was made by another program.
    init?(_ bytes: [UInt8], program: String) {
        guard var reader = RecordReader(bytes), reader.text() == Self.mark, reader.text() == program,
            let asked = reader.count()
        else { return nil }
        self.program = program
        questions = []
        questions.reserveCapacity(asked)
        for _ in 0..<asked {
            guard let text = reader.text(), let digest = reader.word() else { return nil }
            questions.append((text, digest))
        }
        guard let count = reader.count() else { return nil }
        files = []
        files.reserveCapacity(count)
        for _ in 0..<count {
            guard let path = reader.text(), let size = reader.count(upTo: .max), let modified = reader.word(),
                let source = Self.source(&reader, asked: asked)
            else { return nil }
            files.append(File(path: path, size: size, modified: Int64(bitPattern: modified), source: source))
        }
        guard reader.isAtEnd else { return nil }
    }

    private static func source(_ reader: inout RecordReader, asked: Int) -> Source? {
        switch reader.word() {
        case 1:
            guard let subject = reader.text(), let questions = reader.positions(below: asked) else { return nil }
            return .page(subject: subject, questions: questions, marks: nil)
        case 3:
            guard let subject = reader.text(), let questions = reader.positions(below: asked),
                let title = reader.word(),
                let heading = reader.word(), let anchors = reader.words()
            else { return nil }
            var marks = PageOutline.Marks()
            (marks.title, marks.heading) = (title == 0 ? nil : title, heading == 0 ? nil : heading)
            marks.anchors = anchors
            return .page(subject: subject, questions: questions, marks: marks)
        case 2: return reader.word().map { .bytes(digest: $0) }
        case 5:
            guard let questions = reader.positions(below: asked), let digest = reader.word() else { return nil }
            return .asked(questions: questions, digest: digest)
        case 4:
            guard let digest = reader.word(), let packed = reader.text(),
                let effort = reader.word().flatMap({ Deflate.Effort(rawValue: Int32(truncatingIfNeeded: $0)) })
            else { return nil }
            return .packed(IndexFile.Packed(digest: packed, effort: effort), digest: digest)
        default: return nil
        }
    }
}

extension GenerationRecord.File {
    /// The file as a page that asked these: positions in `GenerationRecord.questions`.
    /// - Parameter marks: what others must know of it, where nothing is wrong with it.
    func asking(_ questions: [Int32], marks: PageOutline.Marks?) -> GenerationRecord.File {
        var file = self
        switch source {
        case .page(let subject, _, _): file.source = .page(subject: subject, questions: questions, marks: marks)
        case .asked(_, let digest): file.source = .asked(questions: questions, digest: digest)
        case .bytes, .packed: break
        }
        return file
    }

    /// The file's part of the record.
    var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.add(path)
        writer.add(size)
        writer.add(word: UInt64(bitPattern: modified))
        switch source {
        case .page(let subject, let questions, let marks):
            writer.add(marks == nil ? 1 : 3)
            writer.add(subject)
            writer.add(questions)
            if let marks {
                writer.add(word: marks.title ?? 0)
                writer.add(word: marks.heading ?? 0)
                writer.add(words: marks.anchors)
            }
        case .bytes(let digest):
            writer.add(2)
            writer.add(word: digest)
        case .asked(let questions, let digest):
            writer.add(5)
            writer.add(questions)
            writer.add(word: digest)
        case .packed(let packed, let digest):
            writer.add(4)
            writer.add(word: digest)
            writer.add(packed.digest)
            writer.add(Int(packed.effort.rawValue))
        }
        return writer.bytes
    }
}
