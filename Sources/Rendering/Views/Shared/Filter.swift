internal import Templates

/// Plain links to lists that exist as pages: the years of a calendar, the arrangements of a plan.
struct Filter: KeyedContext {
    /// Unique on the page.
    let id: String
    let label: String
    let choices: [FilterChoice]

    static let keys = KeyTable<Filter>("plan-filter", "Plain links to other arrangements of the same.") {
        Key.text("@id", "A name that is unique on the page.") { $0.id }
        Key.text("@label", "What is chosen.") { $0.label }
        Key.list("@choices", "The pages that there are.") { $0.choices }
    }
}

/// One of them.
struct FilterChoice: KeyedContext {
    let text: String
    let url: String
    let count: Int
    let isCurrent: Bool

    static let keys = KeyTable<FilterChoice>("plan-choice", "A page that shows the same otherwise.") {
        Key.text("@text", "What it shows.") { $0.text }
        Key.text("@url", "Its address.") { $0.url }
        Key.text("@count", "How many lines it has, in brackets.") { "(\($0.count))" }
        Key.flag("@current", "Whether it is the page itself.") { $0.isCurrent }
    }
}
