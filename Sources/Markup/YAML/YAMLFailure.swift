import Diagnostics
import Yams

/// Turns an error of Yams into a diagnostic that tells an author what to write.
enum YAMLFailure {
    /// `text` is what Yams read; its line 1 is the file's line `firstLine`.
    static func diagnostic(_ error: YamlError, text: String, file: SourceFile, firstLine: Int) -> Diagnostic {
        func at(line: Int, column: Int) -> Place {
            var places = PlaceCursor(file)
            return places.place(line: line + firstLine - 1, scalarColumn: column)
        }
        func at(_ mark: Mark) -> Place { at(line: mark.line, column: mark.column) }
        switch error {
        case .scanner(let context, let problem, let mark, yaml: _),
            .parser(let context, let problem, let mark, yaml: _),
            .composer(let context, let problem, let mark, yaml: _):
            let (kind, atContext) = translate(
                context: context?.text ?? "", problem: problem, mark: YAMLMark(mark, of: text))
            let place = atContext ? context.map { at($0.mark) } ?? at(mark) : at(mark)
            return Diagnostic(.markup(kind), at: place)
        case .duplicatedKeysInMapping(let names, let context):
            return duplicate(names.first ?? "", of: text, first: context.mark, at: at(line:column:))
        case .memory:
            return Diagnostic(.markup(.nestedTooDeep), at: Place(file.path, line: firstLine))
        case .reader(let problem, offset: _, let value, yaml: _):
            let offset = Unicode.Scalar(UInt32(bitPattern: value)).flatMap { wanted in
                text.unicodeScalars.firstIndex(of: wanted).map { text.utf8.distance(from: text.startIndex, to: $0) }
            }
            let place = offset.map {
                YAMLFailure.place(ofOffset: $0, in: Array(text.utf8), file: file, firstLine: firstLine)
            }
            return Diagnostic(.markup(.invalidYAML(.other(problem))), at: place ?? Place(file.path, line: firstLine))
        case .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return Diagnostic(.markup(.invalidYAML(.other("\(error)"))), at: Place(file.path, line: firstLine))
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
        case "but found another document": return fault(.severalDocuments)
        case "did not find expected comment or line break", "did not find expected chomping or indentation indicators":
            return fault(context.contains("block scalar") ? .textAfterBlockSign : .other(problem))
        case "found undefined alias": return (.anchorInYAML, false)
        case _ where problem.contains("tab character"): return (.tabInYAML, false)
        case _ where context.contains("anchor") || context.contains("alias"): return (.anchorInYAML, false)
        case _ where context.contains("tag"): return fault(.tag(mark.sign), atContext: true)
        case _ where context.contains("directive"): return fault(.reservedCharacter("%"), atContext: true)
        default: return fault(.other(context.isEmpty ? problem : "\(context), \(problem)"))
        }
    }

    /// Yams names the first of two equal keys only; the second is the next key of that name at the same column, or on
    /// the same line.
    private static func duplicate(_ name: String, of text: String, first: Mark, at: (Int, Int) -> Place) -> Diagnostic {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var second = (first.line, first.column)
        for index in (first.line - 1)..<max(lines.count, first.line - 1) {
            let line = Array(lines[index].unicodeScalars)
            let start = index == first.line - 1 ? first.column : 0
            guard let column = KeySearch.column(of: Array(name.unicodeScalars), in: line, from: start),
                index == first.line - 1 || column == first.column - 1
            else { continue }
            second = (index + 1, column + 1)
            break
        }
        return Diagnostic(
            .markup(.duplicateKey(name)), at: at(second.0, second.1),
            notes: [Diagnostic.Note(.firstDefinedHere, at: at(first.line, first.column))])
    }
}

/// What stands where Yams stumbled.
struct YAMLMark {
    /// The character; empty at the end of the text.
    let sign: String
    /// Whether only blanks stand before it on its line.
    let startsLine: Bool

    init(_ mark: Mark, of text: String) {
        let lines = text.utf8.split(separator: 0x0A, maxSplits: max(mark.line, 1), omittingEmptySubsequences: false)
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

/// Finds a key in a line.
enum KeySearch {
    /// The 0-based column of `name` followed by a colon, not before column `from` and not inside another word.
    static func column(of name: [Unicode.Scalar], in line: [Unicode.Scalar], from: Int) -> Int? {
        guard !name.isEmpty, line.count > name.count else { return nil }
        for column in from..<max(line.count - name.count, from) {
            guard line[column..<(column + name.count)].elementsEqual(name) else { continue }
            if column > 0, line[column - 1].properties.isAlphabetic { continue }
            let rest = line[(column + name.count)...].drop { $0 == " " || $0 == "\"" || $0 == "'" }
            if rest.first == ":" { return column }
        }
        return nil
    }
}
