internal import ContentModel
internal import KnowledgeBase
internal import Language

extension DocumentDraft {
    /// A heading of a document that is named like a field, whose text has another shape than the field takes.
    struct Misfit {
        /// As the document has it.
        let heading: String
        /// The columns of the table that the field takes; none where it takes a list.
        let columns: [String]
    }

    /// Gives headings of fields another name where what they hold could not be read as the field: so it stays a part of
    /// the text, which its author can read back before mending it.
    /// - Parameter suffix: what the heading then ends with.
    static func withoutMisfits(_ lines: [String], _ kind: Kind, suffix: String) -> (lines: [String], [Misfit]) {
        var result = lines
        var misfits: [Misfit] = []
        for index in lines.indices {
            guard let level = level(of: lines[index]) else { continue }
            let heading = String(lines[index].dropFirst(level + 1))
            guard kind.sectionFields.contains(heading.folded), let field = kind.field(named: heading) else { continue }
            let held = lines[(index + 1)...].prefix { Self.level(of: $0) == nil }.filter { !$0.isBlank }
            guard !held.isEmpty, !fits(Array(held), field) else { continue }
            result[index] = lines[index] + suffix
            misfits.append(Misfit(heading: heading, columns: field.columns.map(\.name)))
        }
        return (result, misfits)
    }

    private static func fits(_ held: [String], _ field: Field) -> Bool {
        if case .records = field.type {
            guard held.allSatisfy({ $0.hasPrefix("|") }) else { return false }
            let titles = Set(cells(held[0]).map(\.folded))
            let known = Set(field.columns.map(\.name.folded))
            return titles.isSubset(of: known)
                && field.columns.allSatisfy { !$0.isRequired || titles.contains($0.name.folded) }
        }
        // An item may go on over indented lines.
        return !field.type.isMany
            || held.allSatisfy { $0.hasPrefix("- ") || $0.hasPrefix("  ") }
                && held[0].hasPrefix("- ")
    }

    /// The cells of a line of a table.
    private static func cells(_ line: String) -> [String] {
        var inner = line.dropFirst()
        if let last = inner.lastIndex(of: "|"), inner[inner.index(after: last)...].allSatisfy(\.isWhitespace) {
            inner = inner[..<last]
        }
        return inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Field {
    /// Of a table that stands under a heading.
    fileprivate var columns: [Field] {
        if case .records(let columns) = type { columns } else { [] }
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
