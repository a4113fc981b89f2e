public import Diagnostics
import Language

extension YAMLNode {
    /// The deepest nesting that a file may have.
    static let depthLimit = 64

    /// Reads a whole YAML file: the model, the site's and the theme's settings, translated strings.
    ///
    /// Anchors, aliases, tags, tabs in indentation, duplicate keys (compared folded), several documents and nesting
    /// deeper than 64 levels are errors. The node is nil when the YAML cannot be read at all; a file of comments only
    /// is `.null`.
    public static func parse(_ file: SourceFile) -> (YAMLNode?, [Diagnostic]) {
        let (root, diagnostics) = YAMLReading.read(Array(file.bytes), file: file, firstLine: 1)
        if root == nil, diagnostics.isEmpty { return (YAMLNode(.null, at: file.place(at: 0)), []) }
        return (root, diagnostics)
    }
}

/// One reading of a piece of YAML through libyaml: whole lines of a file, possibly with some bytes replaced.
struct YAMLReading {
    private var places: PlaceCursor
    private let firstLine: Int
    private var diagnostics: [Diagnostic] = []

    /// Reads `yaml`, whose line 1 is the file's line `firstLine` and whose columns, in Unicode scalars, are the file's.
    /// Nil without diagnostics when there is nothing but comments.
    /// - Parameter refusesComments: a comment behind a value is an error, for it may be a part of it.
    static func read(
        _ yaml: [UInt8], file: SourceFile, firstLine: Int, refusesComments: Bool = false
    ) -> (YAMLNode?, [Diagnostic]) {
        var guardian = YAMLGuard(yaml)
        guardian.run()
        if refusesComments, guardian.found == nil, let comment = guardian.comment {
            let place = YAMLFailure.place(ofOffset: comment, in: yaml, file: file, firstLine: firstLine)
            return (nil, [Diagnostic(.markup(.invalidYAML(.commentAfterValue)), at: place)])
        }
        if let (problem, offset) = guardian.found {
            let place = YAMLFailure.place(ofOffset: offset, in: yaml, file: file, firstLine: firstLine)
            return (nil, [Diagnostic(.markup(problem), at: place)])
        }
        let text = YAMLReading.withoutUnicodeLineBreaks(yaml)
        var reading = YAMLReading(places: PlaceCursor(file), firstLine: firstLine)
        do throws(Stop) {
            let node = try text.withUnsafeBufferPointer { bytes throws(Stop) in
                var events = YAMLEvents(bytes)
                return try reading.document(&events)
            }
            return (node, reading.diagnostics)
        } catch {
            switch error {
            case .told: return (nil, reading.diagnostics)
            case .failure(let failure):
                var diagnostic = YAMLFailure.diagnostic(failure, text: text, file: file, firstLine: firstLine)
                if diagnostic.problem == .markup(.invalidYAML(.unclosedBracket)),
                    let bracket = guardian.openBrackets.last
                {
                    diagnostic.place = YAMLFailure.place(ofOffset: bracket, in: yaml, file: file, firstLine: firstLine)
                }
                return (nil, [diagnostic])
            }
        }
    }

    /// Why nothing is read of a piece.
    private enum Stop: Error {
        /// It is no YAML.
        case failure(YAMLEvents.Failure)
        /// What was reported forbids looking any further.
        case told
    }

    private init(places: PlaceCursor, firstLine: Int) {
        self.places = places
        self.firstLine = firstLine
    }

