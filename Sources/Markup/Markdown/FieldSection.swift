public import Diagnostics

/// A part of a text that is a field of the model: what stands under a heading that is the field's name.
public struct FieldSection: Sendable, Hashable {
    /// The heading as written, without markup.
    public var name: String
    /// The heading folded, for finding the field.
    public var folded: String
    /// Where the heading stands.
    public var place: Place
    /// Everything under the heading.
    public var fragment: Fragment
    /// The rows, when one table is all there is.
    public var table: FieldTable?
    /// The items, when one list is all there is.
    public var list: [FieldCell]?
    /// Whether there is nothing under the heading.
    public var isEmpty: Bool { fragment.html.isEmpty }
}

/// A table that holds records.
public struct FieldTable: Sendable, Hashable {
    /// The names of the columns.
    public var header: [FieldCell]
    /// As many cells as the header has in each.
    public var rows: [[FieldCell]]
}

/// A cell of a table or an item of a list.
public struct FieldCell: Sendable, Hashable {
    /// The Markdown as written, `\|` undone, line breaks as spaces; for values that are references, dates, numbers.
    public var source: String
    /// Without markup.
    public var text: String
    /// Where the source begins; for an empty cell, where it would.
    public var place: Place
    /// The bytes in the fragment's HTML, and the slots in them.
    var html: Range<Int>
    var slots: Range<Int>
}

extension FieldSection {
    /// The rendered content of a cell or item of this section.
    public func fragment(of cell: FieldCell) -> Fragment {
        var part = Fragment.empty
        part.html = Array(fragment.html[cell.html])
        var numbers: [Int: Int] = [:]
        func number(_ old: Int) -> Int {
            if let known = numbers[old] { return known }
            part.links.append(fragment.links[old])
            numbers[old] = part.links.count - 1
            return part.links.count - 1
        }
        for slot in fragment.slots[cell.slots] {
            let kind: Slot.Kind =
                switch slot.kind {
                case .linkOpen(let link): .linkOpen(number(link))
                case .linkClose(let link): .linkClose(number(link))
                case .image(let link): .image(number(link))
                case .term: slot.kind
                }
            part.slots.append(Slot(offset: slot.offset - cell.html.lowerBound, kind: kind))
        }
        return part
    }
}
