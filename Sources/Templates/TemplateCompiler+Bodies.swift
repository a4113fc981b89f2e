import Diagnostics

/// Opening and closing what has a body.
///
/// Where lines and indentation go, in short (the specification's tests say the rest):
/// - A parent is one thing from its tag to its end tag: alone on its line or lines, it is indented like a partial.
/// - A block alone on its line has the indentation of its first line; else that of the line on which it begins.
///   Its body is stored without it, and gets that of the place where it is printed.
extension TemplateCompiler {
    /// The parent inside which we are, outside of its blocks.
    var directParent: TagScanner.Tag? { open.last?.tag.kind == .parent ? open.last?.tag : nil }

    mutating func openParent(_ tag: TagScanner.Tag, after text: Range<Int>) {
        let blank = source.blankBefore(tag.range.lowerBound)
        emitText(text.lowerBound..<(blank?.lowerBound ?? text.upperBound))
        if let blank, directParent == nil {
            // Taken back if the end tag turns out to end its line.
            append(.text(literal(blank, startsLine: true)), at: blank.lowerBound)
            startsLine = false
        }
        emit(.parent(inclusion(of: tag, indentation: nil), arguments: 0..<0, end: 0), at: tag)
        open.append(Open(tag: tag, instruction: program.instructions.count - 1, blankBefore: blank))
    }

    mutating func openBlock(_ tag: TagScanner.Tag, after text: Range<Int>) {
        let blank = source.blankBefore(tag.range.lowerBound)
        let next = source.blankLineEnd(after: tag.range.upperBound)
        let isArgument = directParent != nil
        let isStandalone = next != nil && (isArgument || blank != nil)
        var block = Open(tag: tag, instruction: 0, bodyStart: tag.range.upperBound, blankBefore: blank)
        block.isStandalone = isStandalone
        if let next, isStandalone {
            emitText(text.lowerBound..<(blank?.lowerBound ?? text.upperBound))
            scanner.position = next
            block.bodyStart = next
        } else {
            emitText(text)
        }
        let name = name(tag.name)
        emit(
            .block(name: name, indentation: Literal(), isInline: !isStandalone, end: 0), at: tag,
            isStandalone: isStandalone)
        block.instruction = program.instructions.count - 1
        if isArgument, let parent = open.indices.last {
            open[parent].arguments.append(Program.Argument(name: name, block: block.instruction))
        }
        open.append(block)
        startsLine = true
        if !isStandalone { markLineStart(at: tag.range.lowerBound) }
    }

    mutating func close(_ tag: TagScanner.Tag, after text: Range<Int>) {
        guard let match = open.lastIndex(where: { $0.tag.closingName == tag.closingName }) else {
            emitText(text)
            report(.unexpectedClosing(tag.closingName, open: open.last?.tag.closingName), at: tag.range.lowerBound)
            return
        }
        while open.count > match + 1 {
            let unclosed = open.removeLast()
            reportUnclosed(unclosed)
            setEnd(of: unclosed.instruction)
        }
        let element = open[match]
        switch element.tag.kind {
        case .parent:
            emitText(text)
            open.removeLast()
            closeParent(element, at: tag)
        case .block where match > 0 && open[match - 1].tag.kind == .parent:
            // What follows the end of an argument is not printed, so only what precedes it counts.
            let blank = source.blankBefore(tag.range.lowerBound)
            emitText(text.lowerBound..<max(text.lowerBound, blank?.lowerBound ?? text.upperBound))
            open.removeLast()
            closeBlock(element, at: tag)
        case .block, .section, .inverted, .variable, .unescaped, .close, .partial, .comment, .delimiters, .malformed:
            if emitText(text, before: tag) == nil { markLineStart(at: tag.range.lowerBound) }
            open.removeLast()
            if element.tag.kind == .block { closeBlock(element, at: tag) } else { setEnd(of: element.instruction) }
        }
    }

    private mutating func closeParent(_ parent: Open, at tag: TagScanner.Tag) {
        let first = program.arguments.count
        program.arguments += parent.arguments
        guard case .parent(var inclusion, _, _) = program.instructions[parent.instruction] else { return }
        startsLine = false
        if let blank = parent.blankBefore, let next = source.blankLineEnd(after: tag.range.upperBound) {
            inclusion.isStandalone = true
            inclusion.indentation = literal(blank)
            if directParent == nil { program.instructions[parent.instruction - 1] = .text(Literal()) }
            scanner.position = next
            startsLine = true
        }
        program.instructions[parent.instruction] = .parent(
            inclusion, arguments: first..<program.arguments.count, end: program.instructions.count)
    }

    private mutating func closeBlock(_ block: Open, at tag: TagScanner.Tag) {
        setEnd(of: block.instruction)
        var indentation = block.blankBefore ?? 0..<0
        if block.isStandalone, let first = source.firstIndentation(in: block.bodyStart..<tag.range.lowerBound) {
            indentation = first
        }
        guard case .block(let name, _, let isInline, let end) = program.instructions[block.instruction] else { return }
        let literal = literal(indentation)
        program.instructions[block.instruction] = .block(
            name: name, indentation: literal, isInline: isInline, end: end)
        if literal.count > 0 { unindent(block.instruction + 1..<end, by: Array(source.bytes[indentation])) }
    }

    /// Closes an instruction's body with what was emitted last.
    mutating func setEnd(of index: Int) {
        program.instructions[index] = program.instructions[index].ending(at: program.instructions.count)
    }

    mutating func reportUnclosed(_ element: Open) {
        report(.unclosedSection(element.tag.closingName), at: element.tag.range.lowerBound)
    }

    mutating func report(_ problem: TemplateProblem, at offset: Int) {
        diagnostics.append(Diagnostic(.template(problem), at: source.place(of: offset)))
    }
}
