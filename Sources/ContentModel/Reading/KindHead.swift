internal import Diagnostics
internal import Language
internal import Markup

/// What other kinds need to know of one: its name and where it stands.
struct KindHead {
    let id: KindID
    let name: String
    let key: String
    let names: Kind.Names
    let source: Kind.Source
    let path: String
    let hasPages: Bool
    let help: String?
    let place: Place
}

extension ModelReader {
    mutating func head(of kind: DeclaredKind, id: KindID) -> KindHead {
        let names = self.names(kind)
        let source = self.source(kind, names)
        let address = kind.parts[.address].flatMap { self.address($0) }
        return KindHead(
            id: id, name: kind.name, key: kind.name.slug, names: names, source: source,
            path: address ?? checkedFolder(source, kind), hasPages: boolean(kind.parts[.pages]) ?? true,
            help: kind.parts[.help].flatMap { text($0) }, place: kind.place)
    }

    private mutating func names(_ kind: DeclaredKind) -> Kind.Names {
        guard let node = kind.parts[.names] else {
            return Kind.Names(one: kind.name, many: kind.name, gender: .neuter, section: kind.name)
        }
        let parts: Parts<NamesKey> = parts(node, of: .names, at: kind.parts.place(of: .names))
        let one = parts[.one].flatMap { text($0) } ?? kind.name
        let many = parts[.many].flatMap { text($0) } ?? one + "s"
        let section = parts[.section].flatMap { text($0) } ?? many.capitalizedFirst
        let gender = parts[.gender].flatMap { word($0, among: Kind.Gender.self) }
        if parts[.gender] == nil, language == .french { report(.missingKey("gender", within: .names), at: parts.place) }
        return Kind.Names(one: one, many: many, gender: gender ?? .neuter, section: section)
    }

    // MARK: Where entries stand

    private mutating func source(_ kind: DeclaredKind, _ names: Kind.Names) -> Kind.Source {
        switch (kind.parts[.folder], kind.parts[.table]) {
        case (let folder?, nil): return .folder(text(folder) ?? "")
        case (nil, let table?): return .table(text(table) ?? "")
        case (nil, nil):
            report(.missingKey("folder", within: .kind(kind.name)), at: kind.place)
            return .folder(names.many.slug)
        case (let folder?, _?):
            report(.bothGiven("folder", "table"), at: kind.parts.place(of: .table))
            return .folder(text(folder) ?? "")
        }
    }

    /// An address of pages: parts of lower-case ASCII, `a/b`.
    private mutating func address(_ node: YAMLNode) -> String? {
        guard let text = text(node) else { return nil }
        if text.isAddress { return text }
        report(.badPath(text), at: node.place)
        return nil
    }

    /// The source's folder, which is also the address where the kind gives no other.
    private mutating func checkedFolder(_ source: Kind.Source, _ kind: DeclaredKind) -> String {
        let folder = source.folder
        if let place = (kind.parts[.folder] ?? kind.parts[.table])?.place, !folder.isAddress {
            report(.badPath(folder), at: place)
        }
        return folder
    }

    // MARK: Names in double

    /// Two kinds in one folder or table, or pages of two kinds in one folder.
    mutating func checkSources(of heads: [KindHead]) {
        let reserved: Set = ["donnees", "assets", "recherche", "index", "visas"]
        var sources: [String: KindHead] = [:]
        var paths: [String: KindHead] = [:]
        for head in heads {
            let folder = head.source.folder
            if let first = sources[folder] ?? paths[head.path] {
                report(.duplicateName(folder), at: head.place, notes: [.init(.firstDefinedHere, at: first.place)])
            }
            let names = Set([head.path.split(separator: "/").first.map(String.init) ?? "", folder])
            if let name = names.first(where: { reserved.contains($0) || $0.isEmpty }) {
                report(.reservedName(name), at: head.place)
            }
            sources[folder] = head
            paths[head.path] = head
        }
    }

    /// Audiences of one name.
    mutating func checkNames(editions: [String], at place: Place?) {
        var seen: Set<String> = []
        for name in editions where !seen.insert(name.folded).inserted {
            if let place { report(.duplicateName(name), at: place) }
        }
    }

    /// Two inverses, or an inverse and a field, of one name on one kind.
    mutating func checkInverses(of heads: [KindHead], _ fields: [[Field]]) {
        var seen = fields.map { fields in
            Dictionary(fields.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        }
        for field in fields.joined().flatMap({ [$0] + $0.type.recordFields }) {
            guard case .reference(let type) = field.type, let key = type.inverseKey, let name = type.inverse else {
                continue
            }
            for target in type.kinds {
                if let first = seen[target.index][key] {
                    report(
                        .duplicateInverse(name, kind: heads[target.index].names.one), at: field.place,
                        notes: [.init(.firstDefinedHere, at: first)])
                }
                seen[target.index][key] = field.place
            }
        }
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Whether it can be the address of a folder of pages: slugs with strokes between.
    var isAddress: Bool {
        let parts = split(separator: "/", omittingEmptySubsequences: false)
        return !isEmpty && parts.allSatisfy { !$0.isEmpty && String($0).slug == $0 }
    }
}
