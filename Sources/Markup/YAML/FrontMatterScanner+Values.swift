import Diagnostics

extension FrontMatterScanner {
    /// A field's value; nil when it cannot be read, which has been reported.
    mutating func value(of entry: Entry, isPlain: Bool) -> YAMLNode? {
        if entry.lastLine == entry.line {
            if entry.value.isEmpty { return YAMLNode(.null, at: place(at: entry.colon + 1)) }
            if isPlain || SimpleYAML.isPlainText(file.bytes[entry.value]) { return raw(entry.value) }
            if let quoted = quoted(entry.value) { return quoted }
            if let items = SimpleYAML.flowItems(file.bytes, entry.value) {
                return YAMLNode(.sequence(items.map { raw(trimmed($0)) }), at: place(at: entry.value.lowerBound))
            }
        } else if entry.value.isEmpty, let items = blockItems(of: entry, isPlain: isPlain) {
            return YAMLNode(.sequence(items), at: listPlace(of: entry) ?? place(at: entry.colon + 1))
        } else if isPlain, let text = foldedText(of: entry) {
            return text
        }
        return throughYams(entry)
    }

    /// A text as written, quotes around the whole of it removed; `~` is nothing.
    private mutating func raw(_ range: Range<Int>) -> YAMLNode {
        if let quoted = quoted(range) { return quoted }
        let place = place(at: range.lowerBound)
        if range.count == 1, file.bytes[range.lowerBound] == 0x7E { return YAMLNode(.null, at: place) }
        return YAMLNode(.scalar(file.text(range), style: .plain), at: place)
    }

    /// The text of a value that is quoted from its first to its last character; nil when it is not.
    private mutating func quoted(_ range: Range<Int>) -> YAMLNode? {
        switch QuotedText.read(file.bytes[range]) {
        case .notQuoted: return nil
        case .text(let text): return YAMLNode(.scalar(text, style: .quoted), at: place(at: range.lowerBound))
        case .badEscape(let offset):
            report(.invalidYAML(.badEscape), at: place(at: offset))
            return YAMLNode(.null, at: place(at: range.lowerBound))
        }
    }

    private mutating func listPlace(of entry: Entry) -> Place? {
        for line in (entry.line + 1)...entry.lastLine {
            let range = file.range(ofLine: line)
            if let dash = file.bytes[range].firstIndex(where: { $0 != 0x20 }), file.bytes[dash] == 0x2D {
                return place(at: dash)
            }
        }
        return nil
    }

    /// The items of a list of `- ` lines that hold one simple text each, all at one column; nil for anything else.
    private mutating func blockItems(of entry: Entry, isPlain: Bool) -> [YAMLNode]? {
        var ranges: [Range<Int>] = []
        var column: Int?
        for line in (entry.line + 1)...entry.lastLine {
            let range = file.range(ofLine: line)
            guard let first = file.bytes[range].firstIndex(where: { $0 != 0x20 }) else { continue }
            let itsColumn = first - range.lowerBound
            if itsColumn == 0, file.bytes[first] == 0x23 { continue }
            guard file.bytes[first] == 0x2D, column == nil || column == itsColumn, first + 1 < range.upperBound,
                file.bytes[first + 1] == 0x20
            else { return nil }
            column = itsColumn
            let value = trimmed((first + 1)..<range.upperBound)
            guard !value.isEmpty, isSimpleItem(value, isPlain: isPlain) else { return nil }
            ranges.append(value)
        }
        return ranges.map { raw($0) }
    }

    private func isSimpleItem(_ range: Range<Int>, isPlain: Bool) -> Bool {
        if SimpleYAML.isPlainText(file.bytes[range]) { return true }
        // Blocks, brackets and inner lists keep their meaning even in plain fields.
        return isPlain && !SimpleYAML.opensStructure(file.bytes[range])
    }

    /// The lines of a plain field's text joined by spaces, an empty line as a line break; nil when its first line opens
    /// a block, a list or a quotation.
    private mutating func foldedText(of entry: Entry) -> YAMLNode? {
        guard let first = file.bytes[entry.value].first, first != 0x7C, first != 0x3E, first != 0x22, first != 0x27
        else {
            return nil
        }
        var text = file.text(entry.value)
        var blank = false
        for line in (entry.line + 1)...entry.lastLine {
            let range = trimmed(file.range(ofLine: line))
            guard !range.isEmpty else {
                text += "\n"
                blank = true
                continue
            }
            guard file.bytes[file.range(ofLine: line)].first == 0x20 else { return nil }
            text += (blank ? "" : " ") + file.text(range)
            blank = false
        }
        return YAMLNode(.scalar(text, style: .plain), at: place(at: entry.value.lowerBound))
    }

    /// Gives the field's lines to Yams under a key of the same width that no sign of YAML can spoil.
    private mutating func throughYams(_ entry: Entry) -> YAMLNode? {
        let start = file.range(ofLine: entry.line).lowerBound
        let end = file.range(ofLine: entry.lastLine).upperBound
        var yaml: [UInt8] = [0x6B]
        let keyScalars = file.bytes[start..<entry.colon].lazy.filter { $0 & 0xC0 != 0x80 }.count
        yaml.append(contentsOf: repeatElement(0x20, count: max(keyScalars - 1, 0)))
        yaml.append(contentsOf: file.bytes[entry.colon..<end])
        yaml.append(0x0A)
        let (node, problems) = YAMLReading.read(yaml, file: file, firstLine: entry.line)
        diagnostics.append(contentsOf: problems)
        return node?.pairs?.first?.value
    }
}
