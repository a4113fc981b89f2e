public import Diagnostics

/// Looks at pages as they were made.
public struct PageAudit: Sendable {
    private let rules: AuditRules

    /// An audit by these rules.
    public init(_ rules: AuditRules) { self.rules = rules }

    /// What a page is made of, and what is wrong with it.
    /// - Parameters:
    ///   - bytes: the page, in UTF-8.
    ///   - path: where it stands, from the site's root.
    ///   - gzipped: the size of bytes when gzipped; called for pages that may be too heavy.
    public func outline(of bytes: [UInt8], at path: String, gzipped: ([UInt8]) -> Int) -> PageOutline {
        var outline = bytes.withUnsafeBufferPointer { read($0, at: path) }
        let parts = outline.loaded.compactMap { rules.weights[$0] }.reduce(0, +)
        if bytes.count + parts > AuditRules.pageWeight {
            let weight = gzipped(bytes) + parts
            if weight > AuditRules.pageWeight {
                outline.findings.append(
                    PageOutline.Finding(problem: .heavyPage(bytes: weight, limit: AuditRules.pageWeight), offset: -1))
            }
        }
        let requests = 1 + outline.loaded.count
        if requests > AuditRules.pageRequests {
            outline.findings.append(
                PageOutline.Finding(
                    problem: .manyRequests(count: requests, limit: AuditRules.pageRequests), offset: -1))
        }
        return outline
    }

    private func read(_ page: UnsafeBufferPointer<UInt8>, at path: String) -> PageOutline {
        let address = PageAddress(path, isAnywhere: path == rules.pageAnywhere, of: rules.baseURL)
        var builder = OutlineBuilder(page, at: address, rules: rules)
        do throws(StrictReader.Doubt) {
            try StrictReader.read(page, rules.names, into: &builder)
            return builder.finish()
        } catch {
            return Self.readTree(page, at: address, rules, after: error)
        }
    }

    /// As browsers read it, whether the strict reader would have been sure or not.
    static func readTree(
        _ page: UnsafeBufferPointer<UInt8>, at address: PageAddress, _ rules: AuditRules,
        after doubt: StrictReader.Doubt
    ) -> PageOutline {
        var builder = OutlineBuilder(page, at: address, rules: rules)
        let matches = TreeReader.read(page, rules.names, into: &builder)
        if !matches, doubt.isFault { builder.find(.malformed, at: doubt.offset) }
        return builder.finish()
    }
}

extension PageAudit {
    /// The text of the first `title` of a page that has one.
    public static func title(of page: [UInt8]) -> String {
        page.withUnsafeBufferPointer { page in
            let starts = page.indices.lazy.filter { page[$0...].starts(with: "<title>".utf8) }
            guard let start = starts.first else { return "" }
            let text = page[(start + 7)...].prefix { $0 != UInt8(ascii: "<") }
            return PageText(UnsafeBufferPointer(rebasing: text), isWritten: true).read
        }
    }
}

extension PageOutline {
    /// The links that lead nowhere in a site of these files and ids, and those that are called like another without need.
    /// - Parameter headings: by file, the main heading of its page.
    public func broken(among targets: Set<UInt64>, headings: [UInt64: UInt64]) -> [Finding] {
        let doubtful = sameNames.compactMap { pair -> Finding? in
            // Of two pages of one name their authors chose it.
            guard let a = pair.a, let b = pair.b, let heading = headings[a.value], heading == headings[b.value] else {
                return pair.finding
            }
            return nil
        }
        return doubtful + brokenLinks(among: targets)
    }

    private func brokenLinks(among targets: Set<UInt64>) -> [Finding] {
        openLinks.compactMap { link in
            if !targets.contains(link.page.value) {
                return Finding(problem: .brokenLink(link.written), offset: link.offset)
            }
            guard let anchor = link.anchor, !targets.contains(anchor.value) else { return nil }
            return Finding(problem: .brokenAnchor(link.written), offset: link.offset)
        }
    }
}

extension AuditRules {
    /// Whether drives of all sorts hold a file of that path: nothing in capitals, no name that is too long, its ending apart.
    public static func isGoodName(_ path: String) -> Bool {
        path.split(separator: "/").allSatisfy { name in
            name.prefix { $0 != "." }.utf8.count <= nameLength
        }
            && !path.utf8.contains { (0x41...0x5A).contains($0) }
    }
}
