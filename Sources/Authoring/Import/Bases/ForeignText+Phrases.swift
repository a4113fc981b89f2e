internal import Language

extension ForeignText {
    /// The tool's own signs within a line.
    mutating func tags(_ text: String) -> String {
        switch form {
        case .obsidian: obsidian(text)
        case .mkdocs: mkdocs(text)
        case .hugo: hugo(text)
        case .jekyll: jekyll(text)
        case .gitbook: gitbook(text)
        }
    }

    private mutating func obsidian(_ text: String) -> String {
        var text = text.replacing(#/%%(.+?)%%/#) { "<!--\($0.1)-->" }
        text = text.replacing(#/==([^=]+)==/#) { "<mark>\($0.1)</mark>" }
        if let match = text.firstMatch(of: #/\s\^([\w-]+)$/#) {
            tell(.dropped("^" + match.1))
            text = String(text[..<match.range.lowerBound])
        }
        return text.replacing(#/(!?)\[\[([^\]|#]*)(#[^\]|]*)?(?:\|([^\]]*))?\]\]/#) { match in
            // In a table, the bar is written with a stroke before it.
            let isInTable = match.2.hasSuffix("\\") || match.3?.hasSuffix("\\") == true
            let (name, anchor) = (String(match.2).unstroked, match.3.map { String($0.dropFirst()).unstroked } ?? "")
            let words = match.4.map(String.init)
            if name.isEmpty { return String(match.0) }
            switch resolve(name) {
            case .entry(let id):
                if match.1 == "!" { tell(.embedded(name)) }
                if anchor.hasPrefix("^") { tell(.dropped("#" + anchor)) }
                let behind = anchor.isEmpty || anchor.hasPrefix("^") ? "" : "#" + anchor
                return "[[\(id)\(behind)\(isInTable ? "\\|" : "|")\(words ?? name)]]"
            case .file(let address):
                // Of a picture, a number behind the bar is its width.
                let alt = words.flatMap { $0.allSatisfy { $0.isNumber || $0 == "x" } ? nil : $0 } ?? ""
                return match.1 == "!" ? "![\(alt)](\(address))" : "[\(words ?? name)](\(address))"
            case .outside, .nothing:
                tell(.deadLink(name))
                return words ?? name
            }
        }
    }

    private mutating func mkdocs(_ text: String) -> String {
        var text = text
        while let match = text.firstMatch(of: #/\s?\{:?\s*[.#][^}]*\}|\s?\{:\s[^}]*\}/#) {
            tell(.dropped(String(match.0).trimmingBlanks))
            text.removeSubrange(match.range)
        }
        if let match = text.firstMatch(of: #/--8<--.*/#) {
            tell(.tag(String(match.0)))
            text.replaceSubrange(match.range, with: "`\(match.0)`")
        }
        return text
    }

    private mutating func hugo(_ text: String) -> String {
        // Alone, it writes an address where a link should be.
        let referring = text.replacing(#/(\]\()?\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s}]+)"?\s*[>%]\}\}/#) { match in
            match.1.map { $0 + match.2 } ?? "[\(match.2)](\(match.2))"
        }
        let shown = referring.replacing(#/\{\{<\s*figure\s+([^}]*?)\s*/?>\}\}/#) { match in
            let said = String(match.1)
            return
                "![\(Self.attribute("alt", said) ?? Self.attribute("caption", said) ?? "")](\(Self.attribute("src", said) ?? ""))"
        }
        return keepingTags(shown, #/\{\{[<%].*?[>%]\}\}/#)
    }

    private mutating func jekyll(_ text: String) -> String {
        var text = text.replacing(#/\{%\s*post_url\s+([^\s%]+)\s*%\}/#) { "/_posts/\($0.1).md" }
        text = text.replacing(#/\{%\s*link\s+([^\s%]+)\s*%\}/#) { "/" + $0.1 }
        text = text.replacing(#/\{\{\s*["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url)\s*\}\}/#) { String($0.1) }
        text = text.replacing(#/\{\{\s*site\.(?:baseurl|url)\s*\}\}/#) { _ in "" }
        text = text.replacing(#/\{:\s*[^}]*\}/#) { match in
            tell(.dropped(String(match.0)))
            return ""
        }
        return keepingTags(text, #/\{%.*?%\}|\{\{.*?\}\}/#)
    }

    private mutating func gitbook(_ text: String) -> String {
        let shown = text.replacing(#/\{%\s*embed url="([^"]+)"\s*%\}/#) { "[\($0.1)](\($0.1))" }
        return keepingTags(shown.replacing(#/\{%\s*endembed\s*%\}/#) { _ in "" }, #/\{%.*?%\}/#)
    }

    /// What the tool alone knows stays as it is, as code, and is told.
    private mutating func keepingTags(_ text: String, _ tag: Regex<Substring>) -> String {
        text.replacing(tag) { match in
            tell(.tag(String(match.output)))
            return "`\(match.output)`"
        }
    }

    static func attribute(_ name: String, _ text: String) -> String? {
        for match in text.matches(of: #/([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/#) where match.1 == name {
            return (match.2 ?? match.3 ?? match.4).map(String.init)
        }
        return nil
    }

    // MARK: Links

    /// Markdown's links and pictures, and HTML's pictures, lead where they lead in the content.
    mutating func links(_ text: String) -> String {
        var shown = text.replacing(#/<figure>|</figure>|<figcaption>|</figcaption>/#) { _ in "" }
        shown = shown.replacing(#/<img\s([^>]*?)/?>/#) { match in
            let said = String(match.1)
            return "![\(Self.attribute("alt", said) ?? "")](\((Self.attribute("src", said) ?? "").angled))"
        }
        shown = shown.replacing(#/\]\((?:<([^>]*)>|([^)\s]+))(\s+(?:"[^"]*"|'[^']*'))?\)/#) { match in
            let target = String(match.1 ?? match.2 ?? "")
            return "](\(address(target).angled)\(match.3 ?? ""))"
        }
        if let match = shown.wholeMatch(of: #/(\s{0,3}\[[^\]^]+\]:\s+)<?(\S+?)>?(\s+.*)?/#) {
            shown = match.1 + address(String(match.2)) + (match.3 ?? "")
        }
        return shown
    }

    private mutating func address(_ target: String) -> String {
        let path = String(target.prefix { $0 != "#" && $0 != "?" })
        let anchor = target.firstIndex(of: "#").map { String(target[target.index(after: $0)...]) } ?? ""
        if path.isEmpty { return anchor.isEmpty ? target : "#" + anchor.slug }
        switch resolve(path.percentDecoded ?? path) {
        case .entry(let id): return id + (anchor.isEmpty ? "" : "#" + anchor.slug)
        case .file(let address): return address
        case .outside: return target
        case .nothing:
            tell(.deadLink(target))
            return target
        }
    }
}

extension String {
    /// As an address of Markdown: in angle brackets where it has blanks.
    fileprivate var angled: String { contains(" ") ? "<\(self)>" : self }

    /// Without the stroke before a bar.
    fileprivate var unstroked: String { hasSuffix("\\") ? String(dropLast()) : self }
}
