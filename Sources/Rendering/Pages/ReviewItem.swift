internal import KnowledgeBase
internal import Language
internal import Markup
internal import Templates

/// An entry that changed, or waits for a visa.
struct ReviewItem: KeyedContext {
    let scope: PageScope
    let item: VisaReview.Item
    let canSign: Bool

    static let keys = KeyTable<ReviewItem>("visa-item", "An entry that changed, or waits for a visa.") {
        Key.text("@name", "As commands name it.") { $0.item.name }
        Key.text("@title", "Its title.") { item in item.scope.typeset(item.item.title) }
        Key.text("@url", "Its page; nothing where it has none.") { item in
            item.item.id.flatMap { item.scope.url(of: $0) }
        }
        Key.text("@text", "What it is, and why it stands there.") { item in item.scope.typeset(item.item.text) }
        Key.text("@authors", "Who changed it, where that is known.") { item in
            item.item.authors.isEmpty ? nil : item.scope.typeset(item.item.authors)
        }
        Key.text("@signers", "Who is to sign.") { item in
            item.item.signers.isEmpty ? nil : item.scope.typeset(item.item.signers)
        }
        Key.flag("@can-sign", "Whether the reader can sign it here.") { $0.canSign && $0.item.isSignable }
        Key.flag("@new", "Whether it was never validated.") { $0.item.isNew }
        Key.flag("@has-parts", "Whether some of its text is shown.") { !$0.item.parts.isEmpty }
        Key.list("@parts", "What changed of it, by section.") { item in
            item.item.parts.map { ReviewPart(scope: item.scope, part: $0) }
        }
        Key.flag("@has-pictures", "Whether its text shows pictures.") { !$0.pictures.isEmpty }
        Key.list("@pictures", "The pictures that its text shows.") { $0.pictures }
    }

    /// Of the text as it is now, where some of it is shown.
    private var pictures: [ReviewPicture] {
        guard let id = item.id, !item.parts.isEmpty else { return [] }
        let entry = scope.reader.entry(id)
        var pictures: [ReviewPicture] = []
        func add(_ value: FieldValue<Linked>) {
            switch value {
            case .passage(let passage): add(passage)
            case .list(let values): values.forEach(add)
            case .record(let record): record.values.forEach { $0.map(add) }
            case .text, .integer, .date, .boolean, .word, .reference, .file: break
            }
        }
        func add(_ passage: LinkedPassage) {
            for (link, target) in zip(passage.fragment.links, passage.targets) where link.isImage {
                guard case .file(let path) = target, let file = scope.reader.file(path) else { continue }
                pictures.append(ReviewPicture(url: scope.url(file.path), alt: link.picture.text))
            }
        }
        for value in entry.values { value.map(add) }
        if let body = entry.body { add(body) }
        return pictures
    }
}

/// A picture that a text shows.
struct ReviewPicture: KeyedContext {
    let url: String
    let alt: String

    static let keys = KeyTable<ReviewPicture>("visa-picture", "A picture that a text shows.") {
        Key.text("@url", "Where it stands.") { $0.url }
        Key.text("@alt", "What it says.") { $0.alt }
    }
}

/// A section of a text in which something changed.
struct ReviewPart: KeyedContext {
    let scope: PageScope
    let part: VisaReview.Part

    static let keys = KeyTable<ReviewPart>("visa-part", "A section of a text in which something changed.") {
        Key.text("@title", "Its heading, or the field's name.") { part in part.scope.typeset(part.part.title) }
        Key.text("@authors", "Who changed it, where that is known.") { part in
            part.part.authors.isEmpty ? nil : part.scope.typeset(part.part.authors)
        }
        Key.list("@groups", "Its paragraphs, lists and tables.") { $0.groups }
    }

    private var groups: [ReviewGroup] {
        var groups: [ReviewGroup] = []
        for line in part.lines {
            if groups.last?.form == line.form {
                groups[groups.count - 1].lines.append(ReviewLine(line: line))
            } else {
                groups.append(ReviewGroup(form: line.form, lines: [ReviewLine(line: line)]))
            }
        }
        return groups
    }
}

/// Lines of one form.
struct ReviewGroup: KeyedContext {
    let form: VisaReview.Line.Form
    var lines: [ReviewLine]

    static let keys = KeyTable<ReviewGroup>("visa-group", "Paragraphs, items of a list or rows of a table.") {
        Key.flag("@is-text", "Whether they are paragraphs.") { $0.form == .paragraph }
        Key.flag("@is-list", "Whether they are items of a list.") { $0.form == .item }
        Key.flag("@is-table", "Whether they are rows of a table.") { $0.form == .row }
        Key.flag("@is-gap", "Whether unchanged lines are left out there.") { $0.form == .gap }
        Key.list("@lines", "Them.") { $0.lines }
    }
}

/// A paragraph, an item or a row.
struct ReviewLine: KeyedContext {
    let line: VisaReview.Line

    static let keys = KeyTable<ReviewLine>("visa-line", "A paragraph, an item of a list or a row of a table.") {
        Key.list("@cells", "Its cells: one but in tables.") { line in line.line.cells.map { ReviewCell(pieces: $0) } }
        Key.flag("@had", "Whether the former text has it.") { $0.stands(without: .added) }
        Key.flag("@has", "Whether the new text has it.") { $0.stands(without: .removed) }
    }

    private func stands(without mark: VisaReview.Piece.Mark) -> Bool {
        line.cells.contains { $0.contains { $0.mark != mark } }
    }
}

/// A cell of a row, or the whole of a line.
struct ReviewCell: KeyedContext {
    let pieces: [VisaReview.Piece]

    static let keys = KeyTable<ReviewCell>("visa-cell", "A cell of a row, or the whole of a line.") {
        Key.list("@pieces", "Its words, those of both texts.") { cell in cell.pieces.map { ReviewPiece(piece: $0) } }
        Key.list("@before", "Those of the former text.") { $0.without(.added) }
        Key.list("@after", "Those of the new text.") { $0.without(.removed) }
    }

    private func without(_ mark: VisaReview.Piece.Mark) -> [ReviewPiece] {
        pieces.filter { $0.mark != mark }.map { ReviewPiece(piece: $0) }
    }
}

/// Words that both texts have, or one of them.
struct ReviewPiece: KeyedContext {
    let piece: VisaReview.Piece

    static let keys = KeyTable<ReviewPiece>("visa-piece", "Words that both texts have, or one of them.") {
        Key.text("@text", "The words.") { $0.piece.text }
        Key.flag("@same", "Whether both texts have them.") { $0.piece.mark == .same }
        Key.flag("@added", "Whether the new text alone has them.") { $0.piece.mark == .added }
        Key.flag("@removed", "Whether the former text alone had them.") { $0.piece.mark == .removed }
    }
}
