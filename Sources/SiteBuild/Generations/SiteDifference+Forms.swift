internal import KnowledgeBase
public import Language

/// The forms in which a difference is told, in the language of the site.
extension SiteDifference {
    /// Where a path is read; as seen from the site's root where the site's address is not known.
    private func address(_ path: String, _ baseURL: String?) -> String { (baseURL ?? sites.to.baseURL ?? "") + path }

    private var title: String {
        let (from, to) = (language.format(sites.from.date), language.format(sites.to.date))
        return switch language {
        case .french: from == to ? "Ce qui a changé au \(to)" : "Ce qui a changé du \(from) au \(to)"
        case .english: from == to ? "What has changed on \(to)" : "What has changed from \(from) to \(to)"
        }
    }

    /// For a terminal or a mail: a summary, then a list.
    /// - Parameter baseURL: where the site is read, ending with `/`; nil for what it says itself.
    public func text(baseURL: String? = nil) -> String {
        var lines = [title, summary]
        for group in groups {
            lines += ["", group.heading(in: language)]
            for item in group.items {
                lines.append("- " + group.line(item, in: language))
                if let path = item.address { lines.append("  " + address(path, baseURL)) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As Markdown (CommonMark).
    public func markdown(baseURL: String? = nil) -> String {
        var lines = ["# " + title.escapedAsMarkdown, "", summary.escapedAsMarkdown]
        for group in groups {
            lines += ["", "## " + group.heading(in: language).escapedAsMarkdown, ""]
            for item in group.items {
                let line = group.line(item, in: language).escapedAsMarkdown
                lines.append("- " + (item.address.map { "[\(line)](<\(address($0, baseURL))>)" } ?? line))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As an Atom feed (RFC 4287), an entry for each thing that has changed.
    /// - Parameter moment: when the newer generation became the site.
    public func atom(baseURL: String? = nil, at moment: Moment) -> [UInt8] {
        let (site, home) = (sites.to, baseURL ?? sites.to.baseURL)
        let entries = groups.flatMap { group in
            group.items.map { item in
                AtomFeed.Entry(
                    id: ContentHash.uuid(
                        of: [
                            site.title, site.edition, group.kind.key, item.slug, String(group.change.rawValue),
                            moment.description,
                        ]),
                    title: group.line(item, in: language),
                    text: group.kind.one.capitalizedFirst + " – " + group.state(isOne: true, in: language),
                    address: item.address.map { address($0, baseURL) }, updated: moment)
            }
        }
        return AtomFeed(
            id: ContentHash.uuid(of: ["difference", site.title, site.edition]),
            title: site.title + " – " + title, author: site.title, language: language, updated: moment, page: home,
            entries: entries
        ).bytes
    }
}

extension String {
    /// With a backslash before what Markdown would take for a sign of its own.
    fileprivate var escapedAsMarkdown: String {
        var text = ""
        for character in self {
            if "\\`*_[]<>#&|~!".contains(character) { text.append("\\") }
            text.append(character)
        }
        return text
    }
}
