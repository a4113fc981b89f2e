internal import ContentModel
internal import KnowledgeBase

/// The fields that the page of an entry shows, in the order of its kind: not what stands in the title, in the stamp or in a
/// panel already, not what only the generator reads.
struct ShownFields {
    /// Those that the kind puts before the text, each with a heading.
    private(set) var before: [FieldContext] = []
    /// Those of the table of fields.
    private(set) var short: [FieldContext] = []
    /// Those with a heading of their own, after the text.
    private(set) var long: [FieldContext] = []

    /// - Parameter inPanels: keys of fields that panels show.
    init(of entry: Entry<Linked>, _ kind: Kind, _ scope: PageScope, except inPanels: Set<String>) {
        let display = kind.display
        let named = display.beforeText + display.order.filter { !display.beforeText.contains($0) }
        let all = entry.values.fieldIDs()
        for index in named.isEmpty ? all : named + all.filter({ !named.contains($0) }) {
            guard let value = entry.values[index], Self.isShown(index, of: kind),
                inPanels.isEmpty || !inPanels.contains(kind.fields[index].key)
            else { continue }
            let field = FieldContext(scope: scope, kind: kind.id, field: index, value: value, owner: entry.title)
            if display.beforeText.contains(index) {
                before.append(field)
            } else if field.isLong {
                long.append(field)
            } else {
                short.append(field)
            }
        }
    }

    private static func isShown(_ index: FieldID, of kind: Kind) -> Bool {
        if index == kind.title.singleField || index == kind.review?.by { return false }
        if let visa = kind.visa, [visa.by, visa.on, visa.fingerprint].contains(index) { return false }
        switch kind.fields[index].type {
        case .edition, .aliases, .searchable, .publicationState: return false
        case .text: return !kind.title.fields.contains(index)
        default: return true
        }
    }
}
