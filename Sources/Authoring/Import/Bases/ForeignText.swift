internal import Language

/// Rewrites the text of another tool's document: links, pictures and boxes as entries have them; what has no counterpart is told.
struct ForeignText {
    /// What a link leads to.
    enum Target: Equatable {
        /// `kind:slug`
        case entry(String)
        /// An address in the content folder.
        case file(String)
        /// Nothing of the folder: the web, the same page.
        case outside
        case nothing
    }

    let form: BaseForm
    /// What a path, as written in the document, leads to; without anchor.
    let resolve: (String) -> Target
    private(set) var remarks: [(line: Int, reason: BaseRemark.Reason)] = []
    private var line = 0
    /// The box that is open: where its lines come from.
    private var box: Box?

    private enum Box {
        /// Lines further to the right belong to it.
        case indented
        /// Lines up to the end tag.
        case tagged
    }

    init(_ form: BaseForm, resolve: @escaping (String) -> Target) { (self.form, self.resolve) = (form, resolve) }

    /// The lines, rewritten.
    /// - Parameter first: the number of the first in its file.
    mutating func rewritten(_ lines: [String], first: Int) -> [String] {
        var result: [String] = []
        var fence: String?
        var isComment = false
        for (index, text) in lines.enumerated() {
            line = first + index
            let mark = String(text.drop { $0 == " " }.prefix { $0 == "`" || $0 == "~" })
            if let open = fence {
                if mark.hasPrefix(open), text.trimmingBlanks == mark { fence = nil }
                result.append(text)
                continue
            }
            if mark.count >= 3 {
                fence = mark
                result.append(text)
                continue
            }
            if form == .obsidian, text.trimmingBlanks == "%%" {
                result.append(isComment ? "-->" : "<!--")
                isComment.toggle()
                continue
            }
            if isComment {
                result.append(text)
                continue
            }
            if let shown = block(text) { result.append(contentsOf: shown) }
        }
        return result
    }

    // MARK: Blocks

    /// Of a line, what stands there then; nil for a line that goes.
    private mutating func block(_ text: String) -> [String]? {
        if case .indented? = box {
            if text.hasPrefix("    ") { return ["> " + inline(String(text.dropFirst(4)))] }
            if text.trimmingBlanks.isEmpty { return [">"] }
            box = nil
            return ["", inline(text)]
        }
        switch form {
        case .mkdocs:
            if let match = text.wholeMatch(of: #/(?:!!!|\?\?\?\+?)\s*([\w-]+)[^"]*(?:"([^"]*)")?.*/#) {
                return open(.indented, String(match.1), title: match.2.map(String.init))
            }
            if text.trimmingBlanks == "[TOC]" {
                tell(.dropped("[TOC]"))
                return nil
            }
        case .gitbook:
            if let match = text.wholeMatch(of: #/\s*\{% hint(?: style="([^"]*)")? %\}\s*/#) {
                return open(.tagged, match.1.map(String.init) ?? "hint", title: nil)
            }
            if text.trimmingBlanks == "{% endhint %}" {
                box = nil
                return [""]
            }
            if text.contains(#/^\s*\{% (?:end)?content-ref/#) { return nil }
        case .obsidian:
            if let match = text.wholeMatch(of: #/>\s*\[!([\w-]+)\][+-]?\s*(.*)/#) {
                tell(.quotation(String(match.1)))
                return match.2.isEmpty ? nil : ["> **" + inline(String(match.2)) + "**", ">"]
            }
        case .jekyll:
            if let match = text.wholeMatch(of: #/\s*\{% highlight (\w+).*%\}\s*/#) { return ["```" + match.1] }
            if text.trimmingBlanks == "{% endhighlight %}" { return ["```"] }
        case .hugo:
            if text.trimmingBlanks == "<!--more-->" { return nil }
        }
        let shown = inline(text)
        return [box == nil ? shown : ("> " + shown)]
    }

    private mutating func open(_ box: Box, _ word: String, title: String?) -> [String] {
        self.box = box
        tell(.quotation(word))
        return title.map { $0.isEmpty ? [] : ["> **\($0)**", ">"] } ?? []
    }

    mutating func tell(_ reason: BaseRemark.Reason) { remarks.append((line, reason)) }

    // MARK: Within lines

    /// A line with what stands outside of code rewritten.
    private mutating func inline(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "`") {
            let mark = rest[start...].prefix { $0 == "`" }
            guard let end = rest[mark.endIndex...].firstRange(of: mark) else { break }
            result += phrase(String(rest[..<start])) + rest[start..<end.upperBound]
            rest = rest[end.upperBound...]
        }
        return result + phrase(String(rest))
    }

    private mutating func phrase(_ text: String) -> String {
        if text.isEmpty { return text }
        return links(tags(text))
    }
}
