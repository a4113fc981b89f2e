internal import Diagnostics
internal import Language
internal import Markup

/// What of the look the generator itself must name: classes, icons, anchors. From the `theme.yaml` of a theme and its
/// parents.
public struct ThemeDesign: Sendable {
    private var tones: [Tone: String] = [:]
    private var icons: [Icon: String] = [:]
    private var anchors: [Anchor: String] = [:]

    /// The sections of a `theme.yaml`.
    static let sections = [Tone.section, Icon.section, Anchor.section]

    /// The class of a tone; empty for none.
    func tone(_ tone: Tone?) -> String { tone.flatMap { tones[$0] } ?? "" }
    /// An icon's name in the theme.
    func icon(_ icon: Icon) -> String { icons[icon] ?? icon.rawValue }
    /// The anchor of a part of a page.
    func anchor(_ anchor: Anchor) -> String { anchors[anchor] ?? anchor.rawValue }

    /// Reads manifests, nearest theme first. A name that the generator needs and no theme has is reported, as is one that it
    /// does not know.
    static func read(_ manifests: [SourceFile]) -> (ThemeDesign, [Diagnostic]) {
        var design = ThemeDesign()
        var reading = Reading(place: Place(manifests.first?.path ?? ""))
        let sections = manifests.map { manifest in
            Dictionary((YAMLNode.parse(manifest).0?.pairs ?? []).map { ($0.key, $0.value) }) { first, _ in first }
        }
        design.tones = reading.values(sections)
        design.icons = reading.values(sections)
        design.anchors = reading.values(sections)
        return (design, reading.diagnostics)
    }

    private struct Reading {
        /// Where what is missing is missing.
        let place: Place
        var diagnostics: [Diagnostic] = []

        /// The values of one section in all themes.
        mutating func values<Name: DesignName>(_ themes: [[String: YAMLNode]]) -> [Name: String] {
            var values: [Name: String] = [:]
            var misshapen: Set<Name> = []
            for node in themes.compactMap({ $0[Name.section] }) {
                guard let pairs = node.pairs else {
                    diagnostics.append(Diagnostic(.model(.wrongShape(Name.part, expected: .mapping)), at: node.place))
                    continue
                }
                for pair in pairs {
                    guard let name = Name(rawValue: pair.key) else {
                        let suggestion = NearMiss.nearest(to: pair.key, among: Name.allCases.map(\.rawValue))
                        diagnostics.append(
                            Diagnostic(
                                .model(.unknownKey(pair.key, within: Name.part)), at: pair.keyPlace,
                                suggestion: suggestion))
                        continue
                    }
                    guard let found = pair.value.text else {
                        misshapen.insert(name)
                        diagnostics.append(
                            Diagnostic(.model(.wrongShape(Name.part, expected: .text)), at: pair.value.place))
                        continue
                    }
                    if values[name] == nil { values[name] = found }
                }
            }
            for name in Name.allCases where values[name] == nil && !misshapen.contains(name) {
                diagnostics.append(Diagnostic(.model(.missingKey(name.rawValue, within: Name.part)), at: place))
            }
            return values
        }
    }
}
