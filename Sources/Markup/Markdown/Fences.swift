internal import CMarkGFM
internal import Diagnostics
internal import Language

/// What the `:::` lines of a text mean, once cmark-gfm has said which of them are no code.
struct Fences {
    /// What the renderer does at a mark.
    enum Action: Equatable {
        case openBox(name: String)
        case closeBox
        case nothing
    }

    /// Lines of an edition's block, the two fences included; 0-based.
    struct EditionBlock {
        var lines: ClosedRange<Int>
        var isVisible: Bool
    }

    /// By the marks' numbers.
    private(set) var actions: [Int: Action] = [:]
    /// In order; an outer one before those in it.
    private(set) var editionBlocks: [EditionBlock] = []
    private(set) var diagnostics: [Diagnostic] = []

    private struct Opened {
        var mark: Int
        var parent: SyntaxNode?
        var name: String
        var isEdition: Bool
    }

    /// Pairs the fences of a tree; what is wrong comes out as diagnostics.
    init(of source: MarkedSource, in tree: borrowing SyntaxTree, text: MarkdownText, options: MarkdownOptions) {
        let editions = Dictionary(
            options.words.editions.map { ($0.folded, $0) }, uniquingKeysWith: { first, _ in first })
        let boxes = Dictionary(options.words.boxes.map { ($0.folded, $0) }, uniquingKeysWith: { first, _ in first })
        var source = source
        var open: [Opened] = []
        var seen = Set<Int>()

        func report(_ problem: MarkupProblem, _ number: Int, suggestion: String? = nil) {
            let place = source.place(of: source.marks[number], in: text)
            diagnostics.append(Diagnostic(.markup(problem), at: place, suggestion: suggestion))
        }
        func line(of number: Int) -> String {
            String(decoding: source.originalText(source.marks[number]), as: UTF8.self)
        }
        func close(_ fence: Opened, atLine last: Int) {
            guard fence.isEdition else { return }
            editionBlocks.append(
                EditionBlock(
                    lines: source.marks[fence.mark].line...last,
                    isVisible: options.visibleEditions.shows(fence.name.folded)))
        }

        var code: [(number: Int, isExample: Bool)] = []
        for (number, parent) in Fences.realMarks(of: source, in: tree, seen: &seen, code: &code) {
            switch source.marks[number].kind {
            case .fenceOpen(let name):
                let folded = name.folded
                if let edition = editions[folded] {
                    open.append(Opened(mark: number, parent: parent, name: edition, isEdition: true))
                } else {
                    if boxes[folded] == nil {
                        let known = options.words.boxes + options.words.editions
                        report(.unknownFence(name), number, suggestion: NearMiss.nearest(to: name, among: known))
                    }
                    open.append(Opened(mark: number, parent: parent, name: boxes[folded] ?? name, isEdition: false))
                }
            case .fenceClose:
                guard let last = open.last else {
                    report(.fenceWithoutOpening, number)
                    continue
                }
                guard last.parent == parent else {
                    report(.fenceAcrossBlocks(last.name), number)
                    continue
                }
                open.removeLast()
                close(last, atLine: source.marks[number].line)
                if !last.isEdition {
                    actions[last.mark] = .openBox(name: last.name)
                    actions[number] = .closeBox
                }
            case .fenceMalformed: report(.malformedFence(line(of: number)), number)
            case .wiki, .unclosedWiki: continue
            }
        }
        for (number, isExample) in code where !isExample {
            guard case .fenceOpen(let name) = source.marks[number].kind, editions[name.folded] != nil else { continue }
            report(.fenceInCode(name), number)
        }
        for fence in open {
            report(.unclosedFence(fence.name), fence.mark)
            // Rather too much hidden than too little, in what may still be looked at.
            close(fence, atLine: source.originalLineStarts.count - 1)
        }
        for (number, mark) in source.marks.enumerated() where mark.isFence && !seen.contains(number) {
            report(.malformedFence(line(of: number)), number)
        }
        editionBlocks.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    }

    /// The fences that cmark-gfm took for blocks, in order, with their parents; `seen` also gets those in code, and
    /// `code` these alone, with whether the block says that it shows Markdown.
    private static func realMarks(
        of source: MarkedSource, in tree: borrowing SyntaxTree, seen: inout Set<Int>,
        code: inout [(number: Int, isExample: Bool)]
    ) -> [(Int, SyntaxNode?)] {
        var real: [(Int, SyntaxNode?)] = []
        var found = Set<Int>()
        tree.root.forEachDescendant { node in
            switch node.kind {
            case .htmlBlock:
                guard let number = Fences.mark(in: node.literal), source.marks.indices.contains(number) else { return }
                found.insert(number)
                real.append((number, node.pointee.parent))
            case .codeBlock where MarkedSource.hasMark(node.codeLines):
                let isExample =
                    node.showsMarkdown && CodeFence(of: node, in: source)?.isLikelyInsideOut == false
                _ = source.restored(node.codeLines) { number, _ in
                    found.insert(number)
                    code.append((number, isExample))
                }
            default: return
            }
        }
        seen = found
        // Footnotes come last in the tree, wherever they stand in the text.
        return real.sorted { $0.0 < $1.0 }
    }

    /// The number of the mark that is all that an HTML block holds.
    static func mark(in literal: Bytes) -> Int? {
        let text = literal.trimmed
        guard text.holds("<!--".utf8, at: 0), let (number, end) = SourceMark.read(text, at: 4), end + 3 == text.count,
            text.holds("-->".utf8, at: end)
        else { return nil }
        return number
    }

    /// The text without hidden blocks and without the editions' fences: empty lines stand there instead.
    func cutting(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var hidden = Set<Int>()
        // Each line is hidden once: of fences that are never closed, each holds all that follow.
        var hiddenUpTo = 0
        for block in editionBlocks {
            if block.isVisible {
                hidden.insert(block.lines.lowerBound)
                hidden.insert(block.lines.upperBound)
            } else if block.lines.upperBound >= hiddenUpTo {
                hidden.formUnion(max(block.lines.lowerBound, hiddenUpTo)...block.lines.upperBound)
                hiddenUpTo = block.lines.upperBound + 1
            }
        }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var line = 0
        for byte in bytes {
            if byte == 0x0A {
                out.append(byte)
                line += 1
            } else if !hidden.contains(line) {
                out.append(byte)
            }
        }
        return out[...]
    }
}
