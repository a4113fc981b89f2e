/// What paths have in common with ids and titles, so that pages are written once and not three times.
enum PathName {
    /// The last component of a path without its ending, or its anchor: what an id usually is.
    static func of(_ path: [UInt8]) -> ArraySlice<UInt8> {
        if let hash = path.lastIndex(of: 0x23) { return path[(hash + 1)...] }
        let start = start(path)
        let dot = path.lastIndex(of: 0x2E) ?? path.count
        return path[start..<max(start, dot)]
    }

    /// Where the last component begins.
    static func start(_ path: [UInt8]) -> Int {
        path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    }

    /// Where the beginning of the folded title stands in the last component: as much of it as can be, empty at the beginning when
    /// there is nothing of it.
    static func shared(_ path: [UInt8], with title: [UInt8]) -> Range<Int> {
        let slug = slug(title)
        let first = start(path)
        var best = first..<first
        for start in first..<path.count {
            var end = start
            while end < path.count, end - start < slug.count, path[end] == slug[end - start] { end += 1 }
            if end - start > best.count { best = start..<end }
        }
        return best
    }

    /// A title as file names are made of it: folded, everything between words one hyphen.
    static func slug(_ title: [UInt8]) -> [UInt8] {
        var buffer = TokenBuffer()
        var index = 0
        while index < title.count {
            let glyph = Glyph(title, at: index, end: title.count)
            index += glyph.width
            if glyph.isWord {
                buffer.append(glyph.folded)
            } else if glyph.category != .ignored, let last = buffer.bytes.last, last != 0x2D {
                buffer.bytes.append(0x2D)
            }
        }
        return buffer.bytes
    }
}
