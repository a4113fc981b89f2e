internal import Rendering

/// What of a text changed, by section.
enum TextComparison {
    /// A section, with the lines of the file on which something came.
    struct Part {
        var part: VisaReview.Part
        /// From 1, in the current file.
        var lines: [ClosedRange<Int>]
    }

    /// Texts of more paragraphs than this are shown one after the other.
    private static let mostBlocks = 2000

    /// The sections in which something changed, in the order of the current text; those that went are last.
    /// - Parameter former: nil for a text that nobody validated yet: then all of it is given, unmarked.
    static func parts(from former: TextOutline?, to current: TextOutline) -> [Part] {
        guard let former else {
            return current.sections.map { section in
                let lines = section.blocks.map { line($0, .same) }
                return Part(part: VisaReview.Part(section.title, lines), lines: section.blocks.map(\.lines))
            }
        }
        var known: [String: TextOutline.Section] = [:]
        for section in former.sections { known[section.key] = section }
        var parts: [Part] = []
        for section in current.sections {
            let before = known.removeValue(forKey: section.key)
            let blocks = before?.blocks ?? []
            if before != nil, blocks == section.blocks { continue }
            var (lines, places) = compare(blocks, section.blocks)
            // A heading that came without a text.
            if lines.isEmpty { lines = [VisaReview.Line(.paragraph, [[VisaReview.Piece(.added, section.title)]])] }
            parts.append(Part(part: VisaReview.Part(section.title, lines), lines: places))
        }
        for section in former.sections where known[section.key] != nil {
            let lines = section.blocks.map { line($0, .removed) }
            let title = VisaReview.Line(.paragraph, [[VisaReview.Piece(.removed, section.title)]])
            parts.append(Part(part: VisaReview.Part(section.title, lines.isEmpty ? [title] : lines), lines: []))
        }
        return parts
    }

    private static func line(_ block: TextOutline.Block, _ mark: VisaReview.Piece.Mark) -> VisaReview.Line {
        VisaReview.Line(block.form, block.cells.map { $0.isEmpty ? [] : [VisaReview.Piece(mark, $0)] })
    }

    private static func compare(
        _ old: [TextOutline.Block], _ new: [TextOutline.Block]
    ) -> (lines: [VisaReview.Line], places: [ClosedRange<Int>]) {
        guard old.count <= mostBlocks, new.count <= mostBlocks else {
            return (old.map { line($0, .removed) } + new.map { line($0, .added) }, new.map(\.lines))
        }
        var lines: [VisaReview.Line] = []
        var places: [ClosedRange<Int>] = []
        var (gone, come): ([TextOutline.Block], [TextOutline.Block]) = ([], [])
        func flush() {
            lines += pair(gone, come)
            places += come.map(\.lines)
            (gone, come) = ([], [])
        }
        for step in Alignment(from: old, to: new).steps {
            switch step {
            case .removed(let position): gone.append(old[position])
            case .added(let position): come.append(new[position])
            case .same(_, let position):
                flush()
                lines.append(line(new[position], .same))
            }
        }
        flush()
        return (withoutSameLines(lines), places)
    }

    /// Blocks that came in the place of others, each beside the one that it is most like.
    private static func pair(_ gone: [TextOutline.Block], _ come: [TextOutline.Block]) -> [VisaReview.Line] {
        var lines: [VisaReview.Line] = []
        var left = gone[...]
        for block in come {
            let found = left.firstIndex { old in
                old.form == block.form
                    && (gone.count == 1 && come.count == 1 || WordComparison.likeness(old.text, block.text) >= 0.35)
            }
            guard let found else {
                lines.append(line(block, .added))
                continue
            }
            lines += left[..<found].map { line($0, .removed) }
            lines.append(compared(left[found], block))
            left = left[(found + 1)...]
        }
        return lines + left.map { line($0, .removed) }
    }

    private static func compared(_ old: TextOutline.Block, _ new: TextOutline.Block) -> VisaReview.Line {
        let count = max(old.cells.count, new.cells.count)
        func cell(_ cells: [String], _ position: Int) -> String {
            cells.indices.contains(position) ? cells[position] : ""
        }
        return VisaReview.Line(
            new.form,
            (0..<count).map { WordComparison.pieces(from: cell(old.cells, $0), to: cell(new.cells, $0)) })
    }

    /// One line is left before and after what changed, and the first row of a table, which names its columns.
    private static func withoutSameLines(_ lines: [VisaReview.Line]) -> [VisaReview.Line] {
        let changed = lines.indices.filter { !lines[$0].isSame }
        var kept: [VisaReview.Line] = []
        for (position, line) in lines.enumerated() {
            let isNear = changed.contains { abs($0 - position) <= 1 }
            let isHead = line.form == .row && (position == 0 || lines[position - 1].form != .row)
            if isNear || isHead {
                kept.append(line)
            } else if kept.last?.form != .gap {
                kept.append(VisaReview.Line(.gap, []))
            }
        }
        return kept
    }
}
