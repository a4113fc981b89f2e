import Diagnostics
import Language

extension FrontMatterScanner {
    /// A field's value; nil when it cannot be read, which has been reported.
    mutating func value(of entry: Entry, form: FieldForm) -> YAMLNode? {
        let isOneLine = entry.lastLine == entry.line
        if isOneLine, entry.value.isEmpty { return YAMLNode(.null, at: place(at: entry.colon + 1)) }
        switch form {
        case .text:
            if isOneLine { return raw(entry.value) }
            if entry.value.isEmpty, let list = list(of: entry) { return list }
            if let text = foldedText(of: entry) { return text }
        case .texts:
            if isOneLine, SimpleYAML.isWikiLink(file.bytes[entry.value]) { return raw(entry.value) }
            if file.bytes[entry.value].first == 0x5B {
                let end = file.range(ofLine: entry.lastLine).upperBound
                if let list = flowList(trimmed(entry.value.lowerBound..<end)) { return list }
            } else if isOneLine {
                return raw(entry.value)
            }
            if entry.value.isEmpty, let list = list(of: entry) { return list }
            if !isOneLine, let text = foldedText(of: entry) { return text }
        case .records(let forms):
            if entry.value.isEmpty, let records = records(of: entry, forms) { return records }
            if isOneLine, !SimpleYAML.opensStructure(file.bytes[entry.value]) { return raw(entry.value) }
        case .unknown:
            if let simple = simple(entry) { return simple }
            return throughLibyaml(entry, refusesComments: false)
        }
        return throughLibyaml(entry, refusesComments: true)
    }

    /// What needs no YAML reader and means the same to one.
    private mutating func simple(_ entry: Entry) -> YAMLNode? {
        if entry.lastLine == entry.line {
            if SimpleYAML.isPlainText(file.bytes[entry.value]) { return raw(entry.value) }
            if let quoted = quoted(entry.value) { return quoted }
            if let items = SimpleYAML.flowItems(file.bytes, entry.value) {
                return YAMLNode(.sequence(items.map { raw(trimmed($0)) }), at: place(at: entry.value.lowerBound))
            }
            return nil
        }
        guard entry.value.isEmpty, let items = items(of: entry),
            items.allSatisfy({ $0.count == 1 && SimpleYAML.isPlainText(file.bytes[$0[0]]) })
        else { return nil }
        return list(of: entry)
    }

    /// A text as written, quotes around the whole of it removed; `~` is nothing.
    mutating func raw(_ range: Range<Int>) -> YAMLNode {
        if let quoted = quoted(range) { return quoted }
        let place = self.place(at: range.lowerBound)
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

    /// Gives the field's lines to libyaml under a key of the same width that no sign of YAML can spoil.
    private mutating func throughLibyaml(_ entry: Entry, refusesComments: Bool) -> YAMLNode? {
        let start = file.range(ofLine: entry.line).lowerBound
        let end = file.range(ofLine: entry.lastLine).upperBound
        var yaml: [UInt8] = [0x6B]
        let keyScalars = file.bytes[start..<entry.colon].lazy.filter { $0 & 0xC0 != 0x80 }.count
        yaml.append(contentsOf: repeatElement(0x20, count: max(keyScalars - 1, 0)))
        yaml.append(contentsOf: file.bytes[entry.colon..<end])
        yaml.append(0x0A)
        let (node, problems) = YAMLReading.read(
            yaml, file: file, firstLine: entry.line, refusesComments: refusesComments)
        diagnostics.append(contentsOf: problems)
        return node?.pairs?.first?.value
    }
}
