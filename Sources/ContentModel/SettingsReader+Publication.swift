public import Diagnostics
internal import Language
internal import Markup

extension SiteSettings {
    /// Who may read the files of an edition where it is published to a folder, in place of what the umask gives.
    public struct Publication: Sendable, Hashable {
        /// The edition.
        public var edition: Name
        /// A group of the machine that publishes; nil for the account's own.
        public var group: String?
        /// Permissions of files, for example `0o640`; nil for those that the umask gives.
        public var mode: UInt16?
        /// Whether it shows data about people: the fields that the model calls personal.
        public var showsPersonalData = true
    }

    /// What holds for an edition; nil where nothing is said of it.
    public func publication(of edition: String) -> Publication? {
        publications.first { $0.edition.text.folded == edition.folded }
    }

    /// Editions named under `publication` or `à emporter` that the model does not have.
    public func unknownEditions(in model: Model) -> [Diagnostic] {
        (publications.map(\.edition) + takeaways).filter { name in
            !model.editions.contains { $0.folded == name.text.folded }
        }.map { name in
            Diagnostic(
                .site(.unknownEdition(name.text, known: model.editions)), at: name.place,
                suggestion: NearMiss.nearest(to: name.text, among: model.editions))
        }
    }
}

/// `publication: { cadres: { groupe: www-data, mode: 0640, données personnelles: oui } }`.
extension SettingsReader {
    mutating func publications(_ pair: YAMLPair) -> [SiteSettings.Publication] {
        guard let editions = pair.value.pairs else {
            report(.wrongShape(.value, expected: .mapping), at: pair.value.place)
            return []
        }
        return editions.map { publication($0) }
    }

    private mutating func publication(_ pair: YAMLPair) -> SiteSettings.Publication {
        var publication = SiteSettings.Publication(edition: .init(text: pair.key, place: pair.keyPlace))
        guard let parts = pair.value.pairs else {
            report(.wrongShape(.value, expected: .mapping), at: pair.value.place)
            return publication
        }
        for part in parts {
            switch part.key.folded {
            case "groupe", "group": publication.group = text(part)
            case "mode": publication.mode = mode(part)
            case "donnees personnelles", "personal data": publication.showsPersonalData = boolean(part) ?? false
            default:
                let known = ["groupe", "mode", "données personnelles", "group", "personal data"]
                report(.unknownKey(part.key, within: .settings), at: part.keyPlace, near: part.key, among: known)
            }
        }
        return publication
    }

    /// Three digits of eight, or four of which the first is 0; whoever publishes must be able to read and write.
    private mutating func mode(_ pair: YAMLPair) -> UInt16? {
        guard let text = text(pair) else { return nil }
        if let mode = UInt16(text, radix: 8), text.utf8.count == 3 || text.utf8.count == 4 && text.hasPrefix("0"),
            mode & 0o600 == 0o600, mode & 0o111 == 0
        {
            return mode
        }
        report(.wrongShape(.value, expected: .mode), at: pair.value.place)
        return nil
    }
}
