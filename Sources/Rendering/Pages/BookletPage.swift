internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// All entries of a kind that are in force, one after the other.
struct BookletPage: PageContext {
    let scope: PageScope
    let kind: Kind

    var title: String { scope.typeset(kind.names.section) }

    static let keys = KeyTable<BookletPage>("booklet", "All entries of a kind that are in force, one after the other.")
    {
        Key.list("@entries", "Them, by title.") { $0.entries }
    }

    private var entries: [EntryPage] {
        scope.reader.byTitle(kind: kind.id).filter { scope.reader.validity(of: $0) == .inForce }.map {
            EntryPage(scope, $0, isDocument: true)
        }
    }
}

/// What a document says of itself, besides what its page says.
struct DocumentFrame: KeyedContext {
    let scope: PageScope

    static let keys = KeyTable<DocumentFrame>("document", "What a document says of itself, besides what its page says.")
    {
        Key.text("@date", "The day as of which it holds.") { $0.scope.language.formatLong($0.scope.reader.date) }
        Key.text("@day", "The same, as machines read it.") { "\($0.scope.reader.date)" }
        Key.flag("@has-files", "Whether what it is about shows files.") { !$0.files.isEmpty }
        Key.list("@files", "Those files, by what they are and their names.") { $0.files }
        Key.text("@address", "Where its page is read, where the site's address is known.") { frame in
            frame.scope.frame.baseURL.map { $0 + frame.scope.page.path }
        }
    }

    private var files: [PageLink] {
        guard case .entry(let id) = scope.page.subject else { return [] }
        return scope.reader.files(with: id).map { file in
            let name = String(file.path.lastName)
            let title = file.entry == id ? name : "\(scope.title(of: file.entry)) (\(name))"
            return PageLink(title: title, url: nil)
        }
    }
}
