import Foundation

extension String {
    /// What stands between the first `start` and the `end` after it.
    func between(_ start: String, _ end: String) -> String? {
        guard let first = range(of: start), let last = self[first.upperBound...].range(of: end) else { return nil }
        return String(self[first.upperBound..<last.lowerBound])
    }

    /// All that stands between a `start` and the `end` after it.
    func all(_ start: String, _ end: String) -> [String] {
        components(separatedBy: start).dropFirst().compactMap { $0.components(separatedBy: end).first }
    }

    /// The ids of entries of a folder that are linked to, in order.
    func links(to folder: String) -> [String] {
        all("href=\"\(folder)/", ".html\"") + all("href=\"../\(folder)/", ".html\"")
    }

    /// The section whose heading has an id, up to the end of the first section that closes.
    func section(_ id: String) -> String? { between("<section aria-labelledby=\"\(id)\">", "</section>") }

    /// The text without tags, runs of blanks as one.
    var plain: String {
        let words = components(separatedBy: "<").map { piece in
            piece.range(of: ">").map { String(piece[$0.upperBound...]) } ?? piece
        }
        return words.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The page that a link of this page means; nil when it leads out of the pages.
    func page(from path: String) -> String? {
        guard !contains(":"), let name = components(separatedBy: "#").first, name.hasSuffix(".html") else { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/").map(String.init) {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

/// « Qui fait quoi ? » as a page shows it: who stands in the cells of each policy and service, and which are marked as holes.
struct ShownMatrix: Equatable {
    var filled: [String: Set<String>] = [:]
    var holes: Set<String> = []

    /// Cells are named `politique/service`.
    init(filled: [String: Set<String>], holes: Set<String>) {
        self.filled = filled
        self.holes = holes
    }

    init(reading page: String) {
        let services = (page.between("<thead>", "</thead>") ?? "").links(to: "services")
        for row in (page.between("<tbody>", "</tbody>") ?? "").all("<tr>", "</tr>") {
            guard let policy = row.links(to: "politiques").first else { continue }
            for (service, cell) in zip(services, row.all("<td", "</td>")) {
                let people = Set(cell.links(to: "personnes"))
                if !people.isEmpty { filled[policy + "/" + service] = people }
                if cell.contains("À désigner") { holes.insert(policy + "/" + service) }
            }
        }
    }
}
