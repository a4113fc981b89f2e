public import ContentModel
public import KnowledgeBase

/// A page of the site: where it stands and what it shows. Its bytes are made when asked for.
public struct Page: Sendable, Hashable {
    /// From the site's root: `politiques/logement.html`.
    public var path: String
    /// What it shows.
    public var subject: Subject

    /// What a page shows.
    public enum Subject: Sendable, Hashable {
        case home
        case entry(EntryID)
        /// Entries of a kind, by title; `number` counts from 1.
        case list(kind: KindID, number: Int, of: Int)
        /// The index of everything; `number` counts from 1.
        case index(number: Int, of: Int)
        /// A part of a view declared in the model: a position in `Model.views`.
        case view(ViewID, ViewPart)
        case siteMap
        /// What data stand beside the pages.
        case data
        /// What a script fills with the results of a search.
        case search
        case notFound
        /// All that refers to an entry under one name, where its own page has no room for it; `number` counts from 1.
        case inverse(EntryID, Relation, number: Int, of: Int)
        /// A former address of an entry.
        case redirect(EntryID)
        /// The address of an entry that was withdrawn.
        case withdrawn(Withdrawal)
    }
}

extension Page.Subject {
    /// The subject as a line of text: the same in every build with the same model.
    public func text(_ names: EntryNames) -> String {
        func name(_ id: EntryID) -> String { names[id].kind + ":" + names[id].slug }
        switch self {
        case .home: return "home"
        case .entry(let id): return "entry " + name(id)
        case .list(let kind, let number, let of): return "list \(kind.index) \(number)/\(of)"
        case .index(let number, let of): return "index \(number)/\(of)"
        case .view(let view, .whole): return "view \(view.index)"
        case .view(let view, .number(let number, let of)): return "view \(view.index) \(number)/\(of)"
        case .view(let view, .variant(let variant)): return "view \(view.index) variant \(variant)"
        case .view(let view, .word(let word)): return "view \(view.index) word \(word)"
        case .view(let view, .about(let id, let word)):
            return "view \(view.index) about \(name(id)) \(word.map { "\($0)" } ?? "")"
        case .siteMap: return "site-map"
        case .data: return "data"
        case .search: return "search"
        case .notFound: return "not-found"
        case .inverse(let id, .inverse(let inverse), let number, let of):
            return "inverse \(inverse) of \(name(id)) \(number)/\(of)"
        case .inverse(let id, .mention, let number, let of): return "mentions of \(name(id)) \(number)/\(of)"
        case .redirect(let id): return "redirect " + name(id)
        case .withdrawn(let gone):
            return "withdrawn \(gone.kind.index) \(gone.slug) \(gone.day) " + (gone.instead.map(name) ?? "")
        }
    }
}

/// How entries refer to another: by an inverse of its kind, or in their texts.
public enum Relation: Sendable, Hashable {
    /// A position in `Model.inverses(of:)`: the first of that name.
    case inverse(Int)
    case mention
}

/// Which page of a view.
public enum ViewPart: Sendable, Hashable {
    /// The only one, or the first.
    case whole
    /// One of several that a long list takes; `number` counts from 1.
    case number(Int, of: Int)
    /// The same content arranged otherwise: a position in what the view declares.
    case variant(Int)
    /// The part for one word of the view's choice.
    case word(Int)
    /// The part for one entry, and perhaps one word.
    case about(EntryID, word: Int?)
}

extension Page {
    /// The way from the page to the site's root: empty or `../` as often as needed.
    var root: String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }
}
