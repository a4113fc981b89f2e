internal import KnowledgeBase
internal import Language

/// Takes somebody out of a text: links to them become plain text, and so do names in fields; their name becomes that of
/// someone who has left.
///
/// It works on what was written, line by line, so that nothing else of a file changes.
struct TextEraser {
    /// The identifier, and the name in the order of the title.
    let slug: String
    let title: String
    /// The words before a colon that lead to their kind: its key and its name, folded.
    let kinds: Set<String>
    let language: SiteLanguage

    /// What a text says in the place of somebody: as a name, or as who is to carry something on.
    enum Place: Sendable, Hashable {
        case named, carrying
    }

    func words(_ place: Place) -> String {
        switch place {
        case .named: language.someoneWhoLeft
        case .carrying: language.toReassign(by: "")
        }
    }

    /// Whether a value names them: by identifier or title, in either order, with or without kind and brackets.
    func isName(_ value: some StringProtocol) -> Bool {
        var name = String(value).folded.filter { !"[]\"\r".contains($0) }
        name = name.split(separator: " ").joined(separator: " ")
        if name.count > 1, name.first == "'", name.last == "'" { name = String(name.dropFirst().dropLast()) }
        if let colon = name.firstIndex(of: ":"), kinds.contains(String(name[..<colon])) {
            name = String(name[name.index(after: colon)...]).trimmingPrefix(" ").description
        }
        if name == slug || name.lastName == slug + ".md" { return true }
        return !name.isEmpty && name.split(separator: " ").sorted() == title.folded.split(separator: " ").sorted()
    }

    /// A line of a field that refers to people: each value that names them is replaced, or goes from a list.
    func referring(_ line: String, _ place: Place) -> String {
        let signs: Set<Character> = ["[", "]", ",", "|"]
        var result = ""
        var rest = line[...]
        if let colon = line.firstIndex(of: ":"), !isName(line.drop { $0 == " " || $0 == "-" }) {
            result = String(line[...colon])
            rest = line[line.index(after: colon)...]
        }
        while !rest.isEmpty {
            let piece = rest.prefix { !signs.contains($0) }
            rest = rest.dropFirst(piece.count)
            let body = piece.drop { $0 == " " || $0 == "-" }
            let end = body.reversed().prefix { $0.isWhitespace }.count
            let name = body.dropLast(end)
            result +=
                isName(name) && !name.isEmpty
                ? piece.prefix(piece.count - body.count) + words(place) + body.suffix(end) : piece[...]
            if let sign = rest.popFirst() { result.append(sign) }
        }
        return result
    }

    /// A line of text: links to them become their words, their name that of someone.
    func telling(_ line: String) -> String {
        var result = line.replacing(#/!?\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]/#) { match in
            isName(match.output.1) ? match.output.2.map(String.init) ?? words(.named) : String(match.output.0)
        }
        result = result.replacing(#/\[([^\[\]]*)\]\(<?([^()<>\s#]*)(?:#[^()<>\s]*)?>?(?:\s+"[^"]*")?\)/#) { match in
            isName(match.output.2) ? String(match.output.1) : String(match.output.0)
        }
        return withoutName(result)
    }

    /// The name in either order, whatever its case, accents and blanks, where it stands as words of its own.
    private func withoutName(_ line: String) -> String {
        let name = title.folded.split(separator: " ").map(String.init)
        guard name.count > 1, line.folded.contains(name[0]) else { return line }
        var pieces: [(text: Substring, isWord: Bool)] = []
        for character in line.indices {
            let isWord = line[character].isLetter || line[character].isNumber || "-'’".contains(line[character])
            if let last = pieces.last, last.isWord == isWord {
                pieces[pieces.count - 1].text = line[last.text.startIndex...character]
            } else {
                pieces.append((line[character...character], isWord))
            }
        }
        let words = pieces.indices.filter { pieces[$0].isWord }
        let folded = words.map { pieces[$0].text.folded }
        var result = ""
        var written = 0
        var word = 0
        while word + name.count <= words.count {
            let span = Array(folded[word..<(word + name.count)])
            let between = (words[word]...words[word + name.count - 1]).filter { !pieces[$0].isWord }
            let isOne = between.allSatisfy { pieces[$0].text.allSatisfy(\.isWhitespace) }
            guard isOne, span == name || span == Array(name.dropFirst() + name.prefix(1)) else {
                word += 1
                continue
            }
            result += pieces[written..<words[word]].map { String($0.text) }.joined() + self.words(.named)
            written = words[word + name.count - 1] + 1
            word += name.count
        }
        return result + pieces[written...].map { String($0.text) }.joined()
    }
}
