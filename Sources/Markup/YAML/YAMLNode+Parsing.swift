public import Diagnostics
import Language
import Yams

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

/// One reading of a piece of YAML through Yams: whole lines of a file, possibly with some bytes replaced.
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
        let text = String(decoding: YAMLReading.withoutUnicodeLineBreaks(yaml), as: UTF8.self)
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else { return (nil, []) }
            // The parser owns the anchors that its nodes refer to.
            return withExtendedLifetime(parser) {
                var reading = YAMLReading(places: PlaceCursor(file), firstLine: firstLine)
                let node = reading.node(root, depth: 0)
                return (node, reading.diagnostics)
            }
        } catch let error as YamlError {
            var diagnostic = YAMLFailure.diagnostic(error, text: text, file: file, firstLine: firstLine)
            if diagnostic.problem == .markup(.invalidYAML(.unclosedBracket)), let bracket = guardian.openBrackets.last {
                diagnostic.place = YAMLFailure.place(ofOffset: bracket, in: yaml, file: file, firstLine: firstLine)
            }
            return (nil, [diagnostic])
        } catch {
            return (nil, [Diagnostic(.markup(.invalidYAML(.other("\(error)"))), at: Place(file.path, line: firstLine))])
        }
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

    private mutating func place(_ mark: Mark?) -> Place {
        guard let mark else { return places.place(line: firstLine, scalarColumn: 1) }
        return places.place(line: mark.line + firstLine - 1, scalarColumn: mark.column)
    }

    private mutating func report(_ problem: MarkupProblem, at place: Place, notes: [Diagnostic.Note] = []) {
        diagnostics.append(Diagnostic(.markup(problem), at: place, notes: notes))
    }

    /// Nil after an anchor or too deep nesting: nothing below is looked at, so that no alias is ever expanded.
    private mutating func node(_ node: Node, depth: Int) -> YAMLNode? {
        let place = place(node.mark)
        if node.anchor != nil {
            report(.anchorInYAML, at: place)
            return nil
        }
        guard depth < YAMLNode.depthLimit else {
            report(.nestedTooDeep, at: place)
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return self.scalar(scalar, at: place)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            items.reserveCapacity(sequence.count)
            for item in sequence {
                guard let item = self.node(item, depth: depth + 1) else { return nil }
                items.append(item)
            }
            return YAMLNode(.sequence(items), at: place)
        case .mapping(let mapping):
            guard let pairs = pairs(mapping, depth: depth) else { return nil }
            return YAMLNode(.mapping(pairs), at: place)
        case .alias:
            report(.anchorInYAML, at: place)
            return nil
        }
    }

    private mutating func pairs(_ mapping: Node.Mapping, depth: Int) -> [YAMLPair]? {
        var pairs: [YAMLPair] = []
        pairs.reserveCapacity(mapping.count)
        var firstPlaces: [String: Place] = [:]
        for (key, value) in mapping {
            let keyPlace = place(key.mark)
            guard case .scalar(let scalar) = key, key.anchor == nil else {
                report(key.anchor == nil ? .invalidYAML(.compoundKey) : .anchorInYAML, at: keyPlace)
                return nil
            }
            guard let value = node(value, depth: depth + 1) else { return nil }
            if let first = firstPlaces.updateValue(keyPlace, forKey: scalar.string.folded) {
                firstPlaces[scalar.string.folded] = first
                report(
                    .duplicateKey(scalar.string), at: keyPlace, notes: [Diagnostic.Note(.firstDefinedHere, at: first)])
                continue
            }
            pairs.append(YAMLPair(key: scalar.string, keyPlace: keyPlace, value: value))
        }
        return pairs
    }

    private mutating func scalar(_ scalar: Node.Scalar, at place: Place) -> YAMLNode {
        if let control = scalar.string.utf8.first(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F }) {
            report(.controlCharacter(control), at: place)
        }
        // The file's own were taken out when it was read: this one is an escape.
        if let hidden = scalar.string.unicodeScalars.first(where: { InvisibleCharacter.isNeverOfUse($0.value) }) {
            report(.invisibleCharacter(hidden.value), at: place)
        }
        switch scalar.style {
        case .plain, .any:
            if scalar.string.isEmpty || scalar.string == "~" { return YAMLNode(.null, at: place) }
            return YAMLNode(.scalar(scalar.string, style: .plain), at: place)
        case .singleQuoted, .doubleQuoted:
            return YAMLNode(.scalar(scalar.string, style: .quoted), at: place)
        case .literal, .folded:
            return YAMLNode(
                .scalar(scalar.string, style: .block), at: place,
                contentPlace: places.blockContent(under: place.line, text: scalar.string))
        }
    }
}
