internal import Templates

/// The last decision about what a sheet is about.
struct SheetDecision: KeyedContext {
    let link: PageLink
    let lines: [SheetText]
    let count: String?

    static let keys = KeyTable<SheetDecision>("sheet-decision", "The last meeting that spoke of a sheet's subject.") {
        Key.text("@title", "The meeting.") { $0.link.title }
        Key.text("@url", "Its decisions.") { $0.link.url }
        Key.list("@lines", "Those that name the subject.") { $0.lines }
        Key.text("@count", "How many it took, when none does.") { $0.count }
    }
}

/// Other entries of one kind.
struct SheetRelated: KeyedContext {
    let label: String
    let items: [SheetRelatedItem]

    static let keys = KeyTable<SheetRelated>("sheet-related", "Other entries about the same, of one kind.") {
        Key.text("@label", "The kind.") { $0.label }
        Key.list("@items", "The entries.") { $0.items }
    }
}

/// One of them.
struct SheetRelatedItem: KeyedContext {
    let link: PageLink
    let note: String

    static let keys = KeyTable<SheetRelatedItem>("sheet-related-item", "Another entry about the same.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@note", "Its first choice in a word.") { $0.note }
    }
}

/// What applies to every subject.
struct SheetRest: KeyedContext {
    let text: String
    let title: String
    let url: String

    static let keys = KeyTable<SheetRest>("sheet-rest", "What applies to every subject.") {
        Key.text("@text", "How much does.") { $0.text }
        Key.text("@title", "Where it stands.") { $0.title }
        Key.text("@url", "The address of that.") { $0.url }
    }
}
