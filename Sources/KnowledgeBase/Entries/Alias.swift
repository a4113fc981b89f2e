internal import Language

/// A former address of a page.
enum Alias {
    /// `politiques/habitat.html` or `politiques/habitat`, from the site's root; nil otherwise.
    static func parse(_ text: String) -> String? {
        let stem = text.hasSuffix(".html") ? String(text.dropLast(5)) : text
        let parts = stem.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && String($0).slug == $0 } ? stem + ".html" : nil
    }
}
