internal import Diagnostics
public import Files

/// The site that stands at an output, as it is when it is looked at: a later build does not change it.
public struct BuiltSite: Sendable {
    /// The folder of its files. Builds that follow remove it some time later.
    public let folder: String
    /// What it is.
    public let card: GenerationCard

    /// Follows the output's link once.
    ///
    /// - Throws: `.noSite` where nothing was built, `.incompleteSite` where there is no whole generation with its card,
    ///   `.outputNotOurs`, `.unreadable`.
    public init(at output: String, with fileSystem: FileSystem = .disk) throws(PublishingFailure) {
        let place = try OutputFolder(output)
        guard let number = try place.current(fileSystem) else {
            throw PublishingFailure(Diagnostic(.publication(.noSite(output)), at: Place(output)))
        }
        let card = try PublishingFailure.wrap { () throws(FileError) in
            guard try fileSystem.status(place.card(number))?.kind == .file,
                try fileSystem.status(place.finished(number))?.kind == .folder
            else { return nil as GenerationCard? }
            return GenerationCard(try fileSystem.read(place.card(number)))
        }
        guard let card else {
            throw PublishingFailure(Diagnostic(.publication(.incompleteSite(output)), at: Place(output)))
        }
        self.card = card
        folder = try PublishingFailure.wrap { () throws(FileError) in
            try fileSystem.canonicalPath(place.finished(number))
        }
    }
}
