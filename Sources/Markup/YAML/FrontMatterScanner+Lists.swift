import Diagnostics
import Language

/// Lists and records whose texts are raw, as those of one line are.
extension FrontMatterScanner {
    // MARK: Lists of lines

    /// A list of `- ` lines; nil when it is none, or holds what only a YAML reader can read.
    mutating func list(of entry: Entry) -> YAMLNode? {
        guard let start = listPlace(of: entry), let items = items(of: entry) else { return nil }
        var nodes: [YAMLNode] = []
        for lines in items {
            guard let first = lines.first else { return nil }
            if lines.count == 1 {
                nodes.append(first.isEmpty ? YAMLNode(.null, at: place(at: first.lowerBound)) : raw(first))
                continue
            }
            let text = lines.filter { !$0.isEmpty }.map { file.text($0) }.joined(separator: " ")
            let written = lines.first { !$0.isEmpty } ?? first
            nodes.append(YAMLNode(.scalar(text, style: .plain), at: place(at: written.lowerBound)))
        }
        return YAMLNode(.sequence(nodes), at: start)
    }

    /// The lines of each item of a list of `- ` lines at one column; nil for anything else, blocks of text and
    /// quotations over several lines among it.
    func items(of entry: Entry) -> [[Range<Int>]]? {
        var items: [[Range<Int>]] = []
        var column: Int?
        for line in (entry.line + 1)...entry.lastLine {
            let range = file.range(ofLine: line)
            guard let first = file.bytes[range].firstIndex(where: { $0 != 0x20 }) else { continue }
            if file.bytes[first] == 0x09 { return nil }
            let its = first - range.lowerBound
            if file.bytes[first] == 0x23, its <= (column ?? its) + 1 { continue }
            let isDash = file.bytes[first] == 0x2D && (first + 1 == range.upperBound || file.bytes[first + 1] == 0x20)
            if isDash, column == nil || column == its {
                column = its
                let value = trimmed((first + 1)..<range.upperBound)
                // A block of text, and a list within the list, which has no place there.
                if SimpleYAML.opensBlock(file.bytes[value]) || file.bytes[value].starts(with: [0x2D, 0x20]) {
                    return nil
                }
                items.append([value.isEmpty ? first + 1..<first + 1 : value])
            } else {
                guard let column, its > column, let start = items.last?.first else { return nil }
                if !start.isEmpty, file.bytes[start.lowerBound] == 0x22 || file.bytes[start.lowerBound] == 0x27 {
                    return nil
                }
                items[items.count - 1].append(trimmed(first..<range.upperBound))
            }
        }
        return items.isEmpty ? nil : items
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

    // MARK: Lists in brackets

    /// `[a, "b, c", d]`, over several lines or not: raw items between commas. A text that only begins with brackets is
    /// itself. Nil for brackets that nothing closes and commas with nothing between.
    mutating func flowList(_ range: Range<Int>) -> YAMLNode? {
        let place = self.place(at: range.lowerBound)
        var items: [Range<Int>] = []
        var start = range.lowerBound + 1
        var depth = 0
        var index = start
        while index < range.upperBound {
            switch file.bytes[index] {
            case 0x22, 0x27:
                if blankless(start..<index).isEmpty, let end = quotedEnd(index, before: range.upperBound) {
                    index = end
                    continue
                }
            case 0x5B: depth += 1
            case 0x5D where depth > 0: depth -= 1
            case 0x2C where depth == 0:
                items.append(blankless(start..<index))
                start = index + 1
            case 0x5D:
                let last = blankless(start..<index)
                if !last.isEmpty { items.append(last) }
                guard items.allSatisfy({ !$0.isEmpty }) else { return nil }
                let rest = blankless(index + 1..<range.upperBound)
                if !rest.isEmpty, file.bytes[rest.lowerBound] != 0x23 { return isOneLine(range) ? raw(range) : nil }
                if !rest.isEmpty { report(.invalidYAML(.commentAfterValue), at: self.place(at: rest.lowerBound)) }
                return YAMLNode(.sequence(items.map { raw($0) }), at: place)
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Behind the quote that closes the one at `start`, when a comma or the list's end follows it.
    private func quotedEnd(_ start: Int, before limit: Int) -> Int? {
        let quote = file.bytes[start]
        var index = start + 1
        while index < limit {
            if file.bytes[index] == 0x5C, quote == 0x22 {
                index += 2
                continue
            }
            if file.bytes[index] == quote {
                let next = file.bytes[index + 1..<limit].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
                if next == 0x2C || next == 0x5D { return index + 1 }
            }
            index += 1
        }
        return nil
    }

    private func isOneLine(_ range: Range<Int>) -> Bool { !file.bytes[range].contains(0x0A) }

    /// Without blanks and line ends at either end.
    private func blankless(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while true {
            let inner = trimmed(range)
            var (low, high) = (inner.lowerBound, inner.upperBound)
            while low < high, file.bytes[low] == 0x0A { low += 1 }
            while high > low, file.bytes[high - 1] == 0x0A { high -= 1 }
            if low..<high == range { return range }
            range = low..<high
        }
    }

    // MARK: Records

    /// A list of `- name: value` lines, or one such record without a dash; nil for anything else.
    mutating func records(of entry: Entry, _ forms: [String: FieldForm]) -> YAMLNode? {
        guard let first = content(from: entry.line + 1, to: entry.lastLine) else { return nil }
        guard isDash(first.offset, first.line) else {
            let column = first.offset - file.range(ofLine: first.line).lowerBound
            return mapping(from: first.line, at: first.offset, column, to: entry.lastLine, forms)
        }
        let column = first.offset - file.range(ofLine: first.line).lowerBound
        var items: [YAMLNode] = []
        var line = first.line
        while let start = content(from: line, to: entry.lastLine) {
            let range = file.range(ofLine: start.line)
            guard start.offset - range.lowerBound == column, isDash(start.offset, start.line) else { return nil }
            var last = start.line
            while let next = content(from: last + 1, to: entry.lastLine),
                next.offset - file.range(ofLine: next.line).lowerBound > column
            {
                last = next.line
            }
            let pair = trimmed(start.offset + 1..<range.upperBound)
            if pair.isEmpty {
                guard let inner = content(from: start.line + 1, to: last),
                    let item = mapping(
                        from: inner.line, at: inner.offset, inner.offset - file.range(ofLine: inner.line).lowerBound,
                        to: last, forms)
                else { return nil }
                items.append(item)
            } else {
                let inner = pair.lowerBound - range.lowerBound
                guard let item = mapping(from: start.line, at: pair.lowerBound, inner, to: last, forms) else {
                    return nil
                }
                items.append(item)
            }
            line = last + 1
        }
        return YAMLNode(.sequence(items), at: place(at: first.offset))
    }

    /// `name: value` lines that begin at one column.
    private mutating func mapping(
        from first: Int, at offset: Int, _ column: Int, to last: Int, _ forms: [String: FieldForm]
    ) -> YAMLNode? {
        var pairs: [YAMLPair] = []
        var firstPlaces: [String: Place] = [:]
        var next: (line: Int, offset: Int)? = (first, offset)
        while let start = next {
            let range = file.range(ofLine: start.line)
            guard start.offset - range.lowerBound == column,
                !SimpleYAML.opensStructure(file.bytes[start.offset..<range.upperBound]),
                let colon = file.bytes[start.offset..<range.upperBound].firstIndex(of: 0x3A), colon > start.offset
            else { return nil }
            let key = unquoted(trimmed(start.offset..<colon))
            let value = trimmed((colon + 1)..<range.upperBound)
            var entry = Entry(
                line: start.line, key: key, value: value.isEmpty ? colon + 1..<colon + 1 : value, colon: colon,
                lastLine: start.line)
            // A list may stand at the column of its name.
            while let more = content(from: entry.lastLine + 1, to: last) {
                let its = more.offset - file.range(ofLine: more.line).lowerBound
                guard its > column || its == column && value.isEmpty && isDash(more.offset, more.line) else { break }
                entry.lastLine = more.line
            }
            next = content(from: entry.lastLine + 1, to: last)
            let text = file.text(key)
            let keyPlace = place(at: start.offset)
            if let former = firstPlaces[text.folded] {
                report(.duplicateKey(text), at: keyPlace, notes: [.init(.firstDefinedHere, at: former)])
                continue
            }
            firstPlaces[text.folded] = keyPlace
            var broken = YAMLNode(.null, at: place(at: colon + 1))
            broken.isBroken = true
            let form = forms[text.folded] ?? .unknown
            pairs.append(YAMLPair(key: text, keyPlace: keyPlace, value: self.value(of: entry, form: form) ?? broken))
        }
        return YAMLNode(.mapping(pairs), at: place(at: offset))
    }

    /// The first line that holds more than a comment, and where its content begins.
    private func content(from first: Int, to last: Int) -> (line: Int, offset: Int)? {
        guard first <= last else { return nil }
        for line in first...last {
            let range = file.range(ofLine: line)
            if let offset = file.bytes[range].firstIndex(where: { $0 != 0x20 }), file.bytes[offset] != 0x23 {
                return (line, offset)
            }
        }
        return nil
    }

    private func isDash(_ offset: Int, _ line: Int) -> Bool {
        let end = file.range(ofLine: line).upperBound
        return file.bytes[offset] == 0x2D && (offset + 1 == end || file.bytes[offset + 1] == 0x20)
    }
}
