import Foundation

/// Numbers that look random and depend on the seed alone (SplitMix64: Steele, Lea, Flood).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}

/// Single changes to the files of a content folder, as authors make them: a field, a title, a text, an entry more or less,
/// a row, a day, a word of the model.
struct RandomEdits {
    var dice: Dice
    /// By path from the content folder.
    var files: [String: String]
    /// The day as of which the site is read.
    var day: (year: Int, month: Int, day: Int)
    private var count = 0

    init(_ files: [String: String], seed: UInt64, year: Int, month: Int, day: Int) {
        self.files = files
        dice = Dice(seed: seed)
        self.day = (year, month, day)
    }

    var asOf: String { String(format: "%04d-%02d-%02d", day.year, day.month, day.day) }

    /// Makes one change; says which.
    mutating func edit() -> String {
        count += 1
        while true {
            let choice = dice.below(17)
            let done: String? =
                switch choice {
                case 0..<5: editField()
                case 5..<7: editBody()
                case 7: addEntry()
                case 8: removeEntry()
                case 9..<12: editCell()
                case 12: changeRows()
                case 13: moveDay()
                case 14: moveLines()
                case 15: renameEntry()
                default: dice.below(3) == 0 ? editSettings() : editField()
                }
            if let done { return done }
        }
    }

    private func paths(_ ending: String) -> [String] {
        files.keys.filter { $0.hasSuffix(ending) && $0.contains("/") == (ending == ".md") && !$0.hasPrefix("visas/") }
            .sorted()
    }

    private mutating func rewrite(_ path: String, _ lines: [String]) { files[path] = lines.joined(separator: "\n") }

    private func lines(_ path: String) -> [String] { (files[path] ?? "").components(separatedBy: "\n") }

    /// A field of a document takes the value that the same field has elsewhere, another text or another day, or goes.
    private mutating func editField() -> String? {
        guard let path = dice.pick(paths(".md")) else { return nil }
        var lines = lines(path)
        guard let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        let fields = (1..<end).filter { lines[$0].contains(": ") && !lines[$0].hasPrefix(" ") }
        guard let line = dice.pick(Array(fields)) else { return nil }
        let name = String(lines[line].prefix { $0 != ":" })
        let folder = path.prefix { $0 != "/" }
        let others = paths(".md").filter { $0.hasPrefix(folder) }.flatMap { self.lines($0) }
            .filter { $0.hasPrefix(name + ": ") }
        switch dice.below(5) {
        case 0: lines.remove(at: line)
        case 1: lines[line] = lines[line] + " \(count)"
        default: lines[line] = dice.pick(others) ?? lines[line] + " bis"
        }
        rewrite(path, lines)
        return "\(path): \(name)"
    }

    private mutating func editBody() -> String? {
        guard let path = dice.pick(paths(".md")), let other = dice.pick(paths(".md")) else { return nil }
        let slug = other.split(separator: "/").last.map { $0.dropLast(3) } ?? ""
        let kind = other.prefix { $0 != "/" }
        let words = [
            "Voir [[\(slug)]].", "Un paragraphe de plus, \(count).", "## Titre \(count)\n\nTexte.",
            "Voir RFC, DDT et ABC.", "La lecture \(slug) complète (LSC\(count % 3 == 0 ? "" : "B")) suffit.",
        ]
        files[path, default: ""] += "\n" + (dice.pick(words) ?? "") + "\n"
        return "\(path): text to \(kind)/\(slug)"
    }

    private mutating func addEntry() -> String? {
        guard let path = dice.pick(paths(".md")), let text = files[path] else { return nil }
        let copy = path.dropLast(3) + "-\(count).md"
        files[String(copy)] = text
        return "\(copy) added"
    }

    private mutating func removeEntry() -> String? {
        guard let path = dice.pick(paths(".md")) else { return nil }
        files[path] = nil
        return "\(path) removed"
    }

    /// The file has another name; its entry's former address leads there, or nothing does.
    private mutating func renameEntry() -> String? {
        guard let path = dice.pick(paths(".md")), let text = files.removeValue(forKey: path) else { return nil }
        let other = path.dropLast(3) + "-renamed.md"
        files[String(other)] =
            dice.below(2) == 0
            ? text : text.replacing("---\n", with: "---\nformer addresses: \(path.dropLast(3))\n", maxReplacements: 1)
        return "\(path) renamed"
    }

    private func separator(_ line: String) -> Character { line.contains(";") ? ";" : "," }

    private mutating func editCell() -> String? {
        guard let path = dice.pick(paths(".csv")) else { return nil }
        var lines = lines(path)
        guard lines.count > 2, !(files[path] ?? "").contains("\"") else { return nil }
        let sign = separator(lines[0])
        let row = 1 + dice.below(lines.count - 1)
        var cells = lines[row].split(separator: sign, omittingEmptySubsequences: false).map(String.init)
        guard cells.count > 1 else { return nil }
        let column = dice.below(cells.count)
        let others = lines.dropFirst().map {
            $0.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
        }
        .filter { $0.count == cells.count }.map { $0[column] }
        cells[column] = dice.pick(others) ?? ""
        lines[row] = cells.joined(separator: String(sign))
        rewrite(path, lines)
        return "\(path): row \(row), column \(column)"
    }

    private mutating func changeRows() -> String? {
        guard let path = dice.pick(paths(".csv")) else { return nil }
        var lines = lines(path)
        guard lines.count > 3 else { return nil }
        let row = 1 + dice.below(lines.count - 2)
        if dice.below(2) == 0 { lines.remove(at: row) } else { lines.swapAt(row, row + 1) }
        rewrite(path, lines)
        return "\(path): rows around \(row)"
    }

    private mutating func moveDay() -> String? {
        day.month = 1 + dice.below(12)
        day.day = 1 + dice.below(28)
        if dice.below(4) == 0 { day.year += dice.below(3) - 1 }
        return "the day is \(asOf)"
    }

    /// Nothing is said otherwise, but all of it stands lower.
    private mutating func moveLines() -> String? {
        guard let path = dice.pick(paths(".md")) else { return nil }
        var lines = lines(path)
        guard let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        lines.insert("# un commentaire", at: min(1, end))
        rewrite(path, lines)
        return "\(path): a comment"
    }

    private mutating func editSettings() -> String? {
        if dice.below(2) == 0 {
            files["site.yaml", default: ""] += "\n"
            files["site.yaml"] = files["site.yaml"]?.replacingOccurrences(
                of: "title: The", with: "title: A\(count) The"
            )
            .replacingOccurrences(of: "sous-titre: ", with: "sous-titre: \(count) ")
            return "site.yaml"
        }
        files["model.yaml"] = files["model.yaml"]?.replacingOccurrences(of: "many: ", with: "many: x")
            .replacingOccurrences(of: "many: xyes", with: "many: yes")
            .replacingOccurrences(of: "many: xtrue", with: "many: true")
        return "model.yaml"
    }
}
