import Foundation

/// The links of a built site that lead nowhere in it.
enum DeadLinks {
    static func found(in site: [String: Data]) -> [String] {
        let pages = site.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
        let ids = pages.mapValues { page in Set(page.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }) }
        return pages.sorted { $0.key < $1.key }.flatMap { path, page in
            page.matches(of: #/ (?:href|src)="([^"]*)"/#).compactMap { match -> String? in
                let link = String(match.output.1)
                if link.contains(#/^[a-z]+:/#) { return nil }
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let target = parts[0].isEmpty ? path : resolve(parts[0], from: path)
                guard site[target] != nil else { return "\(path) links to \(link), which is not there" }
                guard parts.count > 1, !parts[1].isEmpty, let known = ids[target], !known.contains(parts[1]) else {
                    return nil
                }
                return "\(path) links to \(link), a part that is not there"
            }
        }
    }

    private static func resolve(_ link: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast()
        for part in link.split(separator: "/") {
            if part == ".." { parts = parts.dropLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
