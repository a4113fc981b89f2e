import Diagnostics

/// Turns an error of libyaml into a diagnostic that tells an author what to write.
enum YAMLFailure {
    /// `text` is what libyaml read; its line 1 is the file's line `firstLine`.
    static func diagnostic(
        _ failure: YAMLEvents.Failure, text: [UInt8], file: SourceFile, firstLine: Int
    ) -> Diagnostic {
        func at(_ mark: YAMLEvents.Mark) -> Place {
            var places = PlaceCursor(file)
            return places.place(line: mark.line + firstLine - 1, scalarColumn: mark.column)
        }
        switch failure {
        case .syntax(let context, let problem, let mark):
            let (kind, atContext) = translate(
                context: context?.text ?? "", problem: problem, mark: YAMLMark(mark, of: text))
            let place = atContext ? context.map { at($0.mark) } ?? at(mark) : at(mark)
            return Diagnostic(.markup(kind), at: place)
        case .memory:
            return Diagnostic(.markup(.nestedTooDeep), at: Place(file.path, line: firstLine))
        case .character(let value, let problem):
            let string = String(decoding: text, as: UTF8.self)
            let offset = UInt32(exactly: value).flatMap(Unicode.Scalar.init).flatMap { wanted in
                string.unicodeScalars.firstIndex(of: wanted).map {
                    string.utf8.distance(from: string.startIndex, to: $0)
                }
            }
            let place = offset.map { YAMLFailure.place(ofOffset: $0, in: text, file: file, firstLine: firstLine) }
            return Diagnostic(.markup(.invalidYAML(.other(problem))), at: place ?? Place(file.path, line: firstLine))
        }
    }

    /// The place of a byte of a piece of YAML whose line 1 is the file's line `firstLine`.
    static func place(ofOffset offset: Int, in yaml: [UInt8], file: SourceFile, firstLine: Int) -> Place {
        let before = yaml[..<min(offset, yaml.count)]
        let line = before.lazy.filter { $0 == 0x0A }.count + firstLine
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let scalars = before[lineStart...].lazy.filter { $0 & 0xC0 != 0x80 }.count
        var places = PlaceCursor(file)
        return places.place(line: line, scalarColumn: scalars + 1)
    }

    /// What libyaml's words mean, and whether the place is where the construct began rather than where it broke.
    private static func translate(context: String, problem: String, mark: YAMLMark) -> (MarkupProblem, atContext: Bool)
    {
        func fault(_ fault: YAMLFault, atContext: Bool = false) -> (MarkupProblem, Bool) {
            (.invalidYAML(fault), atContext)
        }
        switch problem {
        case "mapping values are not allowed in this context": return fault(.colonInValue)
        case "could not find expected ':'": return fault(.missingColon, atContext: true)
        case "found unexpected end of stream", "found unexpected document indicator":
            return fault(.unclosedQuote, atContext: true)
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            return fault(.badEscape)
        case "found character that cannot start any token":
            return mark.sign == "\t" ? (.tabInYAML, false) : fault(.reservedCharacter(mark.sign))
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            return fault(.unclosedBracket, atContext: true)
        case "did not find expected node content" where context.contains("flow"): return fault(.unclosedBracket)
        case "did not find expected key":
            if mark.sign == "-" { return fault(.misplacedDash) }
            return fault(mark.startsLine ? .badIndentation : .textAfterValue)
        case "did not find expected '-' indicator": return fault(.badIndentation)
        case "block sequence entries are not allowed in this context": return fault(.misplacedDash)
        case "did not find expected <document start>": return fault(mark.startsLine ? .badIndentation : .textAfterValue)
        case "did not find expected comment or line break", "did not find expected chomping or indentation indicators":
            return fault(context.contains("block scalar") ? .textAfterBlockSign : .other(problem))
        case _ where problem.contains("tab character"): return (.tabInYAML, false)
        case _ where context.contains("anchor") || context.contains("alias"): return (.anchorInYAML, false)
        case _ where context.contains("tag"): return fault(.tag(mark.sign), atContext: true)
        case _ where context.contains("directive"): return fault(.reservedCharacter("%"), atContext: true)
        default: return fault(.other(context.isEmpty ? problem : "\(context), \(problem)"))
        }
    }
}

/// What stands where libyaml stumbled.
struct YAMLMark {
    /// The character; empty at the end of the text.
    let sign: String
    /// Whether only blanks stand before it on its line.
    let startsLine: Bool

    init(_ mark: YAMLEvents.Mark, of text: [UInt8]) {
        let lines = text.split(separator: 0x0A, maxSplits: max(mark.line, 1), omittingEmptySubsequences: false)
        guard mark.line >= 1, mark.line <= lines.count else {
            sign = ""
            startsLine = true
            return
        }
        let line = String(decoding: lines[mark.line - 1], as: UTF8.self).unicodeScalars
        sign = line.dropFirst(mark.column - 1).first.map { String(Character($0)) } ?? ""
        startsLine = line.prefix(mark.column - 1).allSatisfy { $0 == " " }
    }
}
