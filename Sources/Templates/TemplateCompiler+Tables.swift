internal import Language

/// The tables that instructions refer to.
extension TemplateCompiler {
    /// The index of a dotted name, each kept once.
    mutating func path(_ text: String) -> Int {
        if let known = pathByText[text] { return known }
        pathByText[text] = program.paths.count
        program.paths.append(Program.DottedName(text))
        return program.paths.count - 1
    }

    /// The index of a partial's, parent's or block's name, each kept once.
    mutating func name(_ text: String) -> Int {
        if let known = nameByText[text] { return known }
        nameByText[text] = program.names.count
        program.names.append(text)
        return program.names.count - 1
    }

    mutating func inclusion(of tag: TagScanner.Tag, indentation: Range<Int>?) -> Inclusion {
        Inclusion(
            target: tag.isDynamic ? .dynamic(path: path(tag.name)) : .name(name(tag.name)),
            indentation: indentation.map { literal($0) } ?? Literal(), isStandalone: indentation != nil)
    }

    /// Copies a part of the source into the program.
    mutating func literal(_ range: Range<Int>, startsLine: Bool = false) -> Literal {
        let start = program.literals.count
        program.literals += source.bytes[range]
        return Literal(start: start, count: range.count, startsLine: startsLine)
    }

    /// Writes a text into the program as it will be printed.
    mutating func literal(escaping text: String) -> Literal {
        let start = program.literals.count
        program.literals.append(escaping: text)
        return Literal(start: start, count: program.literals.count - start)
    }

    /// Takes the indentation of a block from the lines of its body. Blocks inside have already lost theirs: only what
    /// was not part of it is left to take.
    mutating func unindent(_ body: Range<Int>, by indentation: [UInt8]) {
        var index = body.lowerBound
        while index < body.upperBound {
            let next: Instruction
            switch program.instructions[index] {
            case .text(let literal):
                next = .text(unindented(literal, by: indentation))
            case .partial(var inclusion):
                inclusion.indentation = withoutPrefix(inclusion.indentation, indentation)
                next = .partial(inclusion)
            case .parent(var inclusion, let arguments, let end):
                inclusion.indentation = withoutPrefix(inclusion.indentation, indentation)
                next = .parent(inclusion, arguments: arguments, end: end)
            case .block(let name, let own, let isInline, let end):
                let left = withoutPrefix(own, indentation)
                let taken = own.count - left.count
                if left.count == 0, taken < indentation.count {
                    unindent(index + 1..<end, by: Array(indentation[taken...]))
                }
                program.instructions[index] = .block(name: name, indentation: left, isInline: isInline, end: end)
                index = end
                continue
            case .print, .section, .inverted:
                index += 1
                continue
            }
            program.instructions[index] = next
            index += 1
        }
    }

    private mutating func unindented(_ literal: Literal, by indentation: [UInt8]) -> Literal {
        let bytes = Array(program.literals[literal.start..<literal.start + literal.count])
        let start = program.literals.count
        var position = 0
        var isLineStart = literal.startsLine
        while position < bytes.count {
            if isLineStart { position += commonPrefix(bytes[position...], indentation) }
            let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
            let next = newline.map { $0 + 1 } ?? bytes.count
            program.literals += bytes[position..<next]
            position = next
            isLineStart = true
        }
        return Literal(start: start, count: program.literals.count - start, startsLine: literal.startsLine)
    }

    private func withoutPrefix(_ literal: Literal, _ prefix: [UInt8]) -> Literal {
        let length = commonPrefix(program.literals[literal.start..<literal.start + literal.count], prefix)
        return Literal(start: literal.start + length, count: literal.count - length)
    }

    private func commonPrefix(_ bytes: ArraySlice<UInt8>, _ prefix: [UInt8]) -> Int {
        zip(bytes, prefix).prefix { $0 == $1 }.count
    }
}
