public import ContentModel
public import Language

/// One thing that a page wants to know. With a digest of its answer it is a read: a page is a function of its reads.
public enum Question: Sendable, Hashable {
    /// All that is no entry and that every page shows or obeys: settings, model, theme, menu, footer.
    case site
    /// All that an entry says.
    case entry(EntryID)
    /// An entry's title, and by it its place among others by title.
    case title(EntryID)
    /// Whether an entry holds at the site's date.
    case validity(EntryID)
    /// Who refers to an entry.
    case backlinks(EntryID)
    /// Where an entry and its fields stand.
    case origin(EntryID)
    /// In which index an entry without a page is read.
    case indexPlace(EntryID)
    /// Which entries a kind has.
    case entries(KindID)
    /// How many entries a kind has.
    case count(KindID)
    /// Whether there is an entry of that kind and slug.
    case named(KindID, slug: String)
    /// The list of a kind: those in force, those that wait, those that are over.
    case list(KindID)
    /// The entries of a kind by title.
    case byTitle(KindID)
    /// The entries of an index view.
    case index(ViewID)
    /// Everything that has a page, from A to Z.
    case everything
    /// All cells of a coverage rule.
    case coverage(RuleID)
    /// The cells of a coverage rule in the row or the column of an entry.
    case cells(RuleID, EntryID)
    /// Which names texts explain.
    case terms
    /// The site's date itself.
    case date
    /// Whether a day lies before the site's date.
    case past(CalendarDate)
    /// What is to be mended.
    case remarks
    /// A file of the content folder: where it is published, and its size.
    case file(String)
}

extension Edition {
    /// Whether a question names no entry that the audience cannot see: the answer to such a one is always that there is
    /// none, and its name would tell that there is.
    package func mayKnow(_ question: Question) -> Bool {
        switch question {
        case .entry(let id), .title(let id), .validity(let id), .backlinks(let id), .origin(let id),
            .indexPlace(let id),
            .cells(_, let id):
            contains(id)
        case .named(let kind, let slug): id(kind: kind, slug: slug) != nil
        case .site, .entries, .count, .list, .byTitle, .index, .everything, .coverage, .terms, .date, .past, .remarks,
            .file:
            true
        }
    }
}

extension Question {
    /// The question as one line of text, in the words of the model and of entries' names; the same in every build.
    public func text(_ model: Model, _ names: EntryNames) -> String {
        var bytes: [UInt8] = []
        write(model, names, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends that line, in UTF-8 and without a line break.
    public func write(_ model: Model, _ names: EntryNames, into bytes: inout [UInt8]) {
        func put(_ verb: String, _ rest: String = "") {
            bytes += verb.utf8
            if !rest.isEmpty { bytes += rest.utf8 }
        }
        func put(_ verb: String, _ id: EntryID) {
            bytes += verb.utf8
            bytes += names[id].kind.utf8
            bytes.append(UInt8(ascii: ":"))
            bytes += names[id].slug.utf8
        }
        func key(_ kind: KindID) -> String { model.kinds[kind].key }
        switch self {
        case .site: put("site")
        case .entry(let id): put("entry ", id)
        case .title(let id): put("title ", id)
        case .validity(let id): put("validity ", id)
        case .backlinks(let id): put("backlinks ", id)
        case .origin(let id): put("origin ", id)
        case .indexPlace(let id): put("index-place ", id)
        case .entries(let kind): put("entries ", key(kind))
        case .count(let kind): put("count ", key(kind))
        case .named(let kind, let slug): put("named ", key(kind) + ":" + slug)
        case .list(let kind): put("list ", key(kind))
        case .byTitle(let kind): put("by-title ", key(kind))
        case .index(let view): put("index ", model.views[view].key)
        case .everything: put("everything")
        case .coverage(let rule): put("coverage ", model.rules[rule].name.slug)
        case .cells(let rule, let id): put("cells " + model.rules[rule].name.slug + " ", id)
        case .terms: put("terms")
        case .date: put("date")
        case .past(let day): put("past ", day.description)
        case .remarks: put("remarks")
        case .file(let path): put("file ", path)
        }
    }

    /// Reads a line of text; nil for one that names nothing of the model, or an entry that nobody ever knew.
    public init?(_ text: String, _ model: Model, _ names: EntryNames) {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let verb = words.first else { return nil }
        let rest = words.count > 1 ? words[1] : ""
        func entry(_ text: String) -> EntryID? {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            return parts.count == 2 ? names.id(EntryNames.Name(kind: parts[0], slug: parts[1])) : nil
        }
        func kind(_ key: String) -> KindID? { model.kinds.firstID { $0.key == key } }
        func rule(_ key: String) -> RuleID? { model.rules.firstID { $0.name.slug == key } }
        let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
        let question: Question? =
            switch verb {
            case "site": .site
            case "entry": entry(rest).map { .entry($0) }
            case "title": entry(rest).map { .title($0) }
            case "validity": entry(rest).map { .validity($0) }
            case "backlinks": entry(rest).map { .backlinks($0) }
            case "origin": entry(rest).map { .origin($0) }
            case "index-place": entry(rest).map { .indexPlace($0) }
            case "entries": kind(rest).map { .entries($0) }
            case "count": kind(rest).map { .count($0) }
            case "named": Self.named(rest, kind)
            case "list": kind(rest).map { .list($0) }
            case "by-title": kind(rest).map { .byTitle($0) }
            case "index": model.views.firstID { $0.key == rest }.map { .index($0) }
            case "everything": .everything
            case "coverage": rule(rest).map { .coverage($0) }
            case "cells":
                parts.count == 2 ? rule(parts[0]).flatMap { rule in entry(parts[1]).map { .cells(rule, $0) } } : nil
            case "terms": .terms
            case "date": .date
            case "past": CalendarDate(parsing: rest).map { .past($0) }
            case "remarks": .remarks
            case "file": .file(rest)
            default: nil
            }
        guard let question else { return nil }
        self = question
    }

    private static func named(_ text: String, _ kind: (String) -> KindID?) -> Question? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? kind(parts[0]).map { .named($0, slug: parts[1]) } : nil
    }
}
