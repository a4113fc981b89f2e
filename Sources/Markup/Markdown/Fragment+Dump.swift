internal import Diagnostics

extension Fragment {
    /// The fragment as text for tests: the HTML with its slots in ⟦⟧, then links and headings with their places.
    public func dump() -> String {
        var result = ""
        var copied = 0
        func copy(upTo end: Int) {
            result += String(decoding: html[copied..<end], as: UTF8.self)
            copied = end
        }
        for slot in slots {
            copy(upTo: slot.offset)
            switch slot.kind {
            case .linkOpen(let number): result += "⟦\(number)⟧"
            case .linkClose(let number): result += "⟦/\(number)⟧"
            case .image(let number): result += "⟦image \(number)⟧"
            case .term(let length):
                result += "⟦"
                copy(upTo: slot.offset + length)
                result += "⟧"
            }
        }
        copy(upTo: html.count)
        if let last = result.last, last != "\n" { result += "\n" }
        for (number, link) in links.enumerated() {
            let title = link.title.map { " title “\($0)”" } ?? ""
            result +=
                "\(link.isImage ? "image" : "link") \(number) @\(link.place.line):\(link.place.column) \(link.target) “\(link.text)”\(title)\n"
        }
        for heading in headings {
            result +=
                "heading \(heading.level) @\(heading.place.line):\(heading.place.column) #\(heading.id) “\(heading.text)”\n"
        }
        for section in sections {
            let text = section.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ⏎ ")
            result += "section \(section.headingID.map { "#\($0)" } ?? "–"): \(text)\n"
        }
        return result
    }
}

extension Link.Target: CustomStringConvertible {
    /// As an author would write it, with its sort in front.
    public var description: String {
        func named(_ kind: String?, _ name: String, _ anchor: String?) -> String {
            (kind.map { $0 + ":" } ?? "") + name + (anchor.map { "#" + $0 } ?? "")
        }
        switch self {
        case .wiki(let kind, let name, let anchor): return "wiki \(named(kind, name, anchor))"
        case .typed(let kind, let name, let anchor): return "typed \(named(kind, name, anchor))"
        case .file(let path, let anchor): return "file \(named(nil, path, anchor))"
        case .share(let path): return "share \(path)"
        case .anchor(let id): return "anchor #\(id)"
        case .external(let address): return "external \(address)"
        }
    }
}

extension MarkdownDocument {
    /// The document as text for tests: summary, body, fields with their cells and items, diagnostics.
    public func dump() -> String {
        func dump(_ cell: FieldCell) -> String {
            let text = cell.text == cell.source ? "" : " “\(cell.text)”"
            return "\(cell.place.line):\(cell.place.column) \(cell.source)\(text)"
        }
        var result = summary.isEmpty ? "" : "summary: \(summary)\n"
        result += body.dump()
        for field in fieldSections {
            result +=
                "== \(field.name) (\(field.folded)) @\(field.place.line):\(field.place.column)\n"
                + field.fragment.dump()
            for row in field.table.map({ [$0.header] + $0.rows }) ?? [] {
                result += "row " + row.map(dump).joined(separator: " | ") + "\n"
            }
            for item in field.list ?? [] { result += "item \(dump(item))\n" }
        }
        for diagnostic in diagnostics {
            let place = diagnostic.place
            result +=
                "\(place.line):\(place.column): \(diagnostic.severity.rawValue): \(diagnostic.message(in: .french)) [\(diagnostic.id)]\n"
        }
        return result
    }
}
