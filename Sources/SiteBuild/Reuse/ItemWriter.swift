internal import Audit
internal import ContentModel
internal import DataExport
internal import Diagnostics
internal import Files
internal import KnowledgeBase

/// Writes the items of a plan, or takes over what the former site has of them.
struct ItemWriter: Sendable {
    let writer: GenerationWriter
    /// Nil where everything is made anew.
    let former: FormerGeneration?
    /// Of which inputs the documents of the former site were made, by path.
    var converted: [String: String] = [:]
    /// Whether a later build may take over from this one.
    let keepsRecord: Bool
    /// Whether data and documents are taken over whatever they would hold now.
    var isHasty = false
    /// Nil where nobody looks at pages.
    let audit: SiteAudit?

    /// What was written of one item.
    struct Written: Sendable {
        /// Empty for an item that is written apart.
        var path = ""
        var isPage = false
        var bytes = 0
        var isTakenOver = false
        /// Why a page could not be made to the end.
        var problem: Diagnostic?
        /// What a page asked, where that is kept.
        var questions: [Question] = []
        /// Of which input a document was made.
        var input: String?
        /// What was seen of a page that was made, or is to be looked at again.
        var outline: PageOutline?
        /// What others must know of a page that was taken over; nil where nobody has looked at it, and where something is wrong
        /// with it.
        var formerMarks: PageOutline.Marks?
        /// Files that were made together with it.
        var others: [Written] = []
        /// For the build that comes after this one, a page's questions not yet in it; nil where nothing is kept.
        var record: GenerationRecord.File?
    }

    func write(_ item: SitePlan.Item, _ buffer: inout [UInt8]) throws(PublishingFailure) -> Written {
        switch item.producer {
        case .page(let subject, let make, _): try page(item.path, subject, make, &buffer)
        case .bytes(let bytes): try write(bytes, to: item.path)
        case .asked(let paths, let make): try asked(paths, make)
        case .madeWithAnother, .converted, .files: Written()
        case .checked(let make): try checked(make(), to: item.path)
        case .copy(let source, let size): try copy(source, size: size, to: item.path)
        }
    }

    /// Takes over what the former site has in the place of files that are made together, whatever they would hold now; nothing
    /// where it has none.
    func leave(_ items: [SitePlan.Item]) throws(PublishingFailure) -> [Written] {
        guard let former = writer.former?.folder else { return [] }
        var left: [Written] = []
        for item in items {
            guard case .files = item.producer else { continue }
            let found = (try? writer.fileSystem.list(former + "/" + item.path)) ?? []
            for name in found.map({ String(decoding: $0.name, as: UTF8.self) }).sorted() {
                let path = item.path + name
                guard try writer.take(former + "/" + path, to: path) else { return [] }
                left.append(Written(path: path, isTakenOver: true, record: self.former?.known(path)))
            }
        }
        return left
    }

    private func page(
        _ path: String, _ subject: () -> String, _ make: (inout [UInt8]) -> SitePlan.MadePage, _ buffer: inout [UInt8]
    ) throws(PublishingFailure) -> Written {
        var written = Written(path: path, isPage: true)
        if let found = former?.page(path, subject: subject), try writer.take(found.location, to: path) {
            written.bytes = found.size
            written.isTakenOver = true
            written.questions = found.questions
            written.formerMarks = found.marks
        } else {
            let made = make(&buffer)
            try writer.write(buffer, to: path)
            written.bytes = buffer.count
            written.problem = made.problem
            written.questions = made.questions
            written.outline = audit?.outline(of: buffer, at: path)
        }
        if keepsRecord {
            written.record = record(path, written.bytes, .page(subject: subject(), questions: [], marks: nil))
        }
        return written
    }

    /// Makes files together, or takes over all of them.
    private func asked(
        _ paths: [String], _ make: (DataFile.Taker) -> [Question]
    ) throws(PublishingFailure) -> Written {
        var all: [Written] = []
        let found = paths.compactMap { former?.file($0) }
        if found.count == paths.count {
            for (path, (found, digest)) in zip(paths, found) {
                if try !writer.take(found.location, to: path) { try writer.copy(found.location, to: path) }
                var written = Written(path: path, bytes: found.size, isTakenOver: true, questions: found.questions)
                written.record = record(path, found.size, .asked(questions: [], digest: digest))
                all.append(written)
            }
        } else if isHasty, let left = try leave(paths) {
            all = left
        } else {
            var files = paths.map { PiecedFile(path: $0) }
            var failure: PublishingFailure?
            let questions = make { file, piece in
                guard failure == nil else { return }
                do throws(PublishingFailure) { try files[file].add(piece, writer) } catch { failure = error }
            }
            if let failure { throw failure }
            for file in files {
                var written = try write(file)
                written.questions = questions
                if case .bytes(let digest)? = written.record?.source {
                    written.record?.source = .asked(questions: [], digest: digest)
                }
                all.append(written)
            }
        }
        var first = all.removeFirst()
        first.others = all
        return first
    }

