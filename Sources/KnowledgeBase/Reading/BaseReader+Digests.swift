internal import ContentModel
internal import Diagnostics
internal import Language

extension BaseReader {
    /// A digest of the answer to a question, the same for the same answer in every base and every build; 0 where there is
    /// nothing to answer about.
    public func digest(of question: Question) -> UInt64 {
        let edition = orders.edition
        switch question {
        case .site: return facts.digest
        case .entry(let id): return edition.contains(id) ? edition.digest(of: id) ^ facts.pendingDigest(of: id) : 0
        case .title(let id): return edition.contains(id) ? edition[id].title.digest : 0
        case .validity(let id):
            guard edition.contains(id) else { return 0 }
            return edition.validity(of: id, at: orders.date).digest(edition.names)
        case .backlinks(let id): return edition.contains(id) ? Backlink.digest(of: id, edition) : 0
        case .origin(let id): return edition.contains(id) ? edition.origin(of: id).digest : 0
        case .indexPlace(let id): return orders.indexPlaces[id].map(\.digest) ?? 0
        case .entries(let kind): return edition.digest(of: edition.ids(ofKind: kind))
        case .count(let kind): return UInt64(edition.count(ofKind: kind)) + 1
        case .named(let kind, let slug): return edition.id(kind: kind, slug: slug) == nil ? 0 : 1
        case .list(let kind): return orders.lists[kind].digest(edition)
        case .byTitle(let kind): return edition.digest(of: orders.byTitle[kind])
        case .index(let view): return orders.indexes[view].digest(edition)
        case .everything: return orders.all.digest(edition)
        case .coverage(let rule): return CoverageCell.digest(orders.coverage[rule], edition)
        case .cells(let rule, let id): return CoverageCell.digest(orders.cells[rule][id] ?? [], edition)
        case .terms: return orders.terms.digest(edition.names)
        case .date: return UInt64(bitPattern: Int64(orders.date.dayNumber))
        case .past(let day): return day < orders.date ? 1 : 2
        case .remarks: return facts.remarksDigest
        case .file(let path): return facts.files[path].map(\.digest) ?? 0
        }
    }
}

extension Edition {
    /// A digest of all that an entry says.
    public func digest(of id: EntryID) -> UInt64 {
        self[id].digest(names, seal: model.kinds[self[id].kind].visa?.fingerprint)
    }
}

extension String {
    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(self)
        return hash.value
    }
}

extension Edition {
    fileprivate func digest(of ids: some Sequence<EntryID>) -> UInt64 {
        var hash = ContentHash()
        for id in ids { hash.add(word: names.hash(of: id)) }
        return hash.value
    }
}

extension Listing {
    fileprivate func digest(_ edition: Edition) -> UInt64 {
        var hash = ContentHash()
        for part in parts {
            switch part.name {
            case .whole: hash.add(1)
            case .letter(let letter): hash.add(letter)
            case .text(let text): hash.add(text)
            case .entry(let id): hash.add(word: edition.names.hash(of: id))
            case .others: hash.add(2)
            case .notYet: hash.add(3)
            case .over: hash.add(4)
            }
            hash.add(part.range.count)
        }
        for id in entries { hash.add(word: edition.names.hash(of: id)) }
        return hash.value
    }
}

extension CoverageCell {
    fileprivate static func digest(_ cells: [CoverageCell], _ edition: Edition) -> UInt64 {
        var hash = ContentHash()
        for cell in cells {
            hash.add(word: edition.names.hash(of: cell.row))
            hash.add(word: edition.names.hash(of: cell.column))
            hash.add(cell.field.index)
            hash.add(cell.filledBy.count)
            for id in cell.filledBy { hash.add(word: edition.names.hash(of: id)) }
        }
        return hash.value
    }
}

extension Backlink {
    /// Of who refers to an entry, and of what waits for somebody of it to take over.
    fileprivate static func digest(of id: EntryID, _ edition: Edition) -> UInt64 {
        var hash = ContentHash()
        for vacancy in edition.vacancies(of: id) {
            hash.add(word: edition.names.hash(of: vacancy.entry))
            hash.add(vacancy.field.index << 1)
            hash.add(vacancy.column?.index ?? -1)
        }
        for link in edition.backlinks(of: id) {
            hash.add(word: edition.names.hash(of: link.source))
            switch link.origin {
            case .field(let field): hash.add(field.index << 1)
            case .record(let field, let row, let subfield):
                for number in [field.index, row, subfield.index] { hash.add(number << 1 | 1) }
            case .text: hash.add(-1)
            }
        }
        return hash.value
    }
}

extension ValidityState {
    fileprivate func digest(_ names: EntryNames) -> UInt64 {
        var hash = ContentHash()
        switch self {
        case .inForce: hash.add(1)
        case .notYet(let day):
            hash.add(2)
            hash.add(day.dayNumber)
        case .ended(let day):
            hash.add(3)
            hash.add(day.dayNumber)
        case .replaced(let by): hash.add(word: names.hash(of: by))
        case .notPublished: hash.add(4)
        }
        return hash.value
    }
}

extension EntryOrigin {
    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(source)
        for place in [place] + places.map({ $0 ?? Place("") }) {
            hash.add(place.path)
            hash.add(place.line)
            hash.add(place.column)
        }
        return hash.value
    }
}

extension Orders.IndexPlace {
    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(view.index)
        hash.add(position)
        return hash.value
    }
}

extension AttachedFile {
    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(path)
        hash.add(size)
        return hash.value
    }
}
