internal import ContentModel
internal import Diagnostics
internal import Markup

/// What can be linked to on an entry's page: the headings of its text and of its Markdown fields, and the fields
/// themselves.
extension Linker {
    /// More headings than this are looked up in a set: a page may have thousands, and as many links to them.
    private static let fewHeadings = 16

    func hasAnchor(_ anchor: String, _ entry: Entry<Written>) -> Bool {
        if !manyAnchors.isEmpty, let anchors = manyAnchors[entry.place] { return anchors.contains(anchor) }
        if entry.body?.headings.contains(where: { $0.id == anchor }) == true { return true }
        return zip(entry.values, model.kinds[entry.kind].fields).contains { value, field in
            guard let value else { return false }
            if field.key == anchor { return true }
            guard case .passage(let fragment) = value else { return false }
            return fragment.headings.contains { $0.id == anchor }
        }
    }

    /// The anchors that one which is not there may have meant.
    func anchorPool(of entry: Entry<Written>) -> Findings.NamePool {
        if manyAnchors[entry.place] != nil { return .anchors(entry.place) }
        return .names(Self.anchors(of: entry, model.kinds[entry.kind]))
    }

    private static func anchors(of entry: Entry<Written>, _ kind: Kind) -> Set<String> {
        var anchors = Set(entry.body?.headings.map(\.id) ?? [])
        for (value, field) in zip(entry.values, kind.fields) {
            guard let value else { continue }
            anchors.insert(field.key)
            if case .passage(let fragment) = value { anchors.formUnion(fragment.headings.map(\.id)) }
        }
        return anchors
    }

    /// By the entries' places: the anchors of those with many headings.
    static func manyAnchors(_ drafts: [Draft<Written>], _ model: Model) -> [Place: Set<String>] {
        var many: [Place: Set<String>] = [:]
        func add(_ entry: Entry<Written>) {
            var count = entry.body?.headings.count ?? 0
            for case .passage(let fragment)? in entry.values { count += fragment.headings.count }
            if count > fewHeadings { many[entry.place] = anchors(of: entry, model.kinds[entry.kind]) }
        }
        for index in drafts.indices {
            add(drafts[index].current.whole)
            if let validated = drafts[index].validated { add(validated.whole) }
        }
        return many
    }
}