    /// Takes over files that may hold something else now: no later build finds in its record that they are as they should be.
    /// Nil where one of them is not there.
    private func leave(_ paths: [String]) throws(PublishingFailure) -> [Written]? {
        guard let folder = writer.former?.folder else { return nil }
        var left: [Written] = []
        for path in paths {
            guard let status = (try? writer.fileSystem.status(folder + "/" + path)) ?? nil else { return nil }
            left.append(Written(path: path, bytes: status.size, isTakenOver: true))
        }
        for path in paths where try !writer.take(folder + "/" + path, to: path) {
            try writer.copy(folder + "/" + path, to: path)
        }
        return left
    }

    /// Writes a file of these bytes.
    func write(_ bytes: [UInt8], to path: String) throws(PublishingFailure) -> Written {
        var written = Written(path: path, bytes: bytes.count)
        guard keepsRecord else {
            try writer.write(bytes, to: path)
            return written
        }
        var hash = ContentHash()
        hash.add(bytes)
        if let found = former?.file(path, size: bytes.count, digest: hash.value) {
            written.isTakenOver = try writer.take(found.location, to: path)
        }
        if !written.isTakenOver { try writer.write(bytes, to: path) }
        written.record = record(path, bytes.count, .bytes(digest: hash.value))
        return written
    }

    /// Ends a file that came in pieces, or takes over the one that holds the same.
    private func write(_ file: PiecedFile) throws(PublishingFailure) -> Written {
        guard file.isBegun else { return try write(file.first, to: file.path) }
        var written = Written(path: file.path, bytes: file.size)
        guard keepsRecord else { return written }
        if let found = former?.file(file.path, size: file.size, digest: file.hash.value) {
            written.isTakenOver = try writer.replace(file.path, by: found.location)
        }
        written.record = record(file.path, file.size, .bytes(digest: file.hash.value))
        return written
    }

    /// Writes a file of an index, or takes over the one that packs the same.
    func write(_ file: IndexFile) throws(PublishingFailure) -> Written {
        guard let script = file.script else {
            guard let found = former?.file(file.path, packing: file.packed) else {
                throw PublishingFailure(.unwritable(path: file.path, reason: .notFound), at: file.path)
            }
            if try !writer.take(found.location, to: file.path) { try writer.copy(found.location, to: file.path) }
            var written = Written(path: file.path, bytes: found.size, isTakenOver: true)
            written.record = record(file.path, found.size, .packed(file.packed, digest: found.digest))
            return written
        }
        var written = try write(script, to: file.path)
        if case .bytes(let digest)? = written.record?.source {
            written.record?.source = .packed(file.packed, digest: digest)
        }
        return written
    }

    private func checked(
        _ made: (bytes: [UInt8], problem: Diagnostic?), to path: String
    ) throws(PublishingFailure) -> Written {
        var written = try write(made.bytes, to: path)
        written.problem = made.problem
        return written
    }

    private func copy(_ source: String, size: Int, to path: String) throws(PublishingFailure) -> Written {
        var written = Written(path: path, bytes: size)
        if let digest = former == nil ? nil : writer.fileSystem.digest(of: source),
            let found = former?.file(path, size: size, digest: digest)
        {
            written.isTakenOver = try writer.take(found.location, to: path)
        }
        if !written.isTakenOver { try writer.copy(source, to: path) }
        // Of what stands there: the source may have changed since.
        if keepsRecord, let digest = writer.fileSystem.digest(of: writer.location(path)) {
            written.record = record(path, size, .bytes(digest: digest))
        }
        return written
    }

    private func record(_ path: String, _ size: Int, _ source: GenerationRecord.Source) -> GenerationRecord.File? {
        guard let status = writer.status(path), status.size == size else { return nil }
        return GenerationRecord.File(path: path, size: size, modified: status.modified, source: source)
    }
}
