@testable import Audit

/// A page around a body, with all that every page needs.
struct WholePage {
    var head = "<title>Titre</title>"
    var policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(WholePage.site)\">"
    var language = " lang=\"fr\""
    var body = "<h1>Titre</h1>"

    static let site = "default-src 'none'; style-src 'self'; img-src 'self' data:"

    var text: String {
        "<!DOCTYPE html>\n<html\(language)>\n<head>\n<meta charset=\"utf-8\">\n\(policy)\n\(head)\n</head>\n<body>\n\(body)\n</body>\n</html>\n"
    }

    /// The page with a body behind its heading.
    static func with(_ body: String) -> WholePage { WholePage(body: "<h1>Titre</h1>\n" + body) }
}

/// Looks at pages of a site of a few files.
enum Look {
    static let rules = AuditRules(
        planned: ["index.html", "a/page.html", "a/autre.html", "assets/s.css"], contentSecurityPolicy: WholePage.site,
        weights: ["assets/s.css": 9_000], pageAnywhere: "404.html",
        baseURL: "https://exemple.fr/base/")

    /// What is wrong with a page: problem and the tag that shows it.
    static func findings(_ page: WholePage, at path: String = "a/page.html") -> [String] {
        outline(page.text, at: path).findings.map { tell($0, page.text) }
    }

    static func outline(_ text: String, at path: String = "a/page.html") -> PageOutline {
        PageAudit(rules).outline(of: Array(text.utf8), at: path) { _ in 25_000 }
    }

    /// As gumbo reads it, whatever the strict reader thinks.
    static func tree(_ text: String, at path: String = "a/page.html") -> PageOutline {
        Array(text.utf8).withUnsafeBufferPointer {
            PageAudit.readTree($0, at: PageAddress(path), rules, after: .init(offset: 0))
        }
    }

    /// As the strict reader has it; nil where it is not sure.
    static func strict(_ text: String, at path: String = "a/page.html") -> PageOutline? {
        Array(text.utf8).withUnsafeBufferPointer { page in
            var builder = OutlineBuilder(page, at: PageAddress(path), rules: rules)
            do throws(StrictReader.Doubt) {
                try StrictReader.read(page, rules.names, into: &builder)
                return builder.finish()
            } catch {
                return nil
            }
        }
    }

    private static func tell(_ finding: PageOutline.Finding, _ page: String) -> String {
        let bytes = Array(page.utf8)
        guard finding.offset >= 0 else { return "\(finding.problem)" }
        let tag = bytes[finding.offset...].prefix { $0 != UInt8(ascii: ">") }
        return "\(finding.problem) \(String(decoding: tag, as: UTF8.self))>"
    }
}
