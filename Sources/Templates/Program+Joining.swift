extension Program {
    /// The same program with texts that follow one another as one instruction, where nothing leads between them.
    ///
    /// Lines keep their beginnings: a text that begins a line is joined to one before it only when that one ends a line
    /// and both have bytes, or when that one is the mark of the line's beginning.
    func joiningTexts() -> Program {
        var isTarget = [Bool](repeating: false, count: instructions.count + 1)
        for template in templates { isTarget[template.body.lowerBound] = true }
        for argument in arguments { isTarget[argument.block] = true }
        for instruction in instructions { if let end = instruction.end { isTarget[end] = true } }
        var joined = self
        joined.instructions = []
        joined.offsets = []
        joined.literals = []
        /// Where each instruction has gone.
        var places: [Int] = []
        places.reserveCapacity(instructions.count + 1)
        for (index, instruction) in instructions.enumerated() {
            guard case .text(let text) = instruction else {
                places.append(joined.instructions.count)
                joined.instructions.append(instruction)
                joined.offsets.append(offsets[index])
                continue
            }
            let bytes = literals[text.start..<text.start + text.count]
            if !isTarget[index], case .text(let former)? = joined.instructions.last, joined.joins(former, text) {
                joined.literals += bytes
                places.append(joined.instructions.count - 1)
                joined.instructions[joined.instructions.count - 1] = .text(
                    Literal(
                        start: former.start, count: former.count + text.count,
                        startsLine: former.startsLine || former.count == 0 && text.startsLine))
            } else {
                places.append(joined.instructions.count)
                joined.instructions.append(
                    .text(Literal(start: joined.literals.count, count: text.count, startsLine: text.startsLine)))
                joined.offsets.append(offsets[index])
                joined.literals += bytes
            }
        }
        places.append(joined.instructions.count)
        joined.move(to: places, literalsOf: self)
        return joined
    }

    /// Whether a text says the same as a part of the one before it.
    private func joins(_ former: Literal, _ text: Literal) -> Bool {
        guard text.count > 0 else { return false }
        if former.count == 0 { return former.startsLine != text.startsLine || !text.startsLine }
        return (literals[former.start + former.count - 1] == UInt8(ascii: "\n")) == text.startsLine
    }

    /// Follows instructions to their new places, and takes the indentations of the former program along.
    private mutating func move(to places: [Int], literalsOf former: Program) {
        func kept(_ literal: Literal) -> Literal {
            let start = literals.count
            literals += former.literals[literal.start..<literal.start + literal.count]
            return Literal(start: start, count: literal.count, startsLine: literal.startsLine)
        }
        func kept(_ inclusion: Inclusion) -> Inclusion {
            var inclusion = inclusion
            inclusion.indentation = kept(inclusion.indentation)
            return inclusion
        }
        for index in instructions.indices {
            switch instructions[index] {
            case .text, .print: break
            case .section(let path, let end): instructions[index] = .section(path: path, end: places[end])
            case .inverted(let path, let end): instructions[index] = .inverted(path: path, end: places[end])
            case .partial(let inclusion): instructions[index] = .partial(kept(inclusion))
            case .parent(let inclusion, let arguments, let end):
                instructions[index] = .parent(kept(inclusion), arguments: arguments, end: places[end])
            case .block(let name, let indentation, let isInline, let end):
                instructions[index] = .block(
                    name: name, indentation: kept(indentation), isInline: isInline, end: places[end])
            }
        }
        for index in arguments.indices { arguments[index].block = places[arguments[index].block] }
        for index in templates.indices {
            let body = templates[index].body
            templates[index].body = places[body.lowerBound]..<places[body.upperBound]
        }
    }
}

extension Instruction {
    /// One after the last instruction of its body; nil where there is none.
    fileprivate var end: Int? {
        switch self {
        case .section(_, let end), .inverted(_, let end), .parent(_, _, let end), .block(_, _, _, let end): end
        case .text, .print, .partial: nil
        }
    }
}
