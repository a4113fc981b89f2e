internal import Diagnostics
public import Files
internal import Language

/// What each message means, from the guide inside the command: a section each, whose heading is the message's identifier in words.
public struct MessageGuide: Sendable {
    /// What the guide says of one message.
    public struct Section: Sendable, Hashable {
        /// The page of the guide, as a path of the site: `pages/messages-liens.html`.
        public let page: String
        /// The identifier of its heading in that page.
        public let anchor: String
        /// In Markdown, heading and all.
        public let text: String
    }

    private let sections: [String: Section]

    /// That of this command.
    public init() { self.init(StarterFiles().below("content")) }

    /// The sections of those of a site's starting files that belong to the guide of messages.
    init(_ files: [StarterFiles.File]) {
        var sections: [String: Section] = [:]
        for file in files where file.path.lastName.hasPrefix("messages-") && file.path.hasSuffix(".md") {
            let folder = file.path.prefix { $0 != "/" }
            let page = "\(folder)/\(file.path.lastName.dropLast(3)).html"
            var heading: Substring?
            var lines: [Substring] = []
            func close() {
                guard let heading else { return }
                var text = lines.joined(separator: "\n")
                while text.last == "\n" { text.removeLast() }
                sections[Self.key(heading)] = Section(page: page, anchor: heading.slug, text: text)
            }
            for line in String(decoding: file.bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                if line.hasPrefix("## ") {
                    close()
                    (heading, lines) = (line.dropFirst(3), [])
                }
                lines.append(line)
            }
            close()
        }
        self.sections = sections
    }

    /// What it says of a message; nil where that is none.
    public subscript(id: String) -> Section? { sections[Self.key(id)] }

    /// The identifiers that it explains, as far as headings tell them.
    public var anchors: [String] { sections.values.map(\.anchor).sorted() }

    /// Words may be joined that an identifier parts: `en-tête`.
    private static func key(_ words: some StringProtocol) -> String { String(words).slug.filter { $0 != "-" } }

    /// Where a site explains a message, as a path in it; nil where it has no such page.
    public func link(to id: String, in site: String, with fileSystem: FileSystem) -> String? {
        guard let section = self[id], ((try? fileSystem.status(ContentTree.join(site, section.page))) ?? nil) != nil
        else {
            return nil
        }
        return section.page + "#" + section.anchor
    }
}
