internal import Diagnostics
internal import Language
internal import Markup

/// The doors of the home page and the items of the menu.
extension SettingsReader {
    mutating func doors(_ pair: YAMLPair) -> [SiteSettings.Door] {
        guard let items = pair.value.items else {
            report(.wrongShape(.value, expected: .list), at: pair.value.place)
            return []
        }
        return items.compactMap { door($0) }
    }

    /// The words of a door, in French and in English.
    private static let doorWords: [(french: String, english: String)] = [
        ("titre", "title"), ("vue", "view"), ("fiche", "entry"), ("liens", "links"),
    ]

    private mutating func door(_ item: YAMLNode) -> SiteSettings.Door? {
        guard let pairs = item.pairs else {
            report(.wrongShape(.value, expected: .mapping), at: item.place)
            return nil
        }
        let known = Self.doorWords.flatMap { [$0.french, $0.english] }
        for pair in pairs where !known.contains(pair.key.folded) {
            report(.unknownKey(pair.key, within: .door), at: pair.keyPlace, near: pair.key, among: known)
        }
        func pair(_ word: Int) -> YAMLPair? {
            pairs[Self.doorWords[word].french] ?? pairs[Self.doorWords[word].english]
        }
        let title = pair(0).flatMap { text($0) }
        let target = (pair(1) ?? pair(2)).flatMap { pair in
            text(pair).map { SiteSettings.Name(text: $0, place: pair.value.place) }
        }
        if let view = pair(1), let entry = pair(2) { report(.bothGiven(view.key, entry.key), at: entry.keyPlace) }
        if pair(0) == nil { report(.missingKey(Self.doorWords[0].french, within: .door), at: item.place) }
        if pair(1) == nil, pair(2) == nil {
            report(.missingKey(Self.doorWords[1].french, within: .door), at: item.place)
        }
        guard let title, let target else { return nil }
        return SiteSettings.Door(title: title, view: target, isEntry: pair(1) == nil, links: names(pair(3)))
    }
}

extension [YAMLPair] {
    /// The pair of that folded key.
    fileprivate subscript(key: String) -> YAMLPair? { first { $0.key.folded == key } }
}
