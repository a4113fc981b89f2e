internal import Diagnostics
internal import Language
internal import Markup

/// The texts of `site.yaml` for pages.
extension SettingsReader {
    /// A text, or the parts of one that has some.
    mutating func inform(_ pair: YAMLPair, _ information: inout [String: String]) {
        guard let known = Self.parts.first(where: { $0.names.contains(pair.key.folded) })?.parts else {
            information[pair.key.slug] = text(pair)
            return
        }
        guard let pairs = pair.value.pairs else {
            return report(.wrongShape(.value, expected: .mapping), at: pair.value.place)
        }
        for inner in pairs {
            guard let part = known.first(where: { $0.names.contains(inner.key.folded) }) else {
                let words = known.flatMap(\.names)
                report(.unknownKey(inner.key, within: .settings), at: inner.keyPlace, near: inner.key, among: words)
                continue
            }
            let value =
                switch part.shape {
                case .text: text(inner)
                case .date: date(inner)?.description
                case .word(let words): word(inner, among: words)
                }
            information[pair.key.slug + "." + inner.key.slug] = value
        }
    }

    private mutating func word(_ pair: YAMLPair, among words: [String]) -> String? {
        guard let text = text(pair) else { return nil }
        if words.contains(text.folded) { return text }
        report(.unknownWord(text), at: pair.value.place, near: text, among: words)
        return nil
    }

    /// A part of a text for pages.
    private struct Part {
        enum Shape {
            case text, date
            case word([String])
        }

        /// In French and in English.
        var names: [String]
        var shape = Shape.text
    }

    /// What stands below some of the texts for pages. The degrees of compliance are those of the RGAA 4.1, declaration of
    /// accessibility.
    private static let parts: [(names: [String], parts: [Part])] = [
        (
            ["accessibilite", "accessibility"],
            [
                Part(
                    names: ["conformite", "compliance"],
                    shape: .word([
                        "totalement conforme", "partiellement conforme", "non conforme", "fully compliant",
                        "partially compliant", "not compliant",
                    ])),
                Part(names: ["motif", "reason"]), Part(names: ["contact"]),
                Part(names: ["declaration du", "declared on"], shape: .date),
            ]
        ),
        (
            ["donnees personnelles", "personal data"],
            [Part(names: ["responsable", "controller"]), Part(names: ["contact"])]
        ),
    ]
}
