internal import ContentModel
internal import Documents
internal import Files

extension ItemWriter {
    /// Documents that are made together: where they stand in a plan.
    struct DocumentGroup: Sendable {
        let indices: [Int]
    }

    /// The documents of a plan in the order in which they are begun: those first that take longest, so that at the end nobody
    /// waits for one of them.
    static func documentGroups(_ items: [SitePlan.Item], workers: Int) -> [DocumentGroup] {
        var paper: [Int] = []
        var others: [DocumentGroup] = []
        for (index, item) in items.enumerated() {
            guard case .converted(_, _, let form) = item.producer else { continue }
            if form == .pdf { paper.append(index) } else { others.append(DocumentGroup(indices: [index])) }
        }
        let size = max(1, min(mostTogether, (paper.count + workers - 1) / max(1, workers)))
        return others
            + stride(from: 0, to: paper.count, by: size).map { start in
                DocumentGroup(indices: Array(paper[start..<min(start + size, paper.count)]))
            }
    }

    /// Starting the printer costs what printing two documents does: with ten at a time little of that is left. Fewer where
    /// there are not as many for each core.
    private static let mostTogether = 10

    /// Makes documents, or takes over those that were made of the same inputs.
    /// - Returns: in the order of `items`.
    func write(_ items: [SitePlan.Item]) throws(PublishingFailure) -> [Written] {
        var all: [Written] = []
        var pressed: [(index: Int, html: [UInt8], press: DocumentPress, form: DocumentForm)] = []
        for item in items {
            guard case .converted(let make, let press, let form) = item.producer else { continue }
            var written = Written(path: item.path)
            let input = make()
            if let problem = input.problem {
                written = Written(problem: problem)
            } else {
                let digest = press.digest(of: input.bytes, as: form)
                written.input = isHasty ? converted[item.path] ?? digest : digest
                if try !takesOver(&written) { pressed.append((all.count, input.bytes, press, form)) }
            }
            all.append(written)
        }
        guard let press = pressed.first?.press else { return all }
        let made: [Result<[UInt8], ConverterFailure>]
        if pressed.allSatisfy({ $0.form == .pdf }) {
            made = press.makeForPaper(pressed.map(\.html))
        } else {
            made = pressed.map { document in
                do throws(ConverterFailure) {
                    return .success(try document.press.make(document.html, as: document.form))
                } catch { return .failure(error) }
            }
        }
        for (document, result) in zip(pressed, made) {
            let path = all[document.index].path
            switch result {
            case .success(let bytes):
                try writer.write(bytes, to: path)
                all[document.index].bytes = bytes.count
            case .failure(let failure): all[document.index] = Written(problem: failure.diagnostic(of: path))
            }
        }
        return all
    }

    private func takesOver(_ written: inout Written) throws(PublishingFailure) -> Bool {
        guard converted[written.path] == written.input, let folder = writer.former?.folder,
            try writer.take(folder + "/" + written.path, to: written.path)
        else { return false }
        written.isTakenOver = true
        written.bytes = writer.status(written.path)?.size ?? 0
        return true
    }
}
