internal import Checks
internal import ContentModel
internal import Diagnostics
internal import Embedded
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Visas

extension GatheredContent {
    /// What an audience must not find in its site: all that stands only in files, rows, blocks and versions that it does not
    /// read.
    func withheldWords(from edition: Edition) -> WithheldWords {
        let whole = base.whole
        // An entry is one object as long as nothing of it is left out.
        func showsAll(_ id: EntryID) -> Bool { base.showsWhole(id, to: edition) && edition[id] === whole[id] }
        guard base.hides(from: edition) || !edition.ids.allSatisfy(showsAll) else {
            return WithheldWords(withheld: [], visible: [])
        }
        var texts = SeenTexts()
        var entries: [String: [(line: Int, id: EntryID)]] = [:]
        for id in whole.ids {
            let origin = whole.origin(of: id)
            entries[origin.place.path, default: []].append((origin.place.line, id))
        }
        for item in sources.documents + sources.tables {
            guard let bytes = try? fileSystem.read(item.location) else { continue }
            let rows = (entries[item.location] ?? []).sorted { $0.line < $1.line }
            if sources.tables.contains(where: { $0.location == item.location }) {
                texts.addRows(bytes, rows.map { ($0.line, showsAll($0.id)) })
            } else {
                texts.add(Array(item.path.utf8), isVisible: rows.contains { edition.contains($0.id) })
                texts.add(bytes, isVisible: rows.contains { showsAll($0.id) })
            }
        }
        // The last audience compares what changed with what was validated.
        let isLast = edition.number == model.editions.count - 1
        for kept in sources.keptVersions {
            if let bytes = try? fileSystem.read(kept.location) { texts.add(bytes, isVisible: isLast) }
        }
        // Of entries with other versions and blocks, what the audience reads of them.
        for id in edition.ids where !showsAll(id) {
            texts.add(edition[id].readableText, isVisible: true)
        }
        for id in edition.ids { texts.add(Array((edition[id].title + "\n" + edition[id].slug).utf8), isVisible: true) }
        let used = edition.usedFiles
        for file in sources.attachments {
            texts.add(Array(file.path.utf8), isVisible: used.contains(file.path))
        }
        for name in ["site.yaml", "model.yaml"] {
            if let bytes = try? fileSystem.read(ContentTree.join(sources.root, name)) {
                texts.add(bytes, isVisible: true)
            }
        }
        for remark in edition.breaches(at: date) {
            for language in MessageLanguage.allCases {
                texts.add(Array(remark.message(in: language).utf8), isVisible: true)
            }
        }
        // The search engine's tables hold words of French, which say nothing of this base.
        return WithheldWords(
            withheld: texts.withheld, visible: texts.visible + sources.themeTexts + [SearchModule.bytes])
    }
}

/// Texts by whether an audience reads them.
private struct SeenTexts {
    private(set) var visible: [[UInt8]] = []
    private(set) var withheld: [[UInt8]] = []

    mutating func add(_ bytes: [UInt8], isVisible: Bool) {
        if isVisible { visible.append(bytes) } else { withheld.append(bytes) }
    }

    /// A table's rows, each by its first line; what stands above them names the columns.
    mutating func addRows(_ bytes: [UInt8], _ rows: [(line: Int, isVisible: Bool)]) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var (next, isVisible) = (0, true)
        for (index, line) in lines.enumerated() {
            while next < rows.count, rows[next].line <= index + 1 {
                isVisible = rows[next].isVisible
                next += 1
            }
            add(Array(line), isVisible: isVisible)
        }
    }
}

extension Entry where S == Linked {
    /// All that readers see of an entry's own words, as bytes.
    fileprivate var readableText: [UInt8] {
        var bytes = Array((title + "\n" + summary + "\n").utf8)
        func add(_ passage: LinkedPassage) {
            bytes += passage.fragment.html
            for link in passage.fragment.links { bytes += Array(("\n" + link.text + "\n").utf8) }
        }
        func add(_ value: FieldValue<Linked>) {
            switch value {
            case .text(let text): bytes += Array((text + "\n").utf8)
            case .passage(let passage): add(passage)
            case .list(let values): for value in values { add(value) }
            case .record(let record): for value in record.values.compactMap(\.self) { add(value) }
            case .file(let path): bytes += Array((path + "\n").utf8)
            case .reference(.text(let text)): bytes += Array((text + "\n").utf8)
            case .integer, .date, .boolean, .word, .reference: break
            }
        }
        for value in values.compactMap(\.self) { add(value) }
        if let body { add(body) }
        return bytes
    }
}
