extension SearchOutcome {
    /// UTF-8 JSON, version 1: `{"version":1,"needs":["t12",…]}`, or `{"version":1,"query":…,"total":…,"results":[…],…}`.
    ///
    /// A snippet is a list of texts, plain and marked in turn. Scores and order are the same natively and in the browser.
    public func json(query: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.open("{")
        writer.key("version")
        writer.number(1)
        switch self {
        case .needs(let ids):
            writer.key("needs")
            writer.open("[")
            for id in ids { writer.string(id.name) }
            writer.close("]")
        case .done(let results):
            writer.key("query")
            writer.string(query)
            results.write(&writer)
        }
        writer.close("}")
        return writer.bytes
    }
}

extension ShardID {
    /// The letter of the family and the number: `t12`.
    public var name: [UInt8] {
        var writer = JSONWriter()
        writer.number(number)
        return [family.letter] + writer.bytes
    }
}

extension SearchResults {
    @inline(never)
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.key("total")
        writer.number(total)
        writer.key("incomplete")
        writer.bool(isIncomplete)
        writer.key("unknown")
        writer.open("[")
        for word in words where word.isUnknown { writer.string(word.text) }
        writer.close("]")
        writer.key("words")
        writer.open("[")
        for word in words where word.isUnknown || word.expansion != nil { word.write(&writer) }
        writer.close("]")
        writer.key("answers")
        writer.open("[")
        for result in answers { result.write(&writer) }
        writer.close("]")
        writer.key("results")
        writer.open("[")
        for result in results { result.write(&writer) }
        writer.close("]")
        writer.key("facets")
        writer.open("[")
        for facet in facets { facet.write(&writer) }
        writer.close("]")
    }
}

extension SearchResults.Word {
    @inline(never)
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open("{")
        writer.key("text")
        writer.string(text)
        writer.key("unknown")
        writer.bool(isUnknown)
        writer.key("corrected")
        writer.bool(isCorrected)
        writer.key("instead")
        writer.open("[")
        for form in instead { writer.string(form) }
        writer.close("]")
        if let expansion {
            writer.key("expansion")
            writer.string(expansion)
        }
        writer.close("}")
    }
}

extension SearchResults.Result {
    @inline(never)
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open("{")
        writer.key("kind")
        writer.string(kind)
        writer.key("id")
        writer.string(id)
        writer.key("path")
        writer.string(path)
        writer.key("title")
        writer.string(title)
        writer.key("score")
        writer.number(score)
        writer.key("inForce")
        writer.bool(isInForce)
        writer.key("card")
        writer.open("[")
        for line in card {
            writer.open("{")
            writer.key("role")
            writer.number(Int(line.role.rawValue))
            writer.key("label")
            writer.string(line.label)
            writer.key("value")
            writer.string(line.value)
            writer.close("}")
        }
        writer.close("]")
        if let snippet {
            writer.key("heading")
            writer.string(snippet.heading)
            writer.key("anchor")
            writer.string(snippet.anchor)
            writer.key("snippet")
            writer.open("[")
            for piece in snippet.pieces { writer.string(piece) }
            writer.close("]")
        }
        writer.close("}")
    }
}

extension SearchResults.Facet {
    @inline(never)
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.open("{")
        writer.key("name")
        writer.string(name)
        writer.key("values")
        writer.open("[")
        for (value, count) in values {
            writer.open("{")
            writer.key("value")
            writer.string(value)
            writer.key("count")
            writer.number(count)
            writer.close("}")
        }
        writer.close("]")
        writer.close("}")
    }
}
