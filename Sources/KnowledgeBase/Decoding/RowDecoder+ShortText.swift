internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// Short texts, wherever they stand: a link in them has no place on the page, and formatting no effect.
extension RowDecoder {
    /// The text of a scalar; what it holds in vain is reported.
    mutating func plain(_ node: YAMLNode, for field: Field) -> LocatedText? {
        guard case .scalar(let text, let style) = node.content else { return nil }
        if style == .plain { checkComment(text, at: node.place, of: field) }
        return plain(text, at: node.place, for: field)
    }

    mutating func plain(_ text: String, at place: Place, for field: Field) -> LocatedText {
        switch field.type {
        case .text, .texts:
            if let comment = WrittenComment.sample(in: text) {
                report(.commentInShortText(comment, field: field.name), at: place)
            } else if let link = ShortText.link(in: text) {
                report(.linkInShortText(link, field: field.name), at: place)
            } else if let mark = ShortText.mark(in: text) {
                report(.markInShortText(mark, field: field.name), at: place)
            }
        case .reference(let type):
            let name = ShortText.withoutBrackets(text)
            if type.allowsText, let comment = WrittenComment.sample(in: text) {
                report(.commentInShortText(comment, field: field.name), at: place)
            }
            if let addition = ShortText.addition(in: text) {
                report(.markInShortText(addition, field: field.name), at: place)
            }
            if let link = ShortText.link(in: name) {
                report(.linkInShortText(link, field: field.name), at: place)
            }
            return LocatedText(text: name, place: place)
        case .file:
            if let addition = ShortText.addition(in: text) {
                report(.markInShortText(addition, field: field.name), at: place)
            }
            return LocatedText(text: ShortText.path(text), place: place)
        default: break
        }
        return LocatedText(text: text, place: place)
    }

    /// A comment behind a text would be published; elsewhere it is no value and told as such.
    mutating func checkComment(_ text: String, at place: Place, of field: Field) {
        switch field.type {
        case .text, .texts, .markdown:
            if let comment = ShortText.comment(in: text) {
                report(.likelyComment(comment, field: field.name), at: place)
            }
        default: break
        }
    }

    /// What a cell of a Markdown table or an item of a list says: Markdown as written for Markdown, the target of a link
    /// for a reference, text without markup for anything else.
    mutating func written(_ cell: FieldCell, in section: FieldSection, for field: Field) -> String {
        switch field.type {
        case .markdown: return cell.source
        case .reference:
            guard cell.source.contains("[["), !cell.source.contains("](") else { break }
            if let addition = ShortText.addition(in: cell.source) {
                report(.markInShortText(addition, field: field.name), at: cell.place)
            }
            return ShortText.withoutBrackets(cell.source.trimmed)
        case .file:
            guard cell.source.contains("[[") || cell.source.contains("<"), !cell.source.contains("](") else { break }
            if let addition = ShortText.addition(in: cell.source) {
                report(.markInShortText(addition, field: field.name), at: cell.place)
            }
            return ShortText.path(cell.source)
        default: break
        }
        // An address that is its own text is not lost.
        if let link = section.fragment(of: cell).links.first(where: { !$0.showsAddress }) {
            let written = ShortText.link(in: cell.source) ?? link.text
            report(.linkInShortText(written, field: field.name), at: link.place)
        } else if let mark = ShortText.mark(in: cell.source), !mark.folded.hasPrefix("<br") {
            report(.markInShortText(mark, field: field.name), at: cell.place)
        } else if let note = ShortText.link(in: cell.source), note.hasPrefix("[^") {
            report(.linkInShortText(note, field: field.name), at: cell.place)
        }
        return cell.text
    }
}

extension Link {
    /// Whether readers see the address itself.
    fileprivate var showsAddress: Bool {
        if case .external(let address) = target { !text.isEmpty && address.hasSuffix(text) } else { false }
    }
}

extension YAMLNode {
    /// What stands there, for a message: its first words.
    var sample: String {
        switch content {
        case .null: "-"
        case .scalar(let text, _): text
        case .sequence(let items): "- " + (items.first?.sample ?? "")
        case .mapping(let pairs): pairs.first.map { "\($0.key): \($0.value.sample)" } ?? ""
        }
    }
}
