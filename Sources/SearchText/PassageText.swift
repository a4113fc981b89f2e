package import KnowledgeBase
internal import Markup

/// A Markdown text without its markup, parted at its headings, as it was collected when it was parsed.
package struct PassageText {
    /// What stands under one heading; the first part has none.
    package struct Part {
        package var heading: [UInt8] = []
        package var anchor: [UInt8] = []
        package var text: [UInt8] = []
    }

    package private(set) var parts: [Part] = []

    /// - Parameter title: the words of a link that has none of its own, as its page shows them.
    package init(_ passage: LinkedPassage, title: (EntryID) -> String) {
        if passage.fragment.sections.first?.headingID != nil { parts.append(Part()) }
        for section in passage.fragment.sections {
            parts.append(
                Part(
                    heading: Array(section.heading.utf8), anchor: Array((section.headingID ?? "").utf8),
                    text: Self.text(of: section, passage, title)))
        }
    }

    /// On one line, with titles in place of the names of links.
    private static func text(
        of section: TextSection, _ passage: LinkedPassage, _ title: (EntryID) -> String
    ) -> [UInt8] {
        let written = Array(section.text.utf8)
        if section.unnamedLinks.isEmpty { return onOneLine(written) }
        var text: [UInt8] = []
        var position = 0
        for unnamed in section.unnamedLinks
        where unnamed.name.lowerBound >= position && unnamed.name.upperBound <= written.count {
            guard passage.targets.indices.contains(unnamed.link) else { continue }
            let name: String? =
                switch passage.targets[unnamed.link] {
                case .entry(let id, _): title(id)
                case .anchor(_, let heading): heading
                case .file, .view, .list, .share, .external, .none: nil
                }
            guard let name else { continue }
            text += written[position..<unnamed.name.lowerBound]
            text.append(contentsOf: name.utf8)
            position = unnamed.name.upperBound
        }
        text += written[position...]
        return onOneLine(text)
    }

    private static func onOneLine(_ text: consuming [UInt8]) -> [UInt8] {
        var text = text
        var start = text.startIndex
        while let place = text[start...].firstIndex(of: 0x0A) {
            text[place] = 0x20
            start = place + 1
        }
        return text
    }

    /// The whole text on one line.
    var joined: [UInt8] {
        Array(parts.flatMap { [$0.heading, $0.text] }.filter { !$0.isEmpty }.joined(separator: [0x20]))
    }
}
