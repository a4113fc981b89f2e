internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let viewTypes = ["index"]

    mutating func view(_ pair: YAMLPair, editions: [String]) -> View? {
        guard case .mapping(let pairs) = pair.value.content else {
            report(.wrongShape(.view(pair.key), expected: .mapping), at: pair.value.place)
            return nil
        }
        let parts = pairs
        guard let type = Self.viewTypes.first(where: { parts[$0] != nil }) else {
            report(.unknownViewType(pair.key), at: pair.keyPlace, near: pairs.first?.key, among: Self.viewTypes)
            return nil
        }
        let body: View.Body? =
            switch type {
            default: index(pair)
            }
        return body.map {
            View(
                name: pair.key, key: pair.key.slug,
                title: parts["title"].flatMap { text($0.value) } ?? pair.key.capitalizedFirst,
                edition: parts["edition"].flatMap { edition($0.value, among: editions) } ?? 0, body: $0,
                place: pair.keyPlace)
        }
    }

    private mutating func edition(_ node: YAMLNode, among editions: [String]) -> Int? {
        guard let name = text(node) else { return nil }
        if let index = editions.firstIndex(where: { $0.folded == name.folded }) { return index }
        report(.unknownWord(name), at: node.place, near: name, among: editions)
        return nil
    }

    private mutating func index(_ pair: YAMLPair) -> View.Body? {
        let parts = mapping(pair.value, of: .view(pair.key), keys: ["index", "by", "title", "edition"])
        guard let node = parts["index"]?.value, let kind = kind(node) else { return nil }
        return .index(View.Index(kind: kind, by: parts["by"].flatMap { field($0.value, of: kind) }))
    }
}