    /// YAML 1.1 ends lines at U+2028 and U+2029, editors do not: they become spaces, one character for one.
    private static func withoutUnicodeLineBreaks(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8]?
        var i = 0
        while let found = bytes[i...].firstIndex(of: 0xE2), found + 2 < bytes.count {
            i = found + 1
            guard bytes[found + 1] == 0x80, bytes[found + 2] == 0xA8 || bytes[found + 2] == 0xA9 else { continue }
            // U+2002, a space of the same length in UTF-8.
            if result == nil { result = bytes }
            result?[found + 2] = 0x82
        }
        return result ?? bytes
    }

    private mutating func place(_ mark: YAMLEvents.Mark) -> Place {
        places.place(line: mark.line + firstLine - 1, scalarColumn: mark.column)
    }

    private mutating func report(_ problem: MarkupProblem, at place: Place, notes: [Diagnostic.Note] = []) {
        diagnostics.append(Diagnostic(.markup(problem), at: place, notes: notes))
    }

    private func next(_ events: inout YAMLEvents) throws(Stop) -> YAMLEvents.Event {
        do throws(YAMLEvents.Failure) { return try events.next() } catch { throw .failure(error) }
    }

    /// The one document of a piece; nil when there is nothing but comments.
    private mutating func document(_ events: inout YAMLEvents) throws(Stop) -> YAMLNode? {
        guard case .documentStart = try next(&events) else { return nil }
        let root = try node(try next(&events), &events, depth: 0)
        _ = try next(&events)
        guard case .documentStart(let mark) = try next(&events) else { return root }
        report(.invalidYAML(.severalDocuments), at: place(mark))
        throw .told
    }

    /// Stops after an anchor or too deep nesting: nothing below is looked at, so that no alias is ever expanded.
    private mutating func node(
        _ event: YAMLEvents.Event, _ events: inout YAMLEvents, depth: Int
    ) throws(Stop) -> YAMLNode {
        switch event {
        case .scalar(let text, let style, let hasAnchor, let mark):
            let place = try place(mark, hasAnchor: hasAnchor, depth: depth)
            return scalar(text, style, at: place)
        case .sequence(let hasAnchor, let mark):
            let place = try place(mark, hasAnchor: hasAnchor, depth: depth)
            var items: [YAMLNode] = []
            while true {
                let event = try next(&events)
                if case .end = event { return YAMLNode(.sequence(items), at: place) }
                items.append(try node(event, &events, depth: depth + 1))
            }
        case .mapping(let hasAnchor, let mark):
            let place = try place(mark, hasAnchor: hasAnchor, depth: depth)
            return YAMLNode(.mapping(try pairs(&events, depth: depth)), at: place)
        case .alias(let mark):
            report(.anchorInYAML, at: place(mark))
            throw .told
        case .end, .documentStart, .documentEnd, .streamEnd:
            // A node stands wherever libyaml was asked for one.
            throw .failure(.memory)
        }
    }

    /// The place of a node that may be read.
    private mutating func place(_ mark: YAMLEvents.Mark, hasAnchor: Bool, depth: Int) throws(Stop) -> Place {
        let place = place(mark)
        if !hasAnchor, depth < YAMLNode.depthLimit { return place }
        report(hasAnchor ? .anchorInYAML : .nestedTooDeep, at: place)
        throw .told
    }

    private mutating func pairs(_ events: inout YAMLEvents, depth: Int) throws(Stop) -> [YAMLPair] {
        var pairs: [YAMLPair] = []
        var firstPlaces: [String: Place] = [:]
        while true {
            let event = try next(&events)
            if case .end = event { return pairs }
            let (key, keyPlace) = try key(event)
            let value = try node(try next(&events), &events, depth: depth + 1)
            if let first = firstPlaces.updateValue(keyPlace, forKey: key.folded) {
                firstPlaces[key.folded] = first
                report(.duplicateKey(key), at: keyPlace, notes: [Diagnostic.Note(.firstDefinedHere, at: first)])
                continue
            }
            pairs.append(YAMLPair(key: key, keyPlace: keyPlace, value: value))
        }
    }

    private mutating func key(_ event: YAMLEvents.Event) throws(Stop) -> (String, Place) {
        switch event {
        case .scalar(let text, _, hasAnchor: false, let mark): return (text, place(mark))
        case .scalar(_, _, hasAnchor: true, let mark), .alias(let mark), .sequence(hasAnchor: true, let mark),
            .mapping(hasAnchor: true, let mark):
            report(.anchorInYAML, at: place(mark))
        case .sequence(_, let mark), .mapping(_, let mark): report(.invalidYAML(.compoundKey), at: place(mark))
        case .end, .documentStart, .documentEnd, .streamEnd: throw .failure(.memory)
        }
        throw .told
    }

    private mutating func scalar(_ text: String, _ style: YAMLNode.Style, at place: Place) -> YAMLNode {
        if let control = text.utf8.first(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F }) {
            report(.controlCharacter(control), at: place)
        }
        // The file's own were taken out when it was read: this one is an escape.
        if let hidden = text.unicodeScalars.first(where: { InvisibleCharacter.isNeverOfUse($0.value) }) {
            report(.invisibleCharacter(hidden.value), at: place)
        }
        switch style {
        case .plain where text.isEmpty || text == "~": return YAMLNode(.null, at: place)
        case .plain, .quoted: return YAMLNode(.scalar(text, style: style), at: place)
        case .block:
            return YAMLNode(
                .scalar(text, style: .block), at: place,
                contentPlace: places.blockContent(under: place.line, text: text))
        }
    }
}
