internal import KnowledgeBase
internal import Templates

/// The navigation between the pages of a list.
struct PaginationContext {
    let scope: PageScope
    let pagination: Pagination
    /// The address of a page, from its number.
    let url: (Int) -> String

    var hasPages: Bool { pagination.count > 1 }
    var previous: String? { pagination.number > 1 ? url(pagination.number - 1) : nil }
    var next: String? { pagination.number < pagination.count ? url(pagination.number + 1) : nil }

    var steps: [PageStep] {
        pagination.steps.map { step in
            PageStep(number: step, url: step.map(url), isCurrent: step == pagination.number)
        }
    }
}

/// A step of that navigation: a page, or a gap.
struct PageStep: KeyedContext {
    let number: Int?
    let url: String?
    let isCurrent: Bool

    static let keys = KeyTable<PageStep>("step", "A page of a list, as its navigation shows it.") {
        Key.flag("@gap", "Whether pages are left out here.") { $0.number == nil }
        Key.number("@number", "The page's number, from 1.") { $0.number }
        Key.text("@url", "The page's address.") { $0.url }
        Key.flag("@current", "Whether it is the page itself.") { $0.isCurrent }
    }
}

/// A page of a list of several pages.
protocol PaginatedContext: KeyedContext {
    var pagination: PaginationContext { get }
}

extension PaginatedContext {
    /// The keys of the navigation.
    static var paginationKeys: [Key] {
        [
            Key.flag("@has-pages", "Whether the list takes several pages.") { $0.pagination.hasPages },
            Key.text("@previous-url", "The page before.") { $0.pagination.previous },
            Key.text("@next-url", "The next page.") { $0.pagination.next },
            Key.list("@pages", "The first and the last page, and those around this one.") { $0.pagination.steps },
        ]
    }
}

/// Every letter of the alphabet; those with entries lead to the page on which they begin.
struct LetterBar {
    let scope: PageScope
    let listing: Listing
    /// The page that shows the bar.
    let number: Int
    let url: (Int) -> String

    var letters: [Letter] {
        var begins: [String: String] = [:]
        for part in listing.parts {
            if case .letter(let letter) = part.name { begins[letter] = address(of: part) }
        }
        let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        let others = begins.keys.filter { !alphabet.contains($0) }.sorted()
        return (alphabet + others).map { Letter(letter: $0, url: begins[$0]) }
    }

    /// Where a part begins, seen from the page.
    func address(of part: Listing.Part) -> String {
        let page = part.range.lowerBound / Pagination.pageSize + 1
        return (page == number ? "" : url(page)) + "#" + part.name.id(scope)
    }
}

/// A letter of an index.
struct Letter: KeyedContext {
    let letter: String
    let url: String?

    static let keys = KeyTable<Letter>("letter", "A letter of the bar above an index.") {
        Key.text("@letter", "The letter; `0-9` for digits, `#` for anything else.") { $0.letter }
        Key.text("@url", "Where it begins; nothing when no entry does.") { $0.url }
    }
}
