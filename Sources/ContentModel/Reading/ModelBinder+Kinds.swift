internal import Diagnostics
internal import Language
internal import Markup

/// What a kind says beside its fields.
extension ModelBinder {
    mutating func bind(_ head: KindHead, _ declared: DeclaredKind) -> Kind {
        let parts = declared.parts
        let scope = scope(head.id)
        var own = scope.fields
        for field in fields(.personal, parts, in: scope) { own[field] = own[field].asPersonal }
        let visa = parts[.visa] == nil ? nil : visa(of: own)
        if parts[.visa] != nil, case .table = head.source {
            // A visa covers a file: its validated version is kept, and its fingerprint written into it.
            reader.report(VisaProblem.needsFolder(kind: head.name), at: parts.place(of: .visa))
        }
        let succession = self.succession(parts, of: head)
        let title = parts[.title].map { self.title($0, in: scope) } ?? TitlePattern(parts: [])
        return Kind(
            id: head.id, name: head.name, key: head.key, names: head.names, source: head.source, path: head.path,
            title: title, hasPages: head.hasPages, rdf: parts[.rdf].flatMap { reader.rdfTerm($0) },
            help: head.help, fields: own,
            roles: roles(parts, of: head, succession: succession),
            validity: parts[.inForce].flatMap { validity($0, parts.place(of: .inForce), in: scope) },
            review: parts[.review].flatMap { review($0, of: head.id) },
            succession: succession, visa: visa, display: display(parts, in: scope, title),
            askedBy: parts[.askedBy].map { reader.texts($0) } ?? [], place: head.place)
    }

    private mutating func succession(_ parts: Parts<KindKey>, of head: KindHead) -> FieldID? {
        guard let node = parts[.succession], let field = self.field(.succession, parts, in: scope(head.id)) else {
            return nil
        }
        let declared = fields[head.id.index][field.index]
        if declared.type.targets == [head.id] { return field }
        report(.wrongTarget(declared.name, expected: head.names.one), at: node.place)
        return nil
    }

    private mutating func display(_ parts: Parts<KindKey>, in scope: FieldScope, _ title: TitlePattern) -> Kind.Display
    {
        var display = Kind.Display()
        display.summary = fields(.summary, parts, in: scope)
        display.columns = parts[.columns] == nil ? title.fields : fields(.columns, parts, in: scope)
        display.order = fields(.order, parts, in: scope)
        display.beforeText = fields(.beforeText, parts, in: scope)
        display.sort = sortKeys(parts[.orderBy], in: scope)
        return display
    }

    /// `nom`, or `"{prénom} {nom}"`.
    private mutating func title(_ node: YAMLNode, in scope: FieldScope) -> TitlePattern {
        guard let pattern = reader.text(node) else { return TitlePattern(parts: []) }
        guard pattern.contains("{") else {
            return TitlePattern(parts: field(node, in: scope).map { [.field($0)] } ?? [])
        }
        var parts: [TitlePattern.Part] = []
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                report(.unclosedBrace, at: node.place)
                return TitlePattern(parts: parts)
            }
            let name = String(rest[rest.index(after: open)..<close])
            if let field = self.field(named: name, in: scope, at: node.place) { parts.append(.field(field)) }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return TitlePattern(parts: parts)
    }

    private mutating func validity(_ node: YAMLNode, _ place: Place, in scope: FieldScope) -> Kind.Validity? {
        let parts: Parts<InForceKey> = reader.parts(node, of: .inForce, at: place)
        let (from, until) = (field(.from, parts, in: scope), field(.until, parts, in: scope))
        if let from, from == until { report(.contradiction("from", "until"), at: parts.place(of: .until)) }
        var words = parts[.words].map { reader.texts($0) } ?? []
        if words.count < 2 {
            if let written = parts[.words] { report(.wrongShape(.value, expected: .list), at: written.place) }
            words = language == .french ? ["en vigueur", "plus en vigueur"] : ["in force", "no longer in force"]
        }
        guard from != nil || until != nil else {
            if parts[.from] == nil, parts[.until] == nil, node.pairs != nil {
                report(.missingKey("until", within: .inForce), at: node.place)
            }
            return nil
        }
        return Kind.Validity(from: from, until: until, inForce: words[0], outOfForce: Array(words.dropFirst()))
    }

    /// When and by whom the entries of a kind are reread.
    private mutating func review(_ node: YAMLNode, of kind: KindID) -> Kind.Review? {
        let parts: Parts<ReviewKey> = reader.parts(node, of: .review, at: node.place)
        let owner = path(.owner, parts, from: kind)
        return field(.by, parts, in: scope(kind)).map { Kind.Review(by: $0, owner: owner) }
    }

    // MARK: Roles

    private mutating func roles(_ parts: Parts<KindKey>, of head: KindHead, succession: FieldID?) -> Roles {
        guard let node = parts[.roles] else { return Roles([:]) }
        let scope = scope(head.id)
        let roles: Parts<Role> = reader.parts(node, of: .roles(head.name), at: parts.place(of: .roles))
        var found: [Role: [FieldID]] = [:]
        for role in roles.keys {
            guard let value = roles[role] else { continue }
            if !role.isList, value.items != nil {
                report(.wrongShape(.roles(head.name), expected: .text), at: value.place)
            }
            let named = fields(value, in: scope, role.sort)
            if !named.isEmpty { found[role] = role.isList ? named : Array(named.prefix(1)) }
        }
        checkParent(&found, roles, of: head, succession)
        for group in Role.exclusive { checkExclusive(group, found, roles, scope) }
        return Roles(found)
    }

    /// What an entry is part of is of its own kind, and not what it replaces.
    private mutating func checkParent(
        _ found: inout [Role: [FieldID]], _ roles: Parts<Role>, of head: KindHead, _ succession: FieldID?
    ) {
        guard let parent = found[.parent]?.first, let place = roles[.parent]?.place else { return }
        let field = fields[head.id.index][parent.index]
        if field.type.targets != [head.id] {
            report(.wrongTarget(field.name, expected: head.names.one), at: place)
            found[.parent] = nil
        } else if parent == succession {
            report(.contradiction("parent", "succession"), at: place)
        }
    }

    /// A field that has two roles of which one excludes the other.
    private mutating func checkExclusive(
        _ group: [Role], _ found: [Role: [FieldID]], _ roles: Parts<Role>, _ scope: FieldScope
    ) {
        var seen: [FieldID: Role] = [:]
        for role in group {
            for field in found[role] ?? [] {
                if let first = seen[field], first != role {
                    report(.contradiction(first.rawValue, role.rawValue), at: roles[role]?.place ?? roles.place)
                }
                seen[field] = role
            }
        }
    }
}
