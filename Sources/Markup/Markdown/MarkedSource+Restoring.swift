extension MarkedSource {
    /// Undoes the marks in what cmark-gfm took for something else than a link or a fence, code for example.
    /// - Parameters:
    ///   - isCell: `\|` in a wiki link becomes `|`, as everywhere in a table's cell.
    ///   - found: called with the number of each mark, and whether it is whole: an opening `[[` before a mark of that
    ///     kind, the brackets of a link around its own.
    func restored(_ bytes: Bytes, isCell: Bool = false, found: (_ number: Int, _ isWhole: Bool) -> Void = { _, _ in })
        -> [UInt8]
    {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0xEF, let (number, end) = SourceMark.read(bytes, at: index),
                marks.indices.contains(number)
            else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let mark = marks[number]
            index = end
            switch mark.kind {
            case .unclosedWiki:
                found(number, out.suffix(2).elementsEqual([0x5B, 0x5B]))
            case .wiki:
                if index < bytes.count, bytes[index] == 0x29 { index += 1 }
                let opening = openingOfLink(mark)
                if out.count >= opening.count, out.suffix(opening.count).elementsEqual(opening) {
                    out.removeLast(opening.count)
                    let source = originalText(mark)
                    out.append(contentsOf: isCell ? MarkedSource.unescapingBars(source) : Array(source))
                    found(number, true)
                } else {
                    if out.suffix(2).elementsEqual([0x5D, 0x28]) { out.removeLast(2) }
                    out.append(contentsOf: [0x5D, 0x5D])
                    found(number, false)
                }
            case .fenceOpen, .fenceClose, .fenceMalformed:
                if out.suffix(4).elementsEqual("<!--".utf8) { out.removeLast(4) }
                if bytes.holds("-->".utf8, at: index) { index += 3 }
                out.append(contentsOf: originalText(mark))
                found(number, true)
            }
        }
        return out
    }

    /// The author's bytes at a mark.
    func originalText(_ mark: SourceMark) -> ArraySlice<UInt8> {
        let start = original.startIndex
        return original[start + mark.original.lowerBound..<start + mark.original.upperBound]
    }

    /// `[text](`, which stands before a link's mark.
    private func openingOfLink(_ mark: SourceMark) -> ArraySlice<UInt8> {
        guard let rewritten, let end = rewritten[mark.marked].lastIndex(of: 0x28) else { return [] }
        return rewritten[mark.marked.lowerBound...end]
    }

    /// `\|` as `|`.
    static func unescapingBars(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            if byte == 0x7C, out.last == 0x5C { out.removeLast() }
            out.append(byte)
        }
        return out
    }

    /// Whether bytes hold any mark.
    static func hasMark(_ bytes: Bytes) -> Bool {
        bytes.position(of: 0xEF) != nil && bytes.offset(of: SourceMark.sign) != nil
    }
}
