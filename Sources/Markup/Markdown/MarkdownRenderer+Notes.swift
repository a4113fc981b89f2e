internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    /// Writes the call of a footnote. Numbers count within the fragment, since it may be shown without the others.
    mutating func noteReference(_ node: SyntaxNode) {
        guard let definition = node.pointee.parent_footnote_def else { return }
        let number: Int
        if let known = out.noteNumbers[definition] {
            number = known
            out.notes[number - 1].references += 1
        } else {
            let place = source.place(line: definition.line, markedColumn: 0, in: text)
            out.notes.append((definition, Footnote(label: definition.literal.string, place: place), 1))
            number = out.notes.count
            out.noteNumbers[definition] = number
        }
        let id = callID(note: number, reference: out.notes[number - 1].references)
        let label = MarkdownWords(options.language).note
        out.put(
            "<sup class=\"appel\"><a href=\"#\(out.idPrefix)note--\(number)\" id=\"\(id)\" role=\"doc-noteref\" aria-label=\"\(label) \(number)\">\(number)</a></sup>"
        )
        edge = .other
    }

    /// Writes the notes that the fragment calls, those that only notes call among them.
    mutating func writeNotes() {
        guard !out.notes.isEmpty else { return }
        let words = MarkdownWords(options.language)
        out.startLine()
        out.put("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"\(words.notes)\">\n<ol>\n")
        var number = 1
        while number <= out.notes.count {
            let note = out.notes[number - 1]
            openNote = (note.node, number, note.references)
            out.put("<li id=\"\(out.idPrefix)note--\(number)\">")
            walk(note.node)
            closeHTML(in: note.node)
            if note.node.pointee.last_child?.kind != .paragraph {
                out.startLine()
                out.put("<p>")
                writeBackReferences()
                out.put("</p>\n")
            }
            out.put("</li>\n")
            number += 1
        }
        openNote = nil
        out.put("</ol>\n</section>\n")
    }

    /// Writes the ways back from the open note.
    mutating func writeBackReferences() {
        guard let note = openNote else { return }
        let words = MarkdownWords(options.language)
        for reference in 1...max(1, note.references) {
            let own = "\(words.backToText), \(words.note.lowercased()) \(note.number)"
            let label = reference == 1 ? own : "\(own) (\(reference))"
            let id = callID(note: note.number, reference: reference)
            out.put(" <a href=\"#\(id)\" class=\"retour\" role=\"doc-backlink\" aria-label=\"\(label)\">↩")
            if reference > 1 { out.put("<sup>\(reference)</sup>") }
            out.put("</a>")
        }
    }

    private func callID(note: Int, reference: Int) -> String {
        let base = "\(out.idPrefix)appel--\(note)"
        return reference == 1 ? base : "\(base)-\(reference)"
    }
}

/// The few words that the renderer must add, for people who do not see the page.
struct MarkdownWords {
    let note: String
    let notes: String
    let backToText: String
    let table: String
    let done: String
    let toDo: String

    init(_ language: SiteLanguage) {
        switch language {
        case .french:
            (note, notes, backToText) = ("Note", "Notes", "Retour au texte")
            (table, done, toDo) = ("Tableau", "Fait", "À faire")
        case .english:
            (note, notes, backToText) = ("Note", "Notes", "Back to the text")
            (table, done, toDo) = ("Table", "Done", "To do")
        }
    }
}
