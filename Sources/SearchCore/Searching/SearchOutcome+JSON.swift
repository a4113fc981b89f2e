extension SearchOutcome {
    /// UTF-8 JSON, version 1: `{"version":1,"needs":["t12","x3.0a1b2c3d",…]}`, or `{"version":1,"query":…,"total":…,"results":[…],…}`.
    ///
    /// A snippet is a list of texts, plain and marked in turn. Scores and order are the same natively and in the browser.
    public func json(query: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.open(0x7B)
        writer.member("version", 1)
        switch self {
        case .needs(let ids):
            writer.list("needs")
            for id in ids { writer.string(id.name) }
            writer.close(0x5D)
        case .done(let results):
            writer.member("query", query)
            results.write(&writer)
        }
        writer.close(0x7D)
        return writer.bytes
    }
}

extension ShardID {
    /// The letter of the family and the number, `t12`; of a shard of texts, the digits of its file too: `x3.0a1b2c3d`.
    public var name: [UInt8] {
        var writer = JSONWriter()
        writer.number(number)
        var name = [family.letter] + writer.bytes
        if family == .texts {
            name.append(0x2E)
            for digit in 1...8 { name.append(JSONWriter.hexadecimal(UInt8(file &>> UInt32(32 - 4 * digit) & 15))) }
        }
        return name
    }
}

extension SearchResults {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.member("total", total)
        writer.member("incomplete", isIncomplete)
        writer.list("unknown")
        for word in words where word.isUnknown { writer.string(word.text) }
        writer.close(0x5D)
        writer.list("words")
        for word in words where word.isUnknown || word.expansion != nil { word.write(&writer) }
        writer.close(0x5D)
        SearchResults.write("answers", answers, &writer)
        SearchResults.write("results", results, &writer)
        writer.list("facets")
        for facet in facets { facet.write(&writer) }
        writer.close(0x5D)
    }

    @inline(never)
    private static func write(_ name: StaticString, _ results: [Result], _ writer: inout JSONWriter) {
        writer.list(name)
        for result in results { result.write(&writer) }
        writer.close(0x5D)
    }
}

extension SearchResults.Word {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open(0x7B)
        writer.member("text", text)
        writer.member("unknown", isUnknown)
        writer.member("corrected", isCorrected)
        writer.member("instead", instead)
        if let expansion { writer.member("expansion", expansion) }
        writer.close(0x7D)
    }
}

extension SearchResults.Result {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open(0x7B)
        writer.member("kind", kind)
        writer.member("id", id)
        writer.member("path", path)
        writer.member("title", title)
        writer.member("score", score)
        writer.member("inForce", isInForce)
        writer.list("card")
        for line in card {
            writer.open(0x7B)
            writer.member("role", Int(line.role.rawValue))
            writer.member("label", line.label)
            writer.member("value", line.value)
            writer.close(0x7D)
        }
        writer.close(0x5D)
        if let snippet {
            writer.member("heading", snippet.heading)
            writer.member("anchor", snippet.anchor)
            writer.member("snippet", snippet.pieces)
        }
        writer.close(0x7D)
    }
}

extension SearchResults.Facet {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open(0x7B)
        writer.member("name", name)
        writer.list("values")
        for (value, count) in values {
            writer.open(0x7B)
            writer.member("value", value)
            writer.member("count", count)
            writer.close(0x7D)
        }
        writer.close(0x5D)
        writer.close(0x7D)
    }
}
